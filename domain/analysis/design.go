package analysis

import "math"

// design is what a straight line through a series with gaps, and a season if
// period is at least 2, knows before it sees values: value = level of its
// phase + slope × position + AR(1) noise. A phase is a season of the cycle;
// without a season there is one. Everything costs O(n × period).
type design struct {
	at     []int     // observed positions, ascending
	phase  []int     // of each observed position
	counts []float64 // observations of each phase
	x      []float64 // position less the mean position of its phase
	xx     float64   // sum of squares of x
	grid   []noise   // by ascending autocorrelation
}

// noise is what AR(1) noise of variance 1 and one autocorrelation leads to.
type noise struct {
	phi      float64
	raw      float64 // the residuals' autocorrelation to expect
	residual float64 // the residuals' sum of squares to expect
	slope    float64 // variance of the slope × xx
}

const (
	// maxPhi bounds the estimated autocorrelation: beyond it the slope's
	// variance grows without bound and no trend could ever be told.
	maxPhi = 0.99
	// phiSteps divide 0 … maxPhi for interpolation; finer changes no p-value's
	// second digit.
	phiSteps = 22
	// maxStretch bounds phiError where the raw autocorrelation hardly depends on
	// the true one, as with very few observations.
	maxStretch = 3.0
)

// seenPhases numbers the phases of a cycle that are observed, and says how many:
// what never is, as the winter of a harvest, has no level.
func seenPhases(at []int, period int) (number []int, seen int) {
	number = make([]int, period)
	for _, t := range at {
		number[t%period] = 1
	}
	for p, is := range number {
		number[p] = seen
		seen += is
	}
	return number, seen
}

// newDesign needs at least 3 positions, and some phase with two of them.
func newDesign(at []int, period int) *design {
	number, seen := seenPhases(at, max(period, 1))
	d := &design{at: at, phase: make([]int, len(at)), counts: make([]float64, seen), x: make([]float64, len(at))}
	means := make([]float64, seen)
	for i, t := range at {
		p := number[t%len(number)]
		d.phase[i] = p
		d.counts[p]++
		means[p] += float64(t)
	}
	for i, t := range at {
		d.x[i] = float64(t) - means[d.phase[i]]/d.counts[d.phase[i]]
		d.xx += d.x[i] * d.x[i]
	}
	highest := math.Inf(-1)
	for i := range phiSteps + 1 {
		e := d.expect(maxPhi * float64(i) / phiSteps)
		highest = max(highest, e.raw) // rising, so that it can be inverted
		e.raw = highest
		d.grid = append(d.grid, e)
	}
	return d
}

// expect works out noise of an autocorrelation exactly: with Q an orthonormal
// basis of what the line and season explain, and R the noise's correlations,
// the residuals' covariance is (I − QQ')R(I − QQ'). Rows of Q have at most two
// entries, one for the phase and one for x, and R times a column is two
// recursions.
func (d *design) expect(phi float64) noise {
	phases := len(d.counts)
	last := phases // the column of x
	columns := make([][]float64, phases+1)
	for c := range columns {
		columns[c] = d.correlate(phi, func(i int) float64 { return d.basis(i, c) })
	}
	inner := make([][]float64, phases+1) // Q'RQ
	for a := range inner {
		inner[a] = make([]float64, phases+1)
	}
	for i, p := range d.phase {
		for c, column := range columns {
			inner[p][c] += d.basis(i, p) * column[i]
			inner[last][c] += d.basis(i, last) * column[i]
		}
	}
	covariance := func(i, j int) float64 {
		sum := d.correlation(phi, i, j)
		for _, c := range [2]int{d.phase[i], last} {
			sum -= d.basis(i, c) * columns[c][j]
			for _, e := range [2]int{d.phase[j], last} {
				sum += d.basis(i, c) * inner[c][e] * d.basis(j, e)
			}
		}
		for _, e := range [2]int{d.phase[j], last} {
			sum -= columns[e][i] * d.basis(j, e)
		}
		return sum
	}
	var squares, products float64
	pairs := 0
	for i := range d.at {
		squares += covariance(i, i)
		if d.follows(i) {
			products += covariance(i, i-1)
			pairs++
		}
	}
	return noise{phi: phi, residual: squares, slope: inner[last][last], raw: autocorrelation(products, pairs, squares, len(d.at))}
}

// basis is row i of column c of Q.
func (d *design) basis(i, c int) float64 {
	switch c {
	case len(d.counts):
		return d.x[i] / math.Sqrt(d.xx)
	case d.phase[i]:
		return 1 / math.Sqrt(d.counts[c])
	}
	return 0
}

// correlate is R times a column.
func (d *design) correlate(phi float64, column func(int) float64) []float64 {
	n := len(d.at)
	out := make([]float64, n)
	carry := 0.0
	for i := range n {
		if i > 0 {
			carry *= d.correlation(phi, i, i-1)
		}
		carry += column(i)
		out[i] = carry
	}
	carry = 0
	for i := n - 2; i >= 0; i-- {
		carry = (carry + column(i+1)) * d.correlation(phi, i+1, i)
		out[i] += carry
	}
	return out
}

// correlation is that of the noise at observations i ≥ j.
func (d *design) correlation(phi float64, i, j int) float64 {
	switch gap := d.at[i] - d.at[j]; gap {
	case 0:
		return 1
	case 1:
		return phi
	default:
		return math.Pow(phi, float64(gap))
	}
}

// follows reports whether observation i comes directly after the one before.
func (d *design) follows(i int) bool { return i > 0 && d.at[i] == d.at[i-1]+1 }

func autocorrelation(products float64, pairs int, squares float64, n int) float64 {
	if pairs == 0 || squares <= 0 {
		return 0
	}
	return products / float64(pairs) / (squares / float64(n))
}

// noiseLike is the noise whose residuals are expected to have the raw
// autocorrelation given: the bias correction of Kendall (1954) and Marriott
// and Pope (1954), exact for this design instead of to the order 1/n. Negative
// autocorrelation counts as none: it would make a trend easier to claim.
func (d *design) noiseLike(raw float64) noise {
	if raw <= d.grid[0].raw {
		return d.grid[0]
	}
	for i, hi := range d.grid[1:] {
		lo := d.grid[i]
		if raw < hi.raw {
			w := (raw - lo.raw) / (hi.raw - lo.raw)
			return noise{
				phi: lo.phi + w*(hi.phi-lo.phi), raw: raw,
				residual: lo.residual + w*(hi.residual-lo.residual),
				slope:    lo.slope + w*(hi.slope-lo.slope),
			}
		}
	}
	return d.grid[len(d.grid)-1]
}

// phiError is the standard error of a bias-corrected autocorrelation: that of
// the raw one, √((1 − φ²)/n), times what the correction stretches it by.
func (d *design) phiError(at noise) float64 {
	i := min(int(at.phi/maxPhi*phiSteps), phiSteps-1)
	lo, hi := d.grid[i], d.grid[i+1]
	stretch := maxStretch
	if rise := hi.raw - lo.raw; rise*maxStretch > hi.phi-lo.phi {
		stretch = (hi.phi - lo.phi) / rise
	}
	return stretch * math.Sqrt((1-at.phi*at.phi)/float64(len(d.at)))
}

// line is a design fitted to values.
type line struct {
	slope     float64   // per position
	level     float64   // at position 0, the mean over the phases
	residuals []float64 // of the observed values
	squares   float64   // their sum of squares
	noise     noise     // bias-corrected
}

// fit fits by ordinary least squares. The values are of the observed
// positions; work has room for as many and becomes the residuals.
func (d *design) fit(values, work, means []float64) line {
	clear(means)
	for i, v := range values {
		means[d.phase[i]] += v
	}
	for p, count := range d.counts {
		if count > 0 {
			means[p] /= count
		}
	}
	l := line{residuals: work}
	for i, v := range values {
		work[i] = v - means[d.phase[i]]
		l.slope += d.x[i] * work[i]
	}
	l.slope /= d.xx
	var products float64
	pairs := 0
	for i := range work {
		work[i] -= l.slope * d.x[i]
		l.squares += work[i] * work[i]
		if d.follows(i) {
			products += work[i] * work[i-1]
			pairs++
		}
	}
	l.noise = d.noiseLike(autocorrelation(products, pairs, l.squares, len(work)))
	return l
}

// error is the slope's standard error under the line's own noise.
func (d *design) error(l line) float64 {
	variance := l.squares / l.noise.residual
	return math.Sqrt(variance * l.noise.slope / d.xx)
}

// levelOf is the line's value at position 0, the mean over the phases.
func (d *design) levelOf(values []float64, slope float64) float64 {
	sums := make([]float64, len(d.counts))
	for i, v := range values {
		sums[d.phase[i]] += v - slope*float64(d.at[i])
	}
	total, phases := 0.0, 0.0
	for p, count := range d.counts {
		if count > 0 {
			total += sums[p] / count
			phases++
		}
	}
	return total / phases
}
