package analysis

import (
	"math"

	"gonum.org/v1/gonum/mathext"
	"gonum.org/v1/gonum/stat/distuv"
)

// Contingency is the association of two columns of categories.
type Contingency struct {
	Correlation         // Coefficient is Cramér's V, bias-corrected
	ChiSquare   float64 // Pearson's, without continuity correction
	Freedom     int     // (rows − 1)(columns − 1)
	// Sparse is the share of cells with an expected count below 5: above 0.2 the
	// p-value is not to be relied on (Cochran 1954).
	Sparse float64
}

// sparseCount is the expected count below which the χ² approximation suffers.
const sparseCount = 5

// CramersV measures how far two columns of categories go together, from their
// table of counts (rows × columns, all rows equally long; empty rows and
// columns are left out). Bias-corrected after Bergsma, Journal of the Korean
// Statistical Society 42 (2013): independent columns give 0 on average,
// however many categories. Both are NaN where fewer than two rows or columns
// are left.
//
// Errors: ErrLength for ragged rows, ErrNotFinite for a count that is
// negative, missing or infinite.
func CramersV(counts [][]float64) (Contingency, error) {
	rows, columns, total, err := margins(counts)
	if err != nil {
		return Contingency{}, err
	}
	r, k := positive(rows), positive(columns)
	c := Contingency{Correlation: Correlation{Coefficient: math.NaN(), N: int(total), PValue: math.NaN()}}
	if r < 2 || k < 2 {
		return c, nil
	}
	sparse := 0.0
	for i, row := range counts {
		for j, count := range row {
			expected := rows[i] * columns[j] / total
			if expected == 0 {
				continue
			}
			c.ChiSquare += (count - expected) * (count - expected) / expected
			if expected < sparseCount {
				sparse++
			}
		}
	}
	c.Freedom = int((r - 1) * (k - 1))
	c.Sparse = sparse / (r * k)
	c.PValue = distuv.ChiSquared{K: float64(c.Freedom)}.Survival(c.ChiSquare)
	phi2 := max(0, c.ChiSquare/total-float64(c.Freedom)/(total-1))
	shrink := func(n float64) float64 { return n - (n-1)*(n-1)/(total-1) }
	if least := min(shrink(r), shrink(k)) - 1; least > 0 {
		c.Coefficient = min(1, math.Sqrt(phi2/least))
	}
	return c, nil
}

func margins(counts [][]float64) (rows, columns []float64, total float64, err error) {
	rows = make([]float64, len(counts))
	for i, row := range counts {
		if columns == nil {
			columns = make([]float64, len(row))
		}
		if len(row) != len(columns) {
			return nil, nil, 0, ErrLength
		}
		for j, count := range row {
			if !finite(count) || count < 0 {
				return nil, nil, 0, ErrNotFinite
			}
			rows[i] += count
			columns[j] += count
			total += count
		}
	}
	return rows, columns, total, nil
}

func positive(values []float64) float64 {
	n := 0.0
	for _, v := range values {
		if v > 0 {
			n++
		}
	}
	return n
}

// GroupSummary is what a correlation ratio needs of one category: how many
// observations, their mean and their variance (n − 1; not used for n = 1).
type GroupSummary struct {
	N              int
	Mean, Variance float64
}

// AssociationRatio is the association of a category with a number.
type AssociationRatio struct {
	Correlation // Coefficient is η, bias-corrected: the root of Explained
	// EtaSquared is the plain share of variance between the categories;
	// Explained is ε² (Kelley 1935): less what chance would explain.
	EtaSquared, Explained float64
}

// CorrelationRatio measures how far a category decides a number, from each
// category's summary (those without observations are left out), with the
// p-value of the one-way F test. NaN below two categories, without more
// observations than categories, or where nothing varies. ErrNotFinite for a
// summary that is not a number.
func CorrelationRatio(groups []GroupSummary) (AssociationRatio, error) {
	nan := math.NaN()
	a := AssociationRatio{Correlation: Correlation{Coefficient: nan, PValue: nan}, EtaSquared: nan, Explained: nan}
	var n, k, sum, inside float64
	for _, g := range groups {
		if g.N <= 0 {
			continue
		}
		if !finite(g.Mean) || g.N > 1 && !(finite(g.Variance) && g.Variance >= 0) {
			return AssociationRatio{}, ErrNotFinite
		}
		n, k, sum = n+float64(g.N), k+1, sum+float64(g.N)*g.Mean
		if g.N > 1 {
			inside += float64(g.N-1) * g.Variance
		}
	}
	a.N = int(n)
	between, largest := 0.0, 0.0
	for _, g := range groups {
		if g.N > 0 {
			between += float64(g.N) * (g.Mean - sum/n) * (g.Mean - sum/n)
			largest = max(largest, math.Abs(g.Mean))
		}
	}
	total := between + inside
	if k < 2 || n <= k || !(total > exact*exact*largest*largest*n) {
		return a, nil
	}
	a.EtaSquared = between / total
	a.Explained = max(0, (between-(k-1)*inside/(n-k))/total)
	a.Coefficient = math.Sqrt(a.Explained)
	a.PValue = fPValue(a.EtaSquared, k-1, n-k)
	return a, nil
}

// fPValue is the p-value of the F test of a share of variance explained.
func fPValue(share, d1, d2 float64) float64 {
	if share >= 1 {
		return 0
	}
	return mathext.RegIncBeta(d2/2, d1/2, 1-share)
}
