package analysis

import (
	"math"
	"slices"
)

// bulk is a series without the few periods in which nothing or less than nothing
// was measured, a month of closed doors or of returns: one of them must not take
// the logarithm from all others, nor bend the fit.
type bulk struct {
	values, observed []float64 // the barren periods missing
	barren           []int     // their positions; empty where they belong to the rest
	least            float64   // half of the least value above 0: what nothing stands for on a logarithm
}

// barrenApart sets the barren periods of a series apart where the others lie on
// a logarithm. Of more than a few, or among few counts, they belong to the rest.
func barrenApart(values, observed []float64, season *Season) bulk {
	whole := bulk{values: values, observed: observed}
	out := bulk{values: slices.Clone(values), least: math.Inf(1)}
	for i, v := range values {
		switch {
		case !finite(v):
		case v > 0:
			out.least = min(out.least, v/2)
		default:
			out.barren, out.values[i] = append(out.barren, i), math.NaN()
		}
	}
	if n := len(out.barren); n == 0 || float64(n) > otherSign*float64(len(observed)) || fewCounted(observed) {
		return whole
	}
	_, out.observed = observations(out.values)
	if len(out.observed) < LeastForOutliers {
		return whole
	}
	kept, _ := fitting(out.values, out.observed, season)
	if !slices.ContainsFunc(kept, func(s scale) bool { return s.name == logarithm }) {
		return whole
	}
	return out
}

// on is the whole series on a scale. What the logarithm is not defined for is
// held to be half of the least value there is, as measurements below the least
// that can be noted are.
func (b bulk) on(s scale, values []float64) []float64 {
	out := s.transform(b.values)
	for _, i := range b.barren {
		if out[i] = s.into(b.least); s.applies(values[i]) {
			out[i] = s.into(values[i])
		}
	}
	return out
}
