package analysis

import (
	"math"
	"slices"
)

// Gini is the Gini coefficient of values that are all at least 0: 0 where they
// are equal, towards 1 where one has everything. NaN for negative or missing
// values, none at all, or a sum of 0.
//
// It is that of these values as a whole population, Σ(2i − n − 1)x₍ᵢ₎ / (n Σx)
// with x₍ᵢ₎ ascending (Sen, On Economic Inequality, 1973), at most (n − 1)/n:
// among few members it cannot come near 1. To estimate a larger population
// from a sample, multiply by n/(n − 1).
func Gini(values []float64) float64 {
	total, ok := nonNegativeTotal(values)
	if !ok {
		return math.NaN()
	}
	sorted := slices.Clone(values)
	slices.Sort(sorted)
	n := float64(len(sorted))
	sum := 0.0
	for i, v := range sorted {
		sum += (2*float64(i+1) - n - 1) * (v / total)
	}
	return sum / n
}

// HHI is the Herfindahl–Hirschman index of values that are all at least 0: the
// sum of their squared shares, from 1/n where they are equal to 1 where one
// has everything (antitrust law writes it times 10,000). NaN as for Gini.
func HHI(values []float64) float64 {
	total, ok := nonNegativeTotal(values)
	if !ok {
		return math.NaN()
	}
	sum := 0.0
	for _, v := range values {
		sum += (v / total) * (v / total)
	}
	return sum
}

// nonNegativeTotal is the sum of values; false where the measures of
// concentration are not defined.
func nonNegativeTotal(values []float64) (float64, bool) {
	total := 0.0
	for _, v := range values {
		if !finite(v) || v < 0 {
			return 0, false
		}
		total += v
	}
	return total, total > 0 && finite(total)
}
