package analysis

import (
	"math"
	"math/rand/v2"
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
	// changeReplicates of the null: each is a search over all periods.
	changeReplicates = 399
	// quietAfter so many replicates above the observed step a search among many
	// ends: the step is then far from significant, or as good as decided.
	quietAfter = 10
	// stepLikelihood is the 95 % quantile of the likelihood ratio of a step's
	// place, −2 ln(1 − √0.95) (Hansen, Econometrica 68, 2000).
	stepLikelihood = 7.352
)

// DetectChanges finds lasting steps one after the other: the step that gains
// most over season, straight line and the steps found before, tested against
// AR(1) noise by a parametric bootstrap of the whole search (the largest F of
// all places, autocorrelation estimated anew each time and corrected for its
// bias). It stops at the first step that is not significant at 4.5 %, of up
// to 33 observations at 3 %, so that noise with autocorrelation up to 0.5 alarms in
// some 5 % of series of 20 observations and more (3.8 to 6.3 % by simulation, by
// length and season). So a trend, a season that is
// seen to repeat or noise that remembers is not taken for a change.
//
// Missing values are left out. ErrTooFew below 12 observations.
func DetectChanges(s Series) (Changes, error) { return DetectChangesAmong(s, 1) }

// DetectChangesAmong is DetectChanges for one of so many series that are
// searched for one answer: each is tested at that level divided by twice their
// number (Bonferroni, with a reserve), so that the chance of any false alarm
// among them all is about 5 % for noise with autocorrelation up to 0.5, and
// less for noise without. P-values remain those of the one series; AdjustChange
// makes them those of the family. A series that is plainly
// quiet is given up early (Besag and Clifford, Biometrika 78, 1991).
func DetectChangesAmong(s Series, tests int) (Changes, error) {
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
		d := newStepDesign(at, period, steps, longer)
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
	c.level(at, observed, period, steps, longer)
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
	rng := random()
	above, replicates, enough := 0, changeReplicates, changeReplicates
	if level < changeSignificance {
		enough = quietAfter
		replicates = max(changeReplicates, int(math.Ceil(quietAfter/level)))
	}
	noise := make([]float64, n)
	for done := range replicates {
		phi := min(max(w.phi+d.phiError(index)*rng.NormFloat64(), 0), maxStepPhi)
		d.noise(rng, phi, noise)
		at := d.grid[d.corrected(d.rawPhi(noise, residuals, gains))]
		at.residuals(noise, residuals)
		if at.best(residuals, gains).statistic(0) >= observed {
			above++
		}
		if above == enough && done+1 < replicates {
			return found, w.phi, float64(above) / float64(done+1)
		}
	}
	return found, w.phi, float64(above+1) / float64(replicates+1)
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

// level fits all steps together, by least squares, and fills in their heights.
func (c *Changes) level(at []int, observed []float64, period int, steps []int, longer [][]float64) {
	if len(steps) == 0 {
		return
	}
	columns := append(nullColumns(at, period, steps), longer...)
	beta := leastSquares(columns, observed)
	if beta == nil {
		return
	}
	seasonal := 0.0
	for _, b := range beta[:period] {
		seasonal += b / float64(period)
	}
	for i, s := range steps {
		height := beta[period+1+i]
		level := seasonal + beta[period]*columns[period][s]
		for j, other := range steps {
			if other < s {
				level += beta[period+1+j]
			}
		}
		p := &c.Points[i]
		p.Before, p.After, p.Difference = level, level+height, height
		p.RelativeDifference = ratioLessOne(level+height, level)
	}
}

// noise is AR(1) noise at the observed positions.
func (d *stepDesign) noise(rng *rand.Rand, phi float64, out []float64) {
	last := rng.NormFloat64()
	for i := range out {
		if i > 0 {
			kept := phi
			if gap := d.at[i] - d.at[i-1]; gap != 1 {
				kept = math.Pow(phi, float64(gap))
			}
			last = kept*last + math.Sqrt(1-kept*kept)*rng.NormFloat64()
		}
		out[i] = last
	}
}

// calibrate simulates which autocorrelation the residuals of a search have for
// each true one.
func (d *stepDesign) calibrate() {
	n := len(d.at)
	rng := random()
	noise, residuals, gains := make([]float64, n), make([]float64, n), make([]float64, n)
	highest := math.Inf(-1)
	for _, w := range d.grid {
		sum := 0.0
		for range mapReplicates {
			d.noise(rng, w.phi, noise)
			sum += d.rawPhi(noise, residuals, gains)
		}
		highest = max(highest, sum/mapReplicates)
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

// phiError is the standard error of a corrected autocorrelation, as
// design.phiError is.
func (d *stepDesign) phiError(index int) float64 {
	lo, hi := max(index-1, 0), min(index+1, len(d.grid)-1)
	stretch := maxStretch
	if rise := d.raw[hi] - d.raw[lo]; rise*maxStretch > d.grid[hi].phi-d.grid[lo].phi {
		stretch = (d.grid[hi].phi - d.grid[lo].phi) / rise
	}
	phi := d.grid[index].phi
	return stretch * math.Sqrt((1-phi*phi)/float64(len(d.at)))
}
