package analysis_test

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/lumenore/analytics-mcp-server/domain/analysis"
	"github.com/lumenore/analytics-mcp-server/domain/query"
)

// poisson is a count with a small mean (Knuth, The Art of Computer Programming 2).
func poisson(rng *rand.Rand, mean float64) float64 {
	limit, product, n := math.Exp(-mean), rng.Float64(), 0.0
	for product > limit {
		product *= rng.Float64()
		n++
	}
	return n
}

// lastingIn reports whether n counts show a lasting change, at most a period
// from where; anywhere where that is negative.
func lastingIn(search *analysis.ChangeSearch, rng *rand.Rand, n, where int, mean func(at int) float64) bool {
	values := make([]float64, n)
	for i := range values {
		values[i] = poisson(rng, mean(i))
	}
	for _, p := range must(search.DetectLasting(seriesOf(query.Month, values), 1)).Points {
		if where < 0 || p.At >= where-1 && p.At <= where+1 {
			return true
		}
	}
	return false
}

func TestGrowthOfSmallCountsIsNoLastingChange(t *testing.T) {
	t.Parallel()
	var search analysis.ChangeSearch
	for name, mean := range map[string]func(at int) float64{
		"by a rate": func(at int) float64 { return 6 * math.Pow(3, float64(at)/59) },
		"linear":    func(at int) float64 { return 6 + 12*float64(at)/59 },
		"none":      func(int) float64 { return 10 },
	} {
		alarms := rate(simulated, func(rng *rand.Rand) bool { return lastingIn(&search, rng, 60, -1, mean) })
		if alarms > atMost(0.05) {
			t.Errorf("%s: %.1f %% of series alarm", name, 100*alarms)
		}
	}
}

// clumped is a count of twice the variance of a Poisson count: events that come
// in clumps of a geometric size (Pólya and Aeppli).
func clumped(rng *rand.Rand, mean float64) float64 {
	const alone = 2.0 / 3
	n := 0.0
	for range int(poisson(rng, mean*alone)) {
		n++
		for rng.Float64() > alone {
			n++
		}
	}
	return n
}

func TestGrowthOfCountsInClumpsIsNoLastingChange(t *testing.T) {
	t.Parallel()
	var search analysis.ChangeSearch
	for _, periods := range []int{24, 60} {
		alarms := rate(simulated, func(rng *rand.Rand) bool {
			values := make([]float64, periods)
			for i := range values {
				values[i] = clumped(rng, 6*math.Pow(3, float64(i)/float64(periods-1)))
			}
			return len(must(search.DetectLasting(seriesOf(query.Month, values), 1)).Points) > 0
		})
		t.Logf("%d periods: %.3f", periods, alarms)
		if alarms > atMost(0.05) {
			t.Errorf("%d periods: %.1f %% of series alarm", periods, 100*alarms)
		}
	}
}

func TestAStepOfSmallCountsIsFound(t *testing.T) {
	var search analysis.ChangeSearch
	const periods, step = 24, 17
	found := rate(simulated, func(rng *rand.Rand) bool {
		return lastingIn(&search, rng, periods, step, func(at int) float64 {
			if at >= step {
				return 19
			}
			return 8
		})
	})
	if found < atLeast(0.45) {
		t.Errorf("%.0f %% of steps are found; on the logarithmic scale it was 29", 100*found)
	}
}
