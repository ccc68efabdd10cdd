package analysis

import (
	"math"
	"slices"
)

// Bend is where the line of a series takes another slope.
type Bend struct {
	At            int     // index of the period from which on the slope is After
	Before, After float64 // slopes, per period
	PValue        float64
}

const (
	// leastForBend observations, and leastLeg or legShare of them on each side.
	leastForBend, leastLeg, legShare = 20, 6, 0.15
	// mostForBend observations are searched: the search costs their square.
	mostForBend = 160
	// bendSignificance is stricter than that of a trend: it is a second claim about
	// the same series.
	bendSignificance = 0.01
	// bendRemembers is the autocorrelation from which a series wanders, and bends by
	// itself.
	bendRemembers = 0.8
	// clearlyNoStep is by how much the BIC of a bend lies below that of the best step.
	clearlyNoStep = 2
)

// DetectBend finds where a line through a series bends: growth that levels off, a fall
// after a flat year. It is the search for a step (see DetectAmong) with a change of the
// slope in its stead: the bend that gains most beside season and line, against AR(1)
// noise by a parametric bootstrap of the whole search, at 1 %. What grows by a rate bends
// on no scale of logarithms, so of positive values these must bend too; and no one
// step may explain the series about as well. ok is false where there is none.
//
// By simulation (200 series of 24, 36, 48 and 104 months each, AR(1) with φ of 0, 0.5 and
// 0.7) a bend is told of a line in at most 1.5 %, of a step in 0.5 % and of walks in 3 to
// 6 % of series. Of 48 months that bend by eight standard deviations in all it is told in
// 97 to 100 % without autocorrelation, 45 to 86 % at 0.5 and 30 to 65 % at 0.7.
func DetectBend(s Series) (b Bend, ok bool) {
	at, observed := observations(s.Values)
	season := DetectSeason(s)
	if !SearchedForBends(len(at), season) {
		return b, false
	}
	period := 1
	if season != nil {
		period = season.Period
	}
	d := newBendDesign(at, period)
	found, p := d.bend(observed)
	if found.at < 0 || p >= bendSignificance {
		return b, false
	}
	if slices.Min(observed) > 0 {
		logs := make([]float64, len(observed))
		for i, v := range observed {
			logs[i] = math.Log(v)
		}
		also, q := d.bend(logs)
		if also.at < 0 || q >= bendSignificance || also.height*found.height < 0 {
			return b, false
		}
		p = max(p, q)
	}
	b = Bend{At: at[found.at], PValue: p}
	columns := nullColumns(at, period, nil)
	before, after := make([]float64, len(at)), make([]float64, len(at))
	for i, t := range at {
		before[i], after[i] = float64(min(t, b.At)), float64(max(0, t-b.At))
	}
	beta, _ := fitOf(append(columns[:len(columns)-1:len(columns)-1], before, after), observed)
	if beta == nil {
		return b, false
	}
	b.Before, b.After = beta[len(beta)-2], beta[len(beta)-1]
	return b, true
}

// SearchedForBends reports whether DetectBend looks for one in a series of so many
// observations with this season, or none.
func SearchedForBends(observations int, season *Season) bool {
	least := leastForBend
	if season != nil {
		least += season.Period
	}
	return observations >= least && observations <= mostForBend
}

func newBendDesign(at []int, period int) *stepDesign {
	d := &stepDesign{at: at, period: period, bent: true}
	for i := range d.work {
		d.work[i] = make([]float64, len(at))
	}
	edge := max(leastLeg, int(legShare*float64(len(at))))
	d.first, d.end = edge, len(at)-edge
	d.prepare()
	return d
}

// bend is the best bend of values with its p-value; at −1 where the series wanders, or
// a step explains it about as well.
func (d *stepDesign) bend(values []float64) (step, float64) {
	n := len(values)
	residuals, gains := make([]float64, n), make([]float64, n)
	index := d.corrected(d.rawPhi(values, residuals, gains))
	w := d.grid[index]
	w.residuals(values, residuals)
	found := w.best(residuals, gains)
	rounding := exact * maxAbs(values)
	if found.at < 0 || w.phi >= bendRemembers || found.gain <= rounding*rounding*float64(n) {
		return step{at: -1}, 1
	}
	steps := &stepDesign{at: d.at, first: leastSegment, end: n - leastSegment + 1}
	other := steps.whiten(w.phi, nullColumns(d.at, d.period, nil))
	other.residuals(values, residuals)
	rival := other.best(residuals, make([]float64, n))
	if float64(n)*math.Log(rival.residual/max(found.residual, rounding*rounding)) < clearlyNoStep {
		return step{at: -1}, 1
	}
	return found, d.pValue(index, found.statistic(rounding*rounding*float64(n)), bendSignificance)
}

// shape is what a change of height 1 at one observation adds to another.
func (d *stepDesign) shape(at, i int) float64 {
	if d.bent {
		return float64(d.at[i] - d.at[at])
	}
	return 1
}

// bendsBeside works out what the null leaves of a bend at each observation.
func (d *stepDesign) bendsBeside(w *whitened) {
	w.ramps = make([][]float64, len(d.at))
	ramp := make([]float64, len(d.at))
	for i := d.first; i < d.end; i++ {
		for k := range ramp {
			ramp[k] = math.Max(0, float64(d.at[k]-d.at[i]))
		}
		left := make([]float64, len(ramp))
		w.residuals(ramp, left)
		if size := dot(left, left); size > leastLeft*dot(ramp, ramp) {
			w.ramps[i], w.sizes[i] = left, size
		}
	}
}

func (w whitened) bestBend(residuals, gains []float64) step {
	s := step{at: -1, gains: gains}
	for i, ramp := range w.ramps {
		gains[i] = 0
		if ramp == nil {
			continue
		}
		product := dot(residuals, ramp)
		gains[i] = product * product / w.sizes[i]
		if s.at < 0 || gains[i] > s.gain {
			s.at, s.gain, s.height = i, gains[i], product/w.sizes[i]
		}
	}
	s.residual = dot(residuals, residuals) - s.gain
	return s
}
