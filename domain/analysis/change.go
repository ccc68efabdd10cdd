package analysis

import (
	"math"
	"slices"

	"github.com/lumenore/analytics-mcp-server/domain/query"
)

// ChangePoint is a lasting step in the level of a series, beside its season
// and its straight line.
type ChangePoint struct {
	At       int // index of the first period at the new level
	From, To int // 95 % interval of At, both inclusive
	// Before and After are the level, without the season, at At, as if the step
	// had not and had been; Difference is the step.
	Before, After, Difference float64
	RelativeDifference        float64 // to Before; NaN unless that is above 0
	PValue                    float64
	// Opposite is where a step the other way, a cycle of the season apart, would
	// fit as well; −1: nowhere.
	Opposite int
}

// Changes are the change points of a series.
type Changes struct {
	Points          []ChangePoint // by time
	Season          *Season       // nil: none found
	Yearly          bool          // the steps stand beside a season of the year
	Observations    int
	Autocorrelation float64 // of the noise, bias-corrected
	PValue          float64 // of the first step that was not significant; NaN where none was left to test
	Method          string
}

const (
	// LeastForChanges observations: fewer show no level before and after.
	LeastForChanges = 12
	// maxChanges are searched for: more steps are no steps but a course.
	maxChanges = 5
	// stepLikelihood is the 95 % quantile of the likelihood ratio of a step's
	// place, −2 ln(1 − √0.95) (Hansen, Econometrica 68, 2000).
	stepLikelihood = 7.352
)

// DetectAmong finds lasting steps one after the other: the step that gains
// most over season, straight line and the steps found before, tested against
// AR(1) noise by a parametric bootstrap of the whole search (the largest F of
// all places, autocorrelation estimated anew each time and corrected for its
// bias). It stops at the first step that is not significant at levelOf. So a trend, a
// season that is seen to repeat or noise that remembers is not taken for a change:
// noise with autocorrelation 0.5 beside a trend, without a season or with one of 12
// periods, alarms in 2.9 to 4.8 % of series at each of nineteen lengths from 20 (with
// the season 24) to 120 observations (4,000 simulated series each, whose standard
// error is 0.3 %). A season that is not seen twice is a step like any other.
//
// Of many series (tests) that are searched for one answer each is tested at that
// level divided by twice their number (Bonferroni, with a reserve), so that the
// chance of any false alarm among them all is about 5 % for noise with
// autocorrelation up to 0.5, and less for noise without. P-values remain those of
// the one series; AdjustChange makes them those of the family. A series that is
// plainly quiet is given up early (Besag and Clifford, Biometrika 78, 1991).
//
// Missing values are left out. ErrTooFew below 12 observations.
func (search *ChangeSearch) DetectAmong(s Series, tests int) (Changes, error) {
	at, observed := observations(s.Values)
	level := levelOf(len(at)) / family(tests)
	if len(at) < LeastForChanges {
		return Changes{}, ErrTooFew
	}
	c := Changes{
		Season: DetectSeason(s), Observations: len(at), PValue: math.NaN(),
		Method: "largest step beside season, line and earlier steps, against AR(1) noise by bootstrap",
	}
	period, longer := besideSeason(s, c.Season, at, observed)
	c.Yearly = longer != nil || c.Season != nil && c.Season.Period == periodsPerYear(s.Grain)
	var steps []int
	for len(steps) < maxChanges {
		if len(at) < period+len(steps)+len(longer)+LeastForTrend {
			break
		}
		d := search.design(at, period, steps, longer)
		found, phi, p := d.search(observed, level)
		if len(steps) == 0 {
			c.Autocorrelation = phi
		}
		if found.at < 0 || p >= level {
			c.PValue = p
			break
		}
		opposite := d.alias(&found, observed, append(nullColumns(at, period, steps), longer...), period, c.cycle(s.Grain, longer))
		steps = append(steps, found.at)
		from, to := found.interval(len(at) - d.columns - 1)
		point := ChangePoint{At: at[found.at], From: at[from], To: at[to], PValue: p, Opposite: -1}
		if opposite >= 0 {
			point.Opposite = at[opposite]
		}
		c.Points = append(c.Points, point)
	}
	c.sizes(stepModel{at: at, period: period, steps: steps, longer: longer}, observed, s.Grain)
	slices.SortFunc(c.Points, func(a, b ChangePoint) int { return a.At - b.At })
	return c, nil
}

// cycle is the length of the longest season in the model, in periods; 0: none.
func (c Changes) cycle(grain query.Grain, longer [][]float64) int {
	switch {
	case longer != nil:
		return periodsPerYear(grain)
	case c.Season != nil:
		return c.Season.Period
	}
	return 0
}

// search is the best step of values, the autocorrelation beside it and its
// p-value, to be held against a level.
func (d *stepDesign) search(values []float64, level float64) (step, float64, float64) {
	n := len(values)
	residuals, gains := make([]float64, n), make([]float64, n)
	raw := d.rawPhi(values, residuals, gains)
	index := d.corrected(raw)
	w := d.grid[index]
	w.residuals(values, residuals)
	found := w.best(residuals, make([]float64, n))
	found.heights = w.heights(residuals)
	rounding := exact * maxAbs(values)
	if found.at < 0 || found.gain <= rounding*rounding*float64(n) {
		return found, w.phi, 1
	}
	observed := found.statistic(rounding * rounding * float64(n))
	return found, w.phi, d.pValue(index, observed, level)
}

// statistic is F but for its constant degrees of freedom.
func (s step) statistic(rounding float64) float64 {
	if s.at < 0 {
		return 0
	}
	if s.residual <= rounding {
		return math.Inf(1)
	}
	return s.gain / s.residual
}

// limit is how much less a step elsewhere may gain to be as likely.
func (s step) limit(freedom int) float64 {
	return stepLikelihood * s.residual / float64(max(1, freedom))
}

// interval is where the step may also be, by the likelihood ratio.
func (s step) interval(freedom int) (from, to int) {
	from, to = s.at, s.at
	limit := s.limit(freedom)
	for i, gain := range s.gains {
		if gain > 0 && s.gain-gain <= limit && s.heights[i]*s.height > 0 {
			from, to = min(from, i), max(to, i)
		}
	}
	return from, to
}

// calibrate simulates which autocorrelation the residuals of a search have for
// each true one: a smooth curve through the means, which take their chance from few
// replicates each.
func (d *stepDesign) calibrate() {
	n := len(d.at)
	rng := random()
	noise, residuals, gains := d.work[0][:n], d.work[1][:n], d.work[2][:n]
	means := make([]float64, len(d.grid))
	powers := make([][]float64, curveTerms)
	for i, w := range d.grid {
		for range mapReplicates {
			d.noise(rng, w.phi, noise)
			means[i] += d.rawPhi(noise, residuals, gains) / mapReplicates
		}
		for k := range powers {
			powers[k] = append(powers[k], math.Pow(w.phi, float64(k)))
		}
	}
	curve := leastSquares(powers, means)
	highest := math.Inf(-1)
	for i := range d.grid {
		expected := 0.0
		for k, b := range curve {
			expected += b * powers[k][i]
		}
		highest = max(highest, expected)
		d.raw = append(d.raw, highest)
	}
}

// corrected is the index of the autocorrelation that leads to a raw one.
func (d *stepDesign) corrected(raw float64) int {
	best := 0
	for i, expected := range d.raw {
		if math.Abs(expected-raw) < math.Abs(d.raw[best]-raw) {
			best = i
		}
	}
	return best
}

// phiError is the standard error of a corrected autocorrelation as design.phiError
// is, by the freedom that season, line and steps leave, and doubled: the estimate is
// too low more often than a normal error says, above all where an autocorrelation
// below 0 counts as 0. By simulation; without it, tests among many alarm twice as
// often as their level.
func (d *stepDesign) phiError(index int) float64 {
	lo, hi := max(index-1, 0), min(index+1, len(d.grid)-1)
	stretch := maxStretch
	if rise := d.raw[hi] - d.raw[lo]; rise*maxStretch > d.grid[hi].phi-d.grid[lo].phi {
		stretch = (d.grid[hi].phi - d.grid[lo].phi) / rise
	}
	phi := d.grid[index].phi
	return stepCaution * stretch * math.Sqrt((1-phi*phi)/float64(max(1, len(d.at)-d.columns-1)))
}
