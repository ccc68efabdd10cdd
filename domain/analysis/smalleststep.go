package analysis

import "math"

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

// SmallestStep is the height of a lasting step that DetectLasting, for one
// of so many series, finds in about 80 % of cases in a series with the noise and
// the season of this one, in which none was found: where the step stands out of
// the noise by the critical value of the search and powerReserve standard errors
// more. It is the height at the median of all places: nearer to the ends a step
// has to be larger.
//
// ErrTooFew as DetectAmong; NaN for a series without noise.
func (search *ChangeSearch) SmallestStep(s Series, tests int) (float64, error) {
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
	d := search.design(at, period, nil, longer)
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
