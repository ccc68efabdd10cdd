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

// fewForTails is up to how many periods long tails mostly go unseen. Simulated, a search
// of 24 to 60 periods of Student's t with 3 degrees of freedom, or of normal values of
// which one in ten strays four times as far, finds something beside a stated rate in 16
// to 35 % of cases; of 156 periods in 2 to 3 %.
const fewForTails = 100

// tailCaveat says of what was found in few periods that the rate holds for values that
// seldom stray: whether they do, so few don't show.
func (run *outlierRun) tailCaveat(sets []SeriesSet) string {
	longest := 0
	for _, set := range sets {
		for _, s := range set.Series {
			longest = max(longest, s.Series.Observed())
		}
	}
	if len(run.found) == 0 || math.IsNaN(run.rate) || longest >= fewForTails {
		return ""
	}
	return fmt.Sprintf("The false-alarm rate is that of values which seldom stray, and %s hardly show whether these do: "+
		"where now and then one does by itself, such a search finds something in up to one of three cases.", countOf(longest, "period"))
}
