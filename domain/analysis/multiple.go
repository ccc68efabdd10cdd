package analysis

import (
	"cmp"
	"math"
	"slices"
)

// BenjaminiHochberg adjusts p-values for having run all these tests: what is
// called significant at an adjusted 0.05 is false in at most 5 % of cases on
// average. NaN is no test: it stays NaN and does not count. Source: Benjamini
// and Hochberg, Journal of the Royal Statistical Society B 57 (1995).
func BenjaminiHochberg(pValues []float64) []float64 {
	out := make([]float64, len(pValues))
	var tested []int
	for i, p := range pValues {
		out[i] = math.NaN()
		if !math.IsNaN(p) {
			tested = append(tested, i)
		}
	}
	slices.SortStableFunc(tested, func(a, b int) int { return cmp.Compare(pValues[b], pValues[a]) })
	least := 1.0
	for i, index := range tested {
		rank := len(tested) - i
		least = min(least, pValues[index]*float64(len(tested))/float64(rank))
		out[index] = least
	}
	return out
}
