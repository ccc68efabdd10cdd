package analysis_test

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/lumenore/analytics-mcp-server/domain/analysis"
	"github.com/lumenore/analytics-mcp-server/domain/query"
)

// twoYearsOfWeeks is noise beside a smooth season, or one that rises in the last
// weeks of a year alone, with a step from a week on.
func twoYearsOfWeeks(rng *rand.Rand, sharp bool, from int, height float64) analysis.Series {
	values := ar1(rng, 104, 0.3)
	for i := range values {
		wave := 3 * math.Sin(2*math.Pi*float64(i)/52)
		if sharp {
			wave = 0
			if i%52 >= 47 {
				wave = 6
			}
		}
		values[i] += 50 + wave
		if i >= from {
			values[i] += height
		}
	}
	return seriesOf(query.Week, values)
}

func TestASeasonOfWeeksIsNoChangeAndHidesNone(t *testing.T) {
	t.Parallel()
	for name, sharp := range map[string]bool{"smooth": false, "weeks of their own": true} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var search analysis.ChangeSearch
			alarms := rate(simulated, func(rng *rand.Rand) bool {
				return len(must(search.DetectLasting(twoYearsOfWeeks(rng, sharp, 200, 0), 1)).Points) > 0
			})
			t.Logf("false alarms: %.3f", alarms)
			if alarms > atMost(statedAlarms) {
				t.Errorf("false alarms: %v", alarms)
			}
		})
	}
	const step = 70
	var search analysis.ChangeSearch
	dated := rate(simulated, func(rng *rand.Rand) bool {
		for _, p := range must(search.DetectLasting(twoYearsOfWeeks(rng, false, step, 6), 1)).Points {
			if p.At >= step-2 && p.At <= step+2 {
				return true
			}
		}
		return false
	})
	t.Logf("dated: %.3f", dated)
	if dated < atLeast(0.65) {
		t.Errorf("a step of six standard deviations is dated to two weeks in %v of series", dated)
	}
}
