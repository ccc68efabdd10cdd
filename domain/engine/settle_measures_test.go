package engine_test

import (
	"slices"
	"testing"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/engine"
)

// harvest has two measures: both can be named.
const harvest = `Day,Field,Sales,Costs
2024-01-05,North,100,10
2024-02-05,South,110,11
2024-03-05,North,90,9
2024-04-05,South,95,12
2024-05-05,North,120,10
2024-06-05,South,105,11
2024-07-05,North,101,12
2024-08-05,South,99,9
2024-09-05,North,107,10
2024-10-05,South,111,10
2024-11-05,North,97,11
2024-12-05,South,103,12
2025-01-05,North,102,11
2025-02-05,South,98,10
2025-03-05,North,104,12
`

func TestOfTwoMeasuresNamedTheOneLookedAtIsSaidInEveryAnalysis(t *testing.T) {
	const said = "Of the measures named, Sales is looked at; ask for the others one by one."
	for _, c := range []struct {
		tool domain.Analysis
		text string
		both bool
	}{
		{domain.Trend, "trend of sales and costs by month", true},
		{domain.Trend, "trend of sales and costs", true},
		{domain.Prediction, "forecast sales and costs for the next 2 months", true},
		{domain.Change, "compare sales and costs in February 2024 with January 2024", true},
		{domain.Change, "when did sales and costs change", true},
		{domain.Pareto, "which fields make up 80% of sales and costs", true},
		{domain.Pareto, "which fields make up 80% of sales", false},
		{domain.Change, "compare sales in February 2024 with January 2024", false},
	} {
		w := warehouse(t, map[string]string{"harvest.csv": harvest})
		r := run(t, engine.Params{Warehouse: w, Analysts: []engine.Analyst{engine.NewTrend(), engine.NewPrediction(), engine.NewChange(), engine.NewPareto()}}, c.tool, c.text)
		if got := slices.Contains(r.Interpretation.Assumptions, said); got != c.both {
			t.Errorf("%s: %q: assumptions %q", c.tool, c.text, r.Interpretation.Assumptions)
		}
	}
}
