package analysis_test

import (
	"math/rand/v2"
	"testing"

	"github.com/lumenore/analytics-mcp-server/domain/analysis"
	"github.com/lumenore/analytics-mcp-server/domain/query"
)

func TestASearchAmongManySeriesKeepsTheRateOfTheFamily(t *testing.T) {
	t.Parallel()
	const members, periods, phi = 7, 36, 0.5
	var search analysis.ChangeSearch
	alarms := rate(simulated, func(rng *rand.Rand) bool {
		alarm := false
		for range members {
			c := must(search.DetectAmong(seriesOf(query.Month, ar1(rng, periods, phi)), members))
			alarm = alarm || len(c.Points) > 0
		}
		return alarm
	})
	if alarms > atMost(0.05) {
		t.Errorf("%.1f %% of families without a change alarm", 100*alarms)
	}
}

func TestAStepIsFoundAmongManySeriesToo(t *testing.T) {
	const members, step = 40, 30
	values := ar1(rand.New(rand.NewPCG(1, 1)), 48, 0.3)
	for i := range values {
		values[i] += 100
		if i >= step {
			values[i] += 8
		}
	}
	c := must(new(analysis.ChangeSearch).DetectAmong(seriesOf(query.Month, values), members))
	if len(c.Points) != 1 || c.Points[0].At != step || c.Points[0].PValue >= 0.04/members {
		t.Errorf("%+v; want the step at %d with a p-value below 0.04 / %d", c.Points, step, members)
	}
}
