package analysis_test

import (
	"slices"
	"testing"

	"github.com/lumenore/analytics-mcp-server/domain/analysis"
	"github.com/lumenore/analytics-mcp-server/domain/query"
)

func TestStepsOfAHistoryAgreeWithRupturesAndStatsmodels(t *testing.T) {
	for _, c := range fixture[[]struct {
		Name            string
		Values, Heights []float64
		At              []int
		Ratio           bool
		Doubt           float64
	}](t, "levelled.json") {
		s := seriesOf(query.Month, c.Values)
		at, heights, ratio, doubt := analysis.StepHeights(s)
		if !slices.Equal(at, c.At) || ratio != c.Ratio {
			t.Errorf("%s: steps at %v, as a ratio %v; want %v, %v", c.Name, at, ratio, c.At, c.Ratio)
			continue
		}
		for i, want := range c.Heights {
			within(t, c.Name+", height", heights[i], want, 1e-9)
		}
		within(t, c.Name+", standard error of the last height", doubt, c.Doubt, 1e-9)
		steps := must(analysis.NewForecast(s, analysis.ForecastOptions{Horizon: 6})).Steps
		for i, p := range steps {
			if !p.At.Equal(s.Starts[c.At[i]]) {
				t.Errorf("%s: a step in %v, want %v", c.Name, p.At, s.Starts[c.At[i]])
			}
		}
		if len(steps) != len(c.At) {
			t.Errorf("%s: %d steps told, want %d", c.Name, len(steps), len(c.At))
		}
	}
}
