package engine_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/engine"
)

// pedalled are two years of rides of sixty riders, some of whom ride more often.
func pedalled() string {
	var b strings.Builder
	b.WriteString("Ride ID,Day,Rider ID,City,Distance (km)\n")
	for i := range 4000 {
		day := time.Date(2023, 1, 1+i*731/4000, 0, 0, 0, 0, time.UTC)
		rider := i * i % 61
		fmt.Fprintf(&b, "%d,%s,R%02d,%s,%d\n", i, day.Format(time.DateOnly), rider, []string{"Gent", "Brugge", "Aalst"}[rider%3], 2+i%9+int(day.Month()))
	}
	return b.String()
}

func TestASeriesOfWhatEachMemberCameToIsThatOfTheTable(t *testing.T) {
	p := engine.Params{Warehouse: warehouse(t, map[string]string{"rides.csv": pedalled()}), Analysts: append(analysts(), engine.NewPrediction(), engine.NewChange())}
	for _, text := range []string{"average distance per rider by month", "average distance per rider by month and city"} {
		table := run(t, p, domain.Query, text)
		known := map[string]any{}
		for _, row := range table.Rows {
			known[fmt.Sprint(row[:len(row)-1])] = row[len(row)-1]
		}
		dims := len(table.Interpretation.Dimensions)
		series := run(t, p, domain.Trend, text)
		if !slices.Equal(series.Interpretation.Measures, table.Interpretation.Measures) || !slices.Equal(series.Interpretation.Dimensions, table.Interpretation.Dimensions) {
			t.Errorf("%q: the trend is of %+v, the table of %+v", text, series.Interpretation, table.Interpretation)
		}
		for _, row := range series.Rows {
			if want := known[fmt.Sprint(row[:dims])]; !alike(row[dims], want) {
				t.Fatalf("%q: the trend has %v, the table %v", text, row, want)
			}
		}
		if ahead := run(t, p, domain.Prediction, text); !slices.Equal(ahead.Interpretation.Measures, table.Interpretation.Measures) {
			t.Errorf("%q: the forecast is of %q", text, ahead.Interpretation.Measures)
		}
	}
	table := run(t, p, domain.Query, "average distance per rider 2024 vs 2023")
	var change struct {
		Comparison struct{ Control, Test struct{ Value float64 } }
	}
	if err := json.Unmarshal(run(t, p, domain.Change, "average distance per rider 2024 vs 2023").Analysis, &change); err != nil {
		t.Fatal(err)
	}
	if c := change.Comparison; !alike(c.Test.Value, table.Rows[0][0]) || !alike(c.Control.Value, table.Rows[0][1]) {
		t.Errorf("the change is %+v, the table %v", c, table.Rows)
	}
}
