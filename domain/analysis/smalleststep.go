package analysis

import (
	"math"
	"slices"
)

const (
	// StepPower is how often a step of the size that SmallestStep gives is found.
	StepPower = 0.8
	// powerReserve standard errors beyond the critical value: 0.84 are 80 % of a
	// normal variable, the rest is what the estimate of the noise, the second scale
	// and the demand that a step lasts cost. By simulation.
	powerReserve = 1.5
	// seasonReserve is added where there is a season, which a step hides in part.
	seasonReserve = 0.9
)

// SmallestStep is the height of a lasting step that DetectLastingChanges, for one
// of so many series, finds in about 80 % of cases in a series with the noise and
// the season of this one, in which none was found: where the step stands out of
// the noise by the critical value of the search and powerReserve standard errors
// more. It is the height at the median of all places: nearer to the ends a step
// has to be larger.
//
// ErrTooFew as DetectChanges; NaN for a series without noise.
func SmallestStep(s Series, tests int) (float64, error) {
	at, observed := observations(s.Values)
	if len(at) < LeastForChanges {
		return math.NaN(), ErrTooFew
	}
	season, reserve := DetectSeason(s), powerReserve
	if season != nil {
		reserve += seasonReserve
	}
	period, longer := besideSeason(s, season, at, observed)
	freedom := float64(len(at) - period - len(longer) - 2)
	if freedom < leastSegment {
		return math.NaN(), ErrTooFew
	}
	d := newStepDesign(at, period, nil, longer)
	n := len(observed)
	residuals, gains := make([]float64, n), make([]float64, n)
	index := d.corrected(d.rawPhi(observed, residuals, gains))
	w := d.grid[index]
	w.residuals(observed, residuals)
	var sizes []float64
	for _, size := range w.sizes {
		if size > 0 {
			sizes = append(sizes, size)
		}
	}
	variance := dot(residuals, residuals) / (freedom + 1)
	rounding := exact * maxAbs(observed)
	if len(sizes) == 0 || variance <= rounding*rounding {
		return math.NaN(), nil
	}
	level := levelOf(n) / family(tests)
	critical := math.Sqrt(d.critical(index, level) * freedom)
	return (critical + reserve) * math.Sqrt(variance/median(sizes)), nil
}

// critical is the statistic of the search that noise exceeds at a level.
func (d *stepDesign) critical(index int, level float64) float64 {
	replicates := max(changeReplicates, int(math.Ceil(quietAfter/level)))
	n := len(d.at)
	noise, residuals, gains := make([]float64, n), make([]float64, n), make([]float64, n)
	rng, statistics := random(), make([]float64, replicates)
	for i := range statistics {
		phi := min(max(d.grid[index].phi+d.phiError(index)*rng.NormFloat64(), 0), maxStepPhi)
		d.noise(rng, phi, noise)
		at := d.grid[d.corrected(d.rawPhi(noise, residuals, gains))]
		at.residuals(noise, residuals)
		statistics[i] = at.best(residuals, gains).statistic(0)
	}
	slices.Sort(statistics)
	return statistics[int((1-level)*float64(replicates-1))]
}
