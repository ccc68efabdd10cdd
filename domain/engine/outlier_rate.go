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
	kinds, longer := "normal, lognormal, gamma (of shape 1 and more) or Poisson values without outliers", "of longer tails, more"
	if run.question.shape == periodOutliers {
		kinds = "series without outliers whose remainder is normal, lognormal or Poisson"
		longer = "of longer tails, which few periods may not show, more"
	}
	return fmt.Sprintf("bounds such that a search of %s finds any with a chance of about %s in all (Šidák over values and searches); %s",
		kinds, percent(run.rate), longer)
}
