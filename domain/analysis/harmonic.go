package analysis

import (
	"math"
	"slices"

	"gonum.org/v1/gonum/mat"
)

// cycle is one of the seasons that a grain can have: its length in periods, and
// how many harmonics may describe it. With months, the month of each period from
// 0 to 11, it is a year that steps from month to month instead of a smooth curve.
type cycle struct {
	length    float64
	harmonics int
	months    []int
}

// yearOfDays and yearOfWeeks are a year's mean length.
const (
	yearOfDays  = 365.25
	yearOfWeeks = yearOfDays / daysPerWeek
	// fewHarmonics describe a year in weeks: a smooth curve, and the bumps of a few
	// weeks' length; a year in days tells of bumps of a fortnight.
	fewHarmonics, manyHarmonics = 6, 12
)

// harmonics is a season that stays as it is, as a sum of waves of the length of
// a cycle and of its parts, by least squares on quasi-differences: beside a
// level that wanders as in simple exponential smoothing, and a steady drift.
type harmonics struct {
	cycles []cycle
	beta   [][]float64 // by cycle: cosine and sine of each harmonic
	height float64     // −2 log likelihood but for a constant
	size   float64     // coefficients in all, each as far as it was not shrunk
}

// wave is the value of a column of the regression: cosine and sine in turn.
func (c cycle) wave(column, t int) float64 {
	turns := float64(t) / c.length
	if c.months != nil {
		turns = float64(c.months[t]) / monthsPerYear
	}
	angle := 2 * math.Pi * float64(column/2+1) * turns
	if column%2 == 0 {
		return math.Cos(angle)
	}
	return math.Sin(angle)
}

// columns is how many waves a number of harmonics takes: the sine of a wave of
// two periods is 0 throughout.
func (c cycle) columns(harmonics int) int {
	if c.months != nil {
		return monthsPerYear - 1
	}
	if 2*float64(harmonics) >= c.length {
		return int(math.Ceil(c.length)) - 1
	}
	return 2 * harmonics
}

// at is the season's value in period t.
func (h harmonics) at(t int) float64 {
	sum := 0.0
	for i, c := range h.cycles {
		for j, b := range h.beta[i] {
			sum += b * c.wave(j, t)
		}
	}
	return sum
}

// first is the shortest season alone.
func (h harmonics) first() harmonics {
	h.cycles, h.beta = h.cycles[:1], h.beta[:1]
	return h
}

// longer is all but the shortest season.
func (h harmonics) longer() harmonics {
	h.cycles, h.beta = h.cycles[1:], h.beta[1:]
	return h
}

// sampled is the season of n periods from the first on.
func (h harmonics) sampled(n int) []float64 {
	out := make([]float64, n)
	for i := range out {
		out[i] = h.at(i)
	}
	return out
}

// fitHarmonics fits cycles in turn, the shortest first, each beside those before
// it. A short cycle gets all its harmonics, a long one as many as AICc favours;
// each season is then shrunk towards none as its F statistic says (the
// positive-part estimator of James and Stein 1961), which keeps noise out of the
// seasons of few cycles.
//
// How fast the level wanders is not told well by few values, so what is found for
// each speed is averaged by its likelihood.
func fitHarmonics(values []float64, cycles []cycle) harmonics {
	var all []harmonics
	out := harmonics{cycles: cycles, beta: make([][]float64, len(cycles)), height: math.Inf(1)}
	for _, theta := range []float64{0, 0.3, 0.5, 0.7, 0.8, 0.9, 0.97} {
		h := harmonicsGiven(values, cycles, theta)
		all = append(all, h)
		out.height = min(out.height, h.height)
	}
	weights, total := make([]float64, len(all)), 0.0
	for i, h := range all {
		weights[i] = 1 // an exact fit, as likely as any other
		if h.height > out.height {
			weights[i] = math.Exp((out.height - h.height) / 2)
		}
		total += weights[i]
	}
	for i, h := range all {
		out.add(h, weights[i]/total)
	}
	return out
}

// add adds a part of another season of the same cycles.
func (h *harmonics) add(other harmonics, part float64) {
	h.size += part * other.size
	for i, beta := range other.beta {
		for len(h.beta[i]) < len(beta) {
			h.beta[i] = append(h.beta[i], 0)
		}
		for j, b := range beta {
			h.beta[i][j] += part * b
		}
	}
}

// quasiDifference turns a local level with smoothing 1 − theta into noise.
func quasiDifference(theta float64, n int, value func(int) float64) []float64 {
	out := make([]float64, n-1)
	last, before := 0.0, value(0)
	for i := range out {
		v := value(i + 1)
		last = v - before + theta*last
		out[i], before = last, v
	}
	return out
}

// harmonicsGiven fits beside a level of a given smoothing.
func harmonicsGiven(values []float64, cycles []cycle, theta float64) harmonics {
	n := len(values)
	out := harmonics{cycles: cycles, beta: make([][]float64, len(cycles))}
	y := quasiDifference(theta, n, func(i int) float64 { return values[i] })
	rows := [][]float64{quasiDifference(theta, n, func(i int) float64 { return float64(i) })}
	_, squares := regress(rows, y).solved(1)
	for i, c := range cycles {
		most := c.columns(c.harmonics)
		wide := slices.Clip(rows)
		for j := range most {
			wide = append(wide, quasiDifference(theta, n, func(t int) float64 { return c.wave(j, t) }))
		}
		before, found, kept := len(rows), squares, out.size
		all := regress(wide, y)
		least := corrected(out.likelihood(squares, n), before+2, n-1)
		for _, columns := range c.sizes(most) {
			beta, left := all.solved(before + columns)
			free := n - 1 - before - columns
			aicc := corrected(out.likelihood(left, n), before+columns+2, n-1)
			f := (found - left) / float64(columns) / (left / float64(free))
			if beta == nil || free < 1 || c.fewest(most) < most && aicc >= least || !(f > 1) {
				continue
			}
			least, rows = aicc, wide[:before+columns]
			shrink := 1 - 1/f
			out.size = kept + shrink*float64(columns)
			out.beta[i] = beta[before:]
			for j := range out.beta[i] {
				out.beta[i][j] *= shrink
			}
			squares = found - (found-left)*shrink*(2-shrink)
		}
	}
	out.height = out.likelihood(squares, n)
	return out
}

// likelihood is −2 log likelihood of n − 1 differences but for a constant.
func (h harmonics) likelihood(squares float64, n int) float64 {
	return float64(n-1) * math.Log(squares/float64(n-1))
}

// fewest columns to try: all at once for a short cycle, else one harmonic.
func (c cycle) fewest(most int) int {
	if c.length <= longestSeason/2 {
		return most
	}
	return 2
}

// sizes are the numbers of columns to try.
func (c cycle) sizes(most int) []int {
	var out []int
	for n := c.fewest(most); n < most; n += 2 {
		out = append(out, n)
	}
	return append(out, most)
}

// regression of values on rows, of which the first ones may count alone.
type regression struct {
	gram  *mat.SymDense
	right *mat.VecDense
	total float64 // sum of the values' squares
}

func regress(rows [][]float64, y []float64) regression {
	k := len(rows)
	r := regression{mat.NewSymDense(k, nil), mat.NewVecDense(k, nil), dot(y, y)}
	for i, a := range rows {
		for j := i; j < k; j++ {
			r.gram.SetSym(i, j, dot(a, rows[j]))
		}
		r.gram.SetSym(i, i, r.gram.At(i, i)*(1+1e-10)+1e-300)
		r.right.SetVec(i, dot(a, y))
	}
	return r
}

// solved are the least-squares coefficients of the first k rows and the squares
// left.
func (r regression) solved(k int) ([]float64, float64) {
	var chol mat.Cholesky
	if !chol.Factorize(r.gram.SliceSym(0, k)) {
		return nil, math.NaN()
	}
	var beta mat.VecDense
	right := r.right.SliceVec(0, k)
	if err := chol.SolveVecTo(&beta, right); err != nil {
		return nil, math.NaN()
	}
	return beta.RawVector().Data, max(r.total-mat.Dot(&beta, right), 0)
}
