package engine_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/engine"
	"github.com/lumenore/analytics-mcp-server/ports"
)

// hired is a table of persons with the day each was hired: 6 to 10 a month.
func hired() string {
	csv := "Person,Hired,Team,Salary\n"
	n := 0
	for m := range 48 {
		for k := range 6 + (m*7)%5 {
			n++
			csv += fmt.Sprintf("P%04d,%s,%s,%d\n", n, time.Date(2021, time.Month(1+m), 1+2*k, 0, 0, 0, 0, time.UTC).Format(time.DateOnly), []string{"North", "South", "West"}[n%3], 40_000+(n*7919)%9000)
		}
	}
	return csv
}

func trendsAndForecasts(w ports.Warehouse) engine.Params {
	return engine.Params{Warehouse: w, Analysts: []engine.Analyst{engine.NewTrend(), engine.NewPrediction()}}
}

func TestEventsNamedByThemselvesAreCounted(t *testing.T) {
	w := warehouse(t, map[string]string{"persons.csv": hired()})
	for _, c := range []struct {
		tool domain.Analysis
		text string
	}{{domain.Trend, "hires by month"}, {domain.Trend, "how are hires developing?"}, {domain.Prediction, "hires next month"}, {domain.Prediction, "forecast hires for the next 3 months"}} {
		r := run(t, trendsAndForecasts(w), c.tool, c.text)
		if len(r.Interpretation.Measures) != 1 || r.Interpretation.Measures[0] != "count of rows" {
			t.Errorf("%s: %q of %v; want the hires counted", c.text, r.Summary, r.Interpretation.Measures)
		}
	}
	if r := run(t, trendsAndForecasts(w), domain.Trend, "average salary by month of hire"); !strings.Contains(r.Summary, "Salary") {
		t.Errorf("%q; want the salary that is named", r.Summary)
	}
}
