package analysis_test

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/lumenore/analytics-mcp-server/domain/analysis"
	"github.com/lumenore/analytics-mcp-server/domain/query"
)

// A month in which nothing came in took the logarithm from all others.
func TestAFewBarrenPeriodsDoNotMakeTheOthersOutliers(t *testing.T) {
	for name, c := range map[string]struct {
		spread float64
		barren map[int]float64
	}{
		"one at 0, wide":          {0.8, map[int]float64{9: 0}},
		"one at 0, narrow":        {0.3, map[int]float64{9: 0}},
		"one below 0":             {0.8, map[int]float64{9: -40}},
		"three at 0 and below it": {1, map[int]float64{5: 0, 30: -3, 44: 0}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			alarms := rate(simulated, func(rng *rand.Rand) bool {
				s := seriesOf(query.Month, monthly(48, func(i int) float64 {
					if v, nothing := c.barren[i]; nothing {
						return v
					}
					return math.Exp(5 + c.spread*rng.NormFloat64())
				}))
				return slices.ContainsFunc(must(analysis.SeriesOutliers(s, analysis.OutlierOptions{})).Found, func(o analysis.Outlier) bool {
					_, nothing := c.barren[o.Index]
					return !nothing
				})
			})
			if alarms > atMost(statedAlarms) {
				t.Errorf("false alarms: %v", alarms)
			}
		})
	}
}

func TestABarrenPeriodAmongSteadyOnesIsFound(t *testing.T) {
	found := rate(simulated, func(rng *rand.Rand) bool {
		s := seriesOf(query.Month, monthly(48, func(i int) float64 {
			if i == 20 {
				return 0
			}
			return math.Exp(6 + 0.03*float64(i) + 0.15*rng.NormFloat64())
		}))
		return slices.Contains(indexes(must(analysis.SeriesOutliers(s, analysis.OutlierOptions{}))), 20)
	})
	if found < 0.95 {
		t.Errorf("a month without anything is found in %v of the series", found)
	}
}
