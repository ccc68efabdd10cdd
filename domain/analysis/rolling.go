package analysis

import (
	"math"
	"slices"
)

const (
	// mostOrigins of the rolling forecasts: more cost time and tell little more.
	mostOrigins = 10
	// leastTrain periods are left to learn from at every origin.
	leastTrain = 6
	// enoughOrigins are few, yet enough to begin only where a season can be known.
	enoughOrigins = 4
	// rolledHorizons is how far back the origins go, at least; beyond it, half of
	// the series.
	rolledHorizons = 3
)

// window is one origin of the rolling forecasts: what came, and what each method
// had forecast from the values before it.
type window struct {
	origin  int       // periods known
	repeat  int       // length of the season that they could show; 1: none
	actual  []float64 // at most horizon periods, as far as the series goes; NaN where missing
	members []member
	naive   []float64 // seasonal naive forecast
	scale   float64   // mean absolute error of the seasonal naive forecast in sample
}

// origins are where rolling forecasts begin.
func origins(n, horizon, repeat int) []int {
	first := max(leastTrain, n-max(n/2, rolledHorizons*horizon))
	if known := leastCycles*repeat + 1; repeat > 1 && n-known >= enoughOrigins {
		first = max(first, known)
	}
	step := max(1, (n-first+mostOrigins-1)/mostOrigins)
	var out []int
	for at := first; at < n; at += step {
		out = append(out, at)
	}
	return out
}

// roll forecasts from every origin with all methods. Searches take up what those
// of the origin before found, never what lies ahead.
func roll(s Series, horizon, repeat int) []window {
	var out []window
	var last *tuned
	n := s.Len()
	for _, origin := range origins(n, horizon, repeat) {
		known := s.slice(0, origin)
		if known.Observed() < leastTrain || !finite(known.Values[origin-1]) {
			continue // a series is forecast from its last value on
		}
		w := window{origin: origin, actual: s.Values[origin:min(n, origin+horizon)]}
		values := filled(known)
		p := prepare(values, s.Grain, known.Starts[0], horizon)
		w.repeat = p.repeat
		w.members, last = p.members(horizon, last)
		w.naive, w.scale = seasonalNaive(values, p.repeat, horizon), scaleOf(known.Values, p.repeat)
		out = append(out, w)
	}
	return out
}

// seasonalNaive repeats the last cycle.
func seasonalNaive(values []float64, period, horizon int) []float64 {
	out := make([]float64, horizon)
	for i := range out {
		out[i] = values[len(values)-period+i%period]
	}
	return out
}

// scaleOf is the mean absolute error of the seasonal naive forecast in sample.
func scaleOf(values []float64, period int) float64 {
	sum, n := 0.0, 0.0
	for _, d := range changes(values, period) {
		if finite(d) {
			sum, n = sum+math.Abs(d), n+1
		}
	}
	return sum / n
}

// filled is a series with what its decomposition expects where values are
// missing; the first and last value are there.
func filled(s Series) []float64 {
	values := slices.Clone(s.Values)
	if s.Observed() == len(values) {
		return values
	}
	parts := takeApart(values, DetectSeason(s), changingSeason)
	for i, v := range values {
		if !finite(v) {
			values[i] = parts.Trend[i] + parts.Seasonal[i]
		}
	}
	return values
}

// before is what was known of windows at an origin: earlier ones, and of them
// the values that had come.
func before(windows []window, origin int) []window {
	var out []window
	for _, w := range windows {
		if w.origin < origin {
			w.actual = w.actual[:min(len(w.actual), origin-w.origin)]
			out = append(out, w)
		}
	}
	return out
}

// alike are the windows in which the same season could be known: how methods do
// without it says nothing of how they do with it.
func alike(windows []window, repeat int) []window {
	var out []window
	for _, w := range windows {
		if w.repeat == repeat {
			out = append(out, w)
		}
	}
	return out
}
