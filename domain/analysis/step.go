package analysis

import "math"

// stepDesign is what a search for one step in a series knows before it sees
// values: value = season levels + line + steps found before + step + AR(1)
// noise. For each autocorrelation of a grid it holds the least-squares
// geometry of the series whitened by it.
type stepDesign struct {
	at         []int
	period     int
	steps      []int
	longer     [][]float64
	first, end int        // candidates are observations first … end−1
	grid       []whitened // by ascending autocorrelation
	raw        []float64  // the autocorrelation of residuals to expect, for each of the grid
	nulls      []stepNull // for each of the grid, as far as drawn
	work       [3][]float64
	columns    int
	bent       bool // bends of the line are looked for instead of steps
}

// whitened is the geometry under one autocorrelation.
type whitened struct {
	phi         float64
	keep, scale []float64   // value i becomes (value i − keep × value i−1) × scale
	basis       [][]float64 // orthonormal columns of what the null explains
	sizes       []float64   // squared length of what is left of a step at i; 0: none
	ramps       [][]float64 // of a bend at i, what is left of it; nil where steps are looked for
}

const (
	// stepPhis divide 0 … maxStepPhi. Noise nearer to a random walk wanders so
	// far that no step in it could be told.
	stepPhis, maxStepPhi = 16, 0.96
	// leastSegment observations lie before and after a step, and that share of all.
	leastSegment, segmentShare = 3, 0.05
	// mapReplicates of noise calibrate the estimate of the autocorrelation.
	mapReplicates = 60
	// stepCaution widens the uncertainty of the autocorrelation (see phiError).
	stepCaution = 2
	// curveTerms of a polynomial through what they give.
	curveTerms = 5
	// leastLeft is the share of a step that must be left beside the null.
	leastLeft = 1e-6
)

// newStepDesign looks beside the season's levels, a line, steps found before and
// the columns of a longer season.
func newStepDesign(at []int, period int, steps []int, longer [][]float64) *stepDesign {
	d := &stepDesign{at: at, period: period, steps: steps, longer: longer}
	for i := range d.work {
		d.work[i] = make([]float64, len(at))
	}
	edge := max(leastSegment, int(segmentShare*float64(len(at))))
	d.first, d.end = edge, len(at)-edge+1
	d.prepare()
	return d
}

// prepare works out the geometry of the grid.
func (d *stepDesign) prepare() {
	at, period, steps, longer := d.at, d.period, d.steps, d.longer
	columns := append(nullColumns(at, period, steps), longer...)
	d.columns = len(columns)
	for i := range stepPhis + 1 {
		d.grid = append(d.grid, d.whiten(maxStepPhi*float64(i)/stepPhis, columns))
	}
	d.calibrate()
}

// nullColumns are the season's levels, the line and the steps found before.
func nullColumns(at []int, period int, steps []int) [][]float64 {
	n := len(at)
	var columns [][]float64
	column := func(value func(i int) float64) {
		c := make([]float64, n)
		for i := range c {
			c[i] = value(i)
		}
		columns = append(columns, c)
	}
	for phase := range max(period, 1) {
		column(func(i int) float64 {
			if at[i]%max(period, 1) == phase {
				return 1
			}
			return 0
		})
	}
	column(func(i int) float64 { return float64(at[i]-at[0]) / float64(at[n-1]-at[0]) })
	for _, s := range steps {
		column(func(i int) float64 {
			if i >= s {
				return 1
			}
			return 0
		})
	}
	return columns
}

func (d *stepDesign) whiten(phi float64, columns [][]float64) whitened {
	n := len(d.at)
	w := whitened{phi: phi, keep: make([]float64, n), scale: make([]float64, n), sizes: make([]float64, n)}
	for i := range n {
		w.scale[i] = 1
		if i > 0 {
			w.keep[i] = math.Pow(phi, float64(d.at[i]-d.at[i-1]))
			w.scale[i] = 1 / math.Sqrt(1-w.keep[i]*w.keep[i])
		}
	}
	for _, c := range columns {
		v := make([]float64, n)
		w.apply(c, v)
		size := dot(v, v)
		for range 2 { // Gram and Schmidt, twice for precision
			for _, b := range w.basis {
				subtract(v, b, dot(v, b))
			}
		}
		if left := dot(v, v); left > leastLeft*size {
			for i := range v {
				v[i] /= math.Sqrt(left)
			}
			w.basis = append(w.basis, v)
		}
	}
	if d.bent {
		d.bendsBeside(&w)
		return w
	}
	explained := make([]float64, len(w.basis)) // step at i, its part from i+1 on, times the basis
	after := 0.0
	for i := n - 1; i >= 0; i-- {
		size := after + w.scale[i]*w.scale[i]
		left := size
		for k, b := range w.basis {
			whole := explained[k] + b[i]*w.scale[i]
			left -= whole * whole
			explained[k] += b[i] * w.later(i)
		}
		after += w.later(i) * w.later(i)
		if i >= d.first && i < d.end && left > leastLeft*size {
			w.sizes[i] = left
		}
	}
	return w
}

// later is what a step before observation i adds to it, whitened.
func (w whitened) later(i int) float64 { return (1 - w.keep[i]) * w.scale[i] }

// apply whitens values into out.
func (w whitened) apply(values, out []float64) {
	before := 0.0
	for i, v := range values {
		out[i] = (v - w.keep[i]*before) * w.scale[i]
		before = v
	}
}

// residuals are what the null leaves of values, whitened, into out.
func (w whitened) residuals(values, out []float64) {
	w.apply(values, out)
	for _, b := range w.basis {
		subtract(out, b, dot(out, b))
	}
}

// step is the best step, and the gain (fall of the sum of squares) of each.
type step struct {
	at             int // observation, −1 where no step is possible
	height         float64
	gain, residual float64 // of the best one; what it leaves
	gains, heights []float64
}

func (w whitened) best(residuals, gains []float64) step {
	if w.ramps != nil {
		return w.bestBend(residuals, gains)
	}
	s := step{at: -1, gains: gains}
	after := 0.0
	for i := len(residuals) - 1; i >= 0; i-- {
		product := after + residuals[i]*w.scale[i]
		after += residuals[i] * w.later(i)
		gains[i] = 0
		if w.sizes[i] == 0 {
			continue
		}
		gains[i] = product * product / w.sizes[i]
		if s.at < 0 || gains[i] > s.gain {
			s.at, s.gain, s.height = i, gains[i], product/w.sizes[i]
		}
	}
	s.residual = dot(residuals, residuals) - s.gain
	return s
}

// rawPhi is the autocorrelation of what the null and the best step leave.
func (d *stepDesign) rawPhi(values, residuals, gains []float64) float64 {
	w := d.grid[0]
	w.residuals(values, residuals)
	if s := w.best(residuals, gains); s.at >= 0 {
		for i := s.at; i < len(residuals); i++ {
			residuals[i] -= s.height * d.shape(s.at, i)
		}
		for _, b := range w.basis {
			subtract(residuals, b, dot(residuals, b))
		}
	}
	var squares, products float64
	pairs := 0
	for i, r := range residuals {
		squares += r * r
		if i > 0 && d.at[i] == d.at[i-1]+1 {
			products += r * residuals[i-1]
			pairs++
		}
	}
	return autocorrelation(products, pairs, squares, len(residuals))
}

func dot(a, b []float64) float64 {
	sum := 0.0
	for i, v := range a {
		sum += v * b[i]
	}
	return sum
}

// subtract takes factor × b from a.
func subtract(a, b []float64, factor float64) {
	for i, v := range b {
		a[i] -= factor * v
	}
}
