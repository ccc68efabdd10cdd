package engine

import (
	"fmt"
	"math"
)

// rateWords tell the rate of false alarms with the kinds of values for which it
// holds, or why none is stated.
func (run *outlierRun) rateWords() string {
	if math.IsNaN(run.rate) {
		return fmt.Sprintf("no rate of false alarms is stated (%s)", run.unstated)
	}
	kinds := "normal, lognormal, gamma or Poisson values without outliers"
	if run.question.shape == periodOutliers {
		kinds = "series without outliers whose remainder is normal, lognormal or Poisson"
	}
	return fmt.Sprintf("bounds such that a search of %s finds any with a chance of about %s in all (Šidák over values and searches); of longer tails, more", kinds, percent(run.rate))
}
