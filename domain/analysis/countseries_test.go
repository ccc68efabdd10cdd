package analysis_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"

	"gonum.org/v1/gonum/stat/distuv"

	"github.com/lumenore/analytics-mcp-server/domain/analysis"
	"github.com/lumenore/analytics-mcp-server/domain/query"
)

// countsOf are months of counts around a level with or without a season, of a
// variance of so many times their mean: negative binomial above one.
func countsOf(rng *rand.Rand, n int, mean, seasonal, dispersion float64) []float64 {
	return monthly(n, func(i int) float64 {
		level := mean * math.Exp(seasonal*season[i%12])
		if dispersion > 1 {
			level = distuv.Gamma{Alpha: level / (dispersion - 1), Beta: 1 / (dispersion - 1), Src: rng}.Rand()
		}
		return distuv.Poisson{Lambda: level, Src: rng}.Rand()
	})
}

func TestCountsByPeriodAlarmAtTheStatedRate(t *testing.T) {
	for _, mean := range []float64{4, 12} {
		for _, seasonal := range []float64{0, 0.3} {
			for _, dispersion := range []float64{1, 1.2, 1.5} {
				t.Run(fmt.Sprintf("mean %v, season %v, dispersion %v", mean, seasonal, dispersion), func(t *testing.T) {
					t.Parallel()
					all, stated := 0.0, 0.0
					for seed := range simulated {
						rng := rand.New(rand.NewPCG(uint64(seed), 19))
						o := must(analysis.SeriesOutliers(seriesOf(query.Month, countsOf(rng, 60, mean, seasonal, dispersion)), analysis.OutlierOptions{}))
						if len(o.Found) > 0 {
							all += 1.0 / simulated
							if !math.IsNaN(o.FalseAlarms) {
								stated += 1.0 / simulated
							}
						}
					}
					t.Logf("alarms %.3f, beside a stated rate %.3f", all, stated)
					if stated > atMost(statedAlarms) || dispersion == 1 && all > atMost(statedAlarms) {
						t.Errorf("alarms: %v, beside a stated rate %v", all, stated)
					}
				})
			}
		}
	}
}

func TestAMonthFarAboveFewCountsIsFound(t *testing.T) {
	for wild, least := range map[float64]float64{33: 0.85, 38: 0.9} {
		found := rate(simulated, func(rng *rand.Rand) bool {
			values := countsOf(rng, 60, 12, 0, 1)
			values[37] = wild
			o := must(analysis.SeriesOutliers(seriesOf(query.Month, values), analysis.OutlierOptions{}))
			return len(o.Found) > 0 && o.Found[0].Index == 37
		})
		if found < atLeast(least) {
			t.Errorf("%v among months of 12 is found in %v of runs", wild, found)
		}
	}
}
