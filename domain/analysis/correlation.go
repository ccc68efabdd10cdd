package analysis

import (
	"cmp"
	"math"
	"slices"

	"gonum.org/v1/gonum/mathext"
	"gonum.org/v1/gonum/stat"
)

// Correlation is how closely two columns go together.
type Correlation struct {
	Coefficient float64 // Pearson and Spearman −1 … 1, others 0 … 1; NaN where not defined
	N           int     // observations with both values
	PValue      float64 // of "they do not go together"; NaN where not defined
}

// LeastForCorrelation pairs: with two, every correlation is perfect.
const LeastForCorrelation = 3

// Pearson is the linear correlation of two columns of equal length, pairs with
// a missing value left out, with the p-value of the t test (n − 2 degrees of
// freedom). NaN below 3 pairs or where a column does not vary. ErrLength.
func Pearson(x, y []float64) (Correlation, error) {
	x, y, err := completePairs(x, y)
	if err != nil {
		return Correlation{}, err
	}
	return PearsonOf(pearson(x, y), len(x)), nil
}

// PearsonOf is Pearson for a coefficient that is known already, of n pairs.
func PearsonOf(coefficient float64, n int) Correlation {
	c := Correlation{Coefficient: math.NaN(), N: n, PValue: math.NaN()}
	if n < LeastForCorrelation || math.IsNaN(coefficient) {
		return c
	}
	c.Coefficient = min(max(coefficient, -1), 1)
	c.PValue = tPValue(c.Coefficient, float64(n-2))
	return c
}

// Spearman is Pearson of the ranks, equal values sharing their mean rank: how
// closely one column rises with the other, along whatever curve. Up to 8 pairs
// the p-value is exact, over all orders. Errors and NaN as for Pearson.
func Spearman(x, y []float64) (Correlation, error) {
	x, y, err := completePairs(x, y)
	if err != nil {
		return Correlation{}, err
	}
	x, y = ranks(x), ranks(y)
	c := PearsonOf(pearson(x, y), len(x))
	if c.N <= maxPermuted {
		c.PValue = permutationPValue(x, y, c.Coefficient)
	}
	return c, nil
}

// completePairs are the pairs without a missing value.
func completePairs(x, y []float64) (a, b []float64, err error) {
	if len(x) != len(y) {
		return nil, nil, ErrLength
	}
	for i := range x {
		if finite(x[i]) && finite(y[i]) {
			a, b = append(a, x[i]), append(b, y[i])
		}
	}
	return a, b, nil
}

// pearson is NaN where a column does not vary beyond rounding.
func pearson(x, y []float64) float64 {
	if len(x) < LeastForCorrelation || extent(x) <= exact*exact*maxAbs(x) || extent(y) <= exact*exact*maxAbs(y) {
		return math.NaN()
	}
	return stat.Correlation(x, y, nil)
}

// tPValue is the two-sided p-value of a correlation with the degrees of
// freedom given, precise for tiny values too.
func tPValue(r, freedom float64) float64 {
	if math.Abs(r) >= 1 {
		return 0
	}
	return mathext.RegIncBeta(freedom/2, 0.5, (1-r)*(1+r))
}

// ranks are 1 for the least value; equal values share the mean of theirs.
func ranks(values []float64) []float64 {
	order := make([]int, len(values))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(values[a], values[b]) })
	out := make([]float64, len(values))
	for i := 0; i < len(order); {
		j := i + 1
		for j < len(order) && values[order[j]] == values[order[i]] {
			j++
		}
		for _, k := range order[i:j] {
			out[k] = float64(i+j+1) / 2
		}
		i = j
	}
	return out
}

// Strength puts a coefficient in a word by its size, after Cohen, Statistical
// Power Analysis for the Behavioral Sciences (1988): below 0.1 negligible,
// below 0.3 weak, below 0.5 moderate, else strong; empty where not defined.
func Strength(coefficient float64) string {
	switch size := math.Abs(coefficient); {
	case math.IsNaN(size):
		return ""
	case size < 0.1:
		return "negligible"
	case size < 0.3:
		return "weak"
	case size < 0.5:
		return "moderate"
	}
	return "strong"
}

// Adjusted is the share of variance that a correlation of n pairs explains,
// less what chance would explain: 1 − (1 − r²)(n − 1)/(n − 2), 0 at least
// (Ezekiel 1930). It compares with AssociationRatio.Explained.
func (c Correlation) Adjusted() float64 {
	if c.N < LeastForCorrelation || math.IsNaN(c.Coefficient) {
		return math.NaN()
	}
	r2 := c.Coefficient * c.Coefficient
	return max(0, 1-(1-r2)*float64(c.N-1)/float64(c.N-2))
}
