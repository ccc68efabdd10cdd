package analysis

import (
	"math"

	"gonum.org/v1/gonum/mathext"
	"gonum.org/v1/gonum/stat/distuv"
)

// ShareByChance is the chance that a share of n rows lies as far from what is expected
// of each row, on either side: twice the smaller tail of the binomial distribution.
func ShareByChance(count, n int, expected float64) float64 {
	switch {
	case n <= 0 || !(expected >= 0 && expected <= 1):
		return math.NaN()
	case expected == 0 || expected == 1:
		if float64(count) == expected*float64(n) {
			return 1
		}
		return 0
	}
	above, below := 1.0, 1.0 // at least, at most as many
	if count > 0 {
		above = mathext.RegIncBeta(float64(count), float64(n-count+1), expected)
	}
	if count < n {
		below = 1 - mathext.RegIncBeta(float64(count+1), float64(n-count), expected)
	}
	return min(1, 2*min(above, below))
}

// MeanByChance is the chance that the mean of n values lies as far from what is
// expected, by Student's t with the variance within all groups and its degrees of
// freedom.
func MeanByChance(away, variance float64, n int, freedom float64) float64 {
	switch {
	case n <= 0 || !(freedom >= 1) || !finite(away) || !(variance >= 0):
		return math.NaN()
	case variance == 0:
		return 0
	}
	return 2 * distuv.StudentsT{Sigma: 1, Nu: freedom}.Survival(math.Abs(away)/math.Sqrt(variance/float64(n)))
}
