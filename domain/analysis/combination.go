package analysis

import (
	"fmt"
	"math"
	"slices"
	"strings"
)

const (
	// favour is the power of a method's error by which it weighs less than the
	// best, once windows are many; fewWindows pull weights towards equal ones
	// ("the forecast combination puzzle": weights learnt from little do harm).
	favour, fewWindows = 5.0, 4.0
	// astray: a method this many of the others' standard deviations from their
	// median is pulled back there.
	astray = 2.0
)

// weigh is how much each method is worth, by its votes and by its mean absolute
// scaled error in the windows; the weights add up to 1.
func weigh(windows []window, members []member) []float64 {
	count := len(members)
	out, sums, ns := make([]float64, count), make([]float64, count), make([]float64, count)
	for _, w := range windows {
		if !(w.scale > 0) {
			continue
		}
		for m := range min(count, len(w.members)) {
			for i, v := range w.actual {
				if miss := math.Abs(v-w.members[m].ahead[i]) / w.scale; finite(miss) {
					sums[m] += miss
					ns[m]++
				}
			}
		}
	}
	least := math.Inf(1)
	for m := range out {
		if ns[m] > 0 {
			least = min(least, sums[m]/ns[m])
		}
	}
	power := favour * float64(len(windows)) / (float64(len(windows)) + fewWindows)
	total := 0.0
	for m := range out {
		out[m] = members[m].votes
		if miss := sums[m] / ns[m]; ns[m] > 0 && miss > 0 {
			out[m] *= math.Pow(least/miss, power)
		}
		total += out[m]
	}
	for m := range out {
		out[m] /= total
	}
	return out
}

// combine is the weighted mean of the methods' forecasts, after those that go
// astray are pulled back; spread and memory are weighted means too.
func combine(members []member, weights []float64) member {
	horizon := len(members[0].ahead)
	out := member{ahead: make([]float64, horizon), spread: make([]float64, horizon), memory: make([]float64, horizon)}
	for m, c := range members {
		out.shared += weights[m] * c.shared
	}
	at, wide := make([]float64, len(members)), make([]float64, len(members))
	for i := range horizon {
		for m, c := range members {
			at[m], wide[m] = c.ahead[i], c.spread[i]
		}
		middle, width := usable(at), usable(wide)
		for m, c := range members {
			v, s := c.ahead[i], c.spread[i]
			if !finite(v) {
				v = middle
			}
			if !finite(s) {
				s = width
			}
			out.ahead[i] += weights[m] * min(max(v, middle-astray*width), middle+astray*width)
			out.spread[i] += weights[m] * min(s, astray*width)
			if finite(c.memory[i]) {
				out.memory[i] += weights[m] * c.memory[i]
			}
		}
	}
	return out
}

// usable is the median of what is finite.
func usable(values []float64) float64 {
	_, observed := observations(values)
	return median(slices.Clone(observed))
}

// combinedBefore is the combined forecast of each window, weighed by the windows
// before it.
func combinedBefore(windows []window) []member {
	out := make([]member, len(windows))
	for k, w := range windows {
		out[k] = combine(w.members, weigh(alike(before(windows[:k], w.origin), w.repeat), w.members))
	}
	return out
}

// modelName lists what is combined, each form once: what carries the season
// itself, then what is of seasonally adjusted values.
func (p *prepared) modelName(members []member) string {
	var own, adjusted []string
	for _, m := range members {
		list := &adjusted
		if m.season || p.season == nil {
			list = &own
		}
		if !slices.Contains(*list, m.name) {
			*list = append(*list, m.name)
		}
	}
	name := "weighted mean of " + strings.Join(append(own, adjusted...), ", ")
	if p.rate {
		name += " of logarithms"
	}
	switch {
	case len(adjusted) == 0:
		return name
	case len(own) == 0:
		return name + " on seasonally adjusted values"
	}
	return fmt.Sprintf("%s, the last %d on seasonally adjusted values", name, len(adjusted))
}

// why tells where the weights come from.
func why(members []member, weights []float64, windows int) string {
	const better = "a mean of several methods usually errs less than each of them; "
	if windows == 0 {
		return better + "weighed alike, since the history is too short to compare them with a season"
	}
	heaviest := 0
	for m, w := range weights {
		if w > weights[heaviest] {
			heaviest = m
		}
	}
	return better + fmt.Sprintf("weighed by their errors in %d rolling forecasts, most of all %s (%.0f %%)",
		windows, members[heaviest].name, 100*weights[heaviest])
}
