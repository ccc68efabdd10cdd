package analysis

import (
	"math"
	"slices"

	"gonum.org/v1/gonum/stat/distuv"
)

const (
	// usualFactor is by how much real errors exceed what models say of themselves,
	// for want of better knowledge: they know neither their parameters nor their
	// form. It counts as much as usualWindows windows.
	usualFactor, usualWindows = 1.35, 5.0
	// wildest is the most that one window counts, in squared standard deviations.
	wildest = 50.0
	// usualFreedom is that of Student's distribution for the usual factor alone;
	// every two windows add one, and fewer values allow for less.
	usualFreedom, leastFreedom = 6.0, 3.0
	// usedUp values are gone for level, trend and how they are smoothed.
	usedUp = 4
)

// calibration is how wide intervals are to be: the errors of rolling forecasts
// in terms of what the models say of themselves.
type calibration struct {
	factor  float64   // root of the mean square, pulled towards the usual one
	sizes   []float64 // of all errors, sorted
	windows float64
	freedom float64 // of Student's distribution
}

// calibrate pools the errors of the windows' combined forecasts over all periods
// ahead; n values are known.
func calibrate(windows []window, forecasts []member, n int) calibration {
	var c calibration
	sum := usualWindows * usualFactor * usualFactor
	for k, w := range windows {
		squares, count := 0.0, 0.0
		for i, v := range w.actual {
			if e := (v - forecasts[k].ahead[i]) / forecasts[k].spread[i]; finite(e) {
				squares, count = squares+e*e, count+1
				c.sizes = append(c.sizes, math.Abs(e))
			}
		}
		if count > 0 {
			sum += min(squares/count, wildest)
			c.windows++
		}
	}
	slices.Sort(c.sizes)
	c.freedom = max(min(usualFreedom+c.windows/2, float64(n-usedUp)), leastFreedom)
	c.factor = math.Sqrt(sum / (c.windows + usualWindows))
	return c
}

// reach is half the width of an interval in the models' own standard deviations:
// the mean of what Student's distribution takes for their calibrated size, and of
// the quantile of the errors seen, itself pulled towards the usual one (split
// conformal prediction, Vovk et al. 2005, made for few windows).
func (c calibration) reach(cover float64) float64 {
	of := func(freedom float64) float64 {
		return distuv.StudentsT{Sigma: 1, Nu: freedom}.Quantile((1 + cover) / 2)
	}
	parametric := c.factor * of(c.freedom)
	if len(c.sizes) == 0 {
		return parametric
	}
	seen := usualWindows*usualFactor*of(min(usualFreedom, c.freedom)) + c.windows*sortedQuantile(c.sizes, cover)
	return (parametric + seen/(c.windows+usualWindows)) / 2
}
