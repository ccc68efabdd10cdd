package analysis

import (
	"math"
	"slices"
)

const (
	// farAbove is how many robust standard deviations (1.4826 × median absolute
	// deviation) above the median a value lies that can hide a trend or a season of
	// all the others.
	farAbove = 8
	// timesMedian is how many times the median it is besides.
	timesMedian = 3
)

// FarAbove is the median of values and whether the largest of them lies so far
// above it that a line or a season fitted by least squares shows little else.
// Missing values are left out.
func FarAbove(values []float64) (median float64, ok bool) {
	known := slices.DeleteFunc(slices.Clone(values), func(v float64) bool { return !finite(v) })
	if len(known) < LeastForTrend {
		return math.NaN(), false
	}
	median = quantile(known, 0.5)
	away := make([]float64, len(known))
	for i, v := range known {
		away[i] = math.Abs(v - median)
	}
	spread := normalMAD * quantile(away, 0.5)
	largest := slices.Max(known)
	return median, spread > 0 && largest-median >= farAbove*spread && largest >= timesMedian*median
}
