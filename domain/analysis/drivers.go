package analysis

import (
	"cmp"
	"math"
	"slices"
)

// Candidate is a column that may drive a target: numbers (NaN where missing),
// or categories as codes from 0 on (−1 where missing).
type Candidate struct {
	Numbers    []float64 // nil for categories
	Categories []int     // nil for numbers
}

// Driver is what a candidate says of a target.
type Driver struct {
	Index int // into the candidates
	// Correlation is Spearman's for numbers and η of the target's ranks, bias-
	// corrected, for categories.
	Correlation
	// Share is the share of the variance of the target's ranks that goes along
	// with the candidate, less what chance would explain; 0 to 1, NaN where not
	// defined.
	Share float64
	// Added is the part of it that the candidates ranked above do not explain
	// already: near 0 for one that only goes along with them.
	Added float64
}

// RankDrivers ranks candidates by the share of variance of the target's ranks,
// the largest first. Ranks make numbers and categories comparable and let
// skewed values and outliers count no more than others. Added comes from least
// squares of the target's ranks on the ranks and categories of the candidates
// in that order (adjusted R², Ezekiel 1930), a missing number standing at the
// mean and missing categories being one of their own. ErrLength.
func RankDrivers(target []float64, candidates []Candidate) ([]Driver, error) {
	out := make([]Driver, len(candidates))
	for i, c := range candidates {
		if len(c.Numbers)+len(c.Categories) != len(target) {
			return nil, ErrLength
		}
		d, err := alone(target, c)
		if err != nil {
			return nil, err
		}
		d.Index = i
		out[i] = d
	}
	slices.SortStableFunc(out, func(a, b Driver) int { return cmp.Compare(orZero(b.Share), orZero(a.Share)) })
	added(target, candidates, out)
	return out, nil
}

// alone is a candidate without regard to the others.
func alone(target []float64, c Candidate) (Driver, error) {
	if c.Numbers != nil {
		s, err := Spearman(c.Numbers, target)
		return Driver{Correlation: s, Share: s.Adjusted(), Added: math.NaN()}, err
	}
	var values []float64
	var codes []int
	for i, v := range target {
		if finite(v) && c.Categories[i] >= 0 {
			values, codes = append(values, v), append(codes, c.Categories[i])
		}
	}
	a, err := CorrelationRatio(summaries(ranks(values), codes))
	return Driver{Correlation: a.Correlation, Share: a.Explained, Added: math.NaN()}, err
}

// summaries are the values of each category in short.
func summaries(values []float64, codes []int) []GroupSummary {
	var out []GroupSummary
	if len(codes) > 0 {
		out = make([]GroupSummary, slices.Max(codes)+1)
	}
	for i, code := range codes {
		out[code].N++
		out[code].Mean += values[i]
	}
	for i := range out {
		out[i].Mean /= math.Max(1, float64(out[i].N))
	}
	for i, code := range codes {
		if g := &out[code]; g.N > 1 {
			g.Variance += (values[i] - g.Mean) * (values[i] - g.Mean) / float64(g.N-1)
		}
	}
	return out
}

// added fills in what each driver adds to those before it.
func added(target []float64, candidates []Candidate, drivers []Driver) {
	var rows []int
	for i, v := range target {
		if finite(v) {
			rows = append(rows, i)
		}
	}
	blocks := make([]block, 0, len(drivers)+1)
	for _, d := range drivers {
		blocks = append(blocks, newBlock(candidates[d.Index], rows))
	}
	blocks = append(blocks, newBlock(Candidate{Numbers: target}, rows))
	m, starts := newMoments(blocks, len(rows))
	last := len(m.cells) - 1
	total := m.cells[last][last]
	if len(rows) < LeastForCorrelation || !(total > 0) {
		return
	}
	before, freedom := 0.0, 0
	for i := range drivers {
		if math.IsNaN(drivers[i].Share) {
			continue
		}
		tried := m.clone()
		swept := 0
		for j := starts[i]; j < starts[i+1]; j++ {
			if tried.sweep(j) {
				swept++
			}
		}
		left := len(rows) - 1 - freedom - swept
		if left < 1 {
			continue
		}
		after := 1 - tried.cells[last][last]/float64(left)/(total/float64(len(rows)-1))
		drivers[i].Added = max(0, after-before)
		if after > before {
			m, before, freedom = tried, after, freedom+swept
		}
	}
}

// block is a candidate as columns of a regression: one of numbers, or one for
// each category but the first.
type block struct {
	numbers []float64 // centred
	codes   []int
	width   int
}

func newBlock(c Candidate, rows []int) block {
	if c.Numbers == nil {
		b := block{codes: make([]int, len(rows))}
		for i, row := range rows {
			b.codes[i] = c.Categories[row] + 1 // missing is 0
			b.width = max(b.width, b.codes[i])
		}
		return b
	}
	var known []float64
	for _, row := range rows {
		if finite(c.Numbers[row]) {
			known = append(known, c.Numbers[row])
		}
	}
	b := block{numbers: make([]float64, len(rows)), width: 1}
	places, next := ranks(known), 0
	for i, row := range rows {
		if finite(c.Numbers[row]) {
			b.numbers[i] = places[next] - float64(len(known)+1)/2
			next++
		}
	}
	return b
}

// moments are sums of squares and products about the mean, swept as columns
// enter a regression.
type moments struct {
	cells [][]float64
	scale []float64 // the diagonal before anything was swept
}

// newMoments adds up the products of all columns of the blocks; starts gives
// each block's first column.
func newMoments(blocks []block, n int) (m moments, starts []int) {
	starts = make([]int, len(blocks)+1)
	for i, b := range blocks {
		starts[i+1] = starts[i] + b.width
	}
	size := starts[len(blocks)]
	m.cells = make([][]float64, size)
	for i := range m.cells {
		m.cells[i] = make([]float64, size)
	}
	sums := make([]float64, size)
	at, value := make([]int, 0, len(blocks)), make([]float64, 0, len(blocks))
	for row := range n {
		at, value = at[:0], value[:0]
		for i, b := range blocks {
			switch {
			case b.numbers != nil:
				at, value = append(at, starts[i]), append(value, b.numbers[row])
			case b.codes[row] > 0:
				at, value = append(at, starts[i]+b.codes[row]-1), append(value, 1)
			}
		}
		for i, a := range at {
			sums[a] += value[i]
			for j, b := range at {
				m.cells[a][b] += value[i] * value[j]
			}
		}
	}
	m.scale = make([]float64, size)
	for i := range m.cells {
		for j := range m.cells[i] {
			m.cells[i][j] -= sums[i] * sums[j] / float64(n)
		}
		m.scale[i] = m.cells[i][i]
	}
	return m, starts
}

func (m moments) clone() moments {
	c := moments{cells: make([][]float64, len(m.cells)), scale: m.scale}
	for i, row := range m.cells {
		c.cells[i] = slices.Clone(row)
	}
	return c
}

// sweep takes a column into the regression (Goodnight, The American
// Statistician 33, 1979); false where those taken in before leave nothing of it.
func (m moments) sweep(k int) bool {
	pivot := m.cells[k][k]
	if pivot <= exact*m.scale[k] || pivot <= 0 {
		return false
	}
	for i, row := range m.cells {
		if i == k || row[k] == 0 {
			continue
		}
		factor := row[k] / pivot
		for j := range row {
			if j != k {
				row[j] -= factor * m.cells[k][j]
			}
		}
		row[k] = -factor
	}
	for j := range m.cells[k] {
		m.cells[k][j] /= pivot
	}
	m.cells[k][k] = 1 / pivot
	return true
}
