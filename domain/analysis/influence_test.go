package analysis_test

import (
	"math/rand/v2"
	"testing"

	"github.com/lumenore/analytics-mcp-server/domain/analysis"
	"github.com/lumenore/analytics-mcp-server/domain/query"
)

func lastingSteps(search *analysis.ChangeSearch, values []float64) []analysis.ChangePoint {
	return must(search.DetectLasting(seriesOf(query.Month, values), 1)).Points
}

func TestOneWildPeriodIsNoLastingStep(t *testing.T) {
	t.Parallel()
	const periods = 48
	var search analysis.ChangeSearch
	for name, at := range map[string]func(*rand.Rand) int{
		"anywhere":         func(rng *rand.Rand) int { return rng.IntN(periods) },
		"among the latest": func(rng *rand.Rand) int { return periods - 1 - rng.IntN(4) }, // a third alarmed
	} {
		alarms := rate(simulated, func(rng *rand.Rand) bool {
			values := ar1(rng, periods, 0)
			for i := range values {
				values[i] += 50
			}
			values[at(rng)] += 12
			return len(lastingSteps(&search, values)) > 0
		})
		if alarms > atMost(0.05) {
			t.Errorf("%s: %.1f %% of series with one wild value alarm", name, 100*alarms)
		}
	}
}

func TestAStepOfFewPeriodsThatAllShowItIsFound(t *testing.T) {
	t.Parallel()
	const periods, lasts = 48, 4
	var search analysis.ChangeSearch
	found := rate(simulated, func(rng *rand.Rand) bool {
		values := ar1(rng, periods, 0)
		for i := range values {
			values[i] += 50
			if i >= periods-lasts {
				values[i] += 4
			}
		}
		for _, p := range lastingSteps(&search, values) {
			if p.At >= periods-lasts-1 && p.At <= periods-lasts+1 {
				return true
			}
		}
		return false
	})
	if found < atLeast(0.9) {
		t.Errorf("%.0f %% of steps are found", 100*found)
	}
}

func TestABurstDoesNotLast(t *testing.T) {
	values := ar1(rand.New(rand.NewPCG(1, 2)), 48, 0)
	for i := range values {
		values[i] += 50
	}
	values[20] += 15
	values[21] += 15
	if got := lastingSteps(new(analysis.ChangeSearch), values); len(got) > 0 {
		t.Errorf("%+v; want none of two wild periods", got)
	}
}
