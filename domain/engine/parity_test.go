package engine_test

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/engine"
)

// workshopRepairs are events: what a workshop did on two whole years of days.
func workshopRepairs() string {
	rng := rand.New(rand.NewPCG(14, 1))
	var b strings.Builder
	b.WriteString("Repair No,Day,Workshop,Kind,Mechanic,Hours,Parts cost (EUR),Paid (EUR),Warranty\n")
	for i := range 5000 {
		day := time.Date(2023, 1, 1+i*731/5000, 0, 0, 0, 0, time.UTC)
		fmt.Fprintf(&b, "RX-%05d,%s,%s,%s,M%02d,%.1f,%.2f,%.2f,%s\n", i, day.Format(time.DateOnly), []string{"Kiel", "Husum", "Plön"}[rng.IntN(3)],
			[]string{"Brakes", "Engine", "Tyres", "Paint"}[rng.IntN(4)], rng.IntN(45), 1+4*rng.Float64(), 20+rng.ExpFloat64()*80, 60+rng.ExpFloat64()*150, []string{"yes", "no", "no"}[rng.IntN(3)])
	}
	return b.String()
}

// turbineDays are a panel: what each of four turbines of fixed size made on each day.
func turbineDays() string {
	rng := rand.New(rand.NewPCG(14, 2))
	var b strings.Builder
	b.WriteString("Date,Turbine,Shore,Installed (kW),Output (kWh),Wind speed (m/s),Stops\n")
	for d := range 731 {
		for i := range 4 {
			fmt.Fprintf(&b, "%s,T%d,%s,%d,%.1f,%.1f,%d\n", time.Date(2023, 1, 1+d, 0, 0, 0, 0, time.UTC).Format(time.DateOnly), i, []string{"North", "East"}[i%2],
				[]int{500, 800, 800, 2000}[i], 1000+4000*rng.Float64(), 3+9*rng.Float64(), rng.IntN(3))
		}
	}
	return b.String()
}

// The measure, its filters and its groups come from the question in one way, whatever
// is then done with them.
func TestEveryAnalysisTakesTheMeasureOfTheTable(t *testing.T) {
	for file, c := range map[string]struct {
		content, groups string
		phrases         []string
	}{
		"repairs.csv": {workshopRepairs(), "workshop", []string{
			"total paid", "paid", "average paid", "median hours", "maximum parts cost", "hours for Brakes", "average hours in Kiel", "paid for Engine and Tyres",
			"number of repairs", "number of repairs in Husum", "number of distinct mechanics", "repairs with hours over 3", "share of repairs with hours over 3", "share of warranty repairs",
			"paid per hour", "parts cost as % of paid", "paid minus parts cost", "share of Engine in paid", "average paid per mechanic", "paid excluding Paint", "hours per repair", "paid without warranty",
		}},
		"readings.csv": {turbineDays(), "turbine", []string{
			"total output", "output", "average wind speed", "wind speed", "output per kW", "installed kW", "total installed", "stops", "output of North", "stops per MWh",
			"share of North in output", "average output per turbine", "number of turbines", "output for T1 and T2", "maximum wind speed",
		}},
	} {
		p := engine.Params{Warehouse: warehouse(t, map[string]string{file: c.content}), Analysts: append(analysts(), engine.NewPrediction(), engine.NewChange(), engine.NewOutlier())}
		t.Run(file, func(t *testing.T) {
			t.Parallel()
			for i, x := range c.phrases {
				if i%2 == 0 {
					sameSeries(t, p, x+" by month", domain.Trend)
				}
				if i%4 == 0 { // series and forecasts take their time
					sameSeries(t, p, x+" by month", domain.Prediction)
					sameSeries(t, p, x+" by "+c.groups+" and month", domain.Trend)
				}
				sameTotals(t, p, x+" 2024 vs 2023")
				sameSearch(t, p, x, "outliers in "+x+" by month")
				if strings.HasPrefix(x, "share") {
					sameSearch(t, p, x, "unusual months of "+x)
				}
			}
		})
	}
}

// sameSearch holds the search of a measure's months against its table; where no measure
// is named the search takes several, and says so.
func sameSearch(t *testing.T, p engine.Params, x, text string) {
	t.Helper()
	searched, ok := try(t, p, domain.Outlier, text)
	table, read := try(t, p, domain.Query, x+" by month")
	said := strings.Contains(strings.Join(searched.Interpretation.Assumptions, " "), "No measure is named")
	if strings.HasPrefix(x, "share") {
		said = false
	}
	if ok && read && !said && !slices.Equal(plainLabels(searched), plainLabels(table)) {
		t.Errorf("%q: the search is of %q, the table of %q", text, plainLabels(searched), plainLabels(table))
	}
}

// plainLabels are what is measured of which rows: that rows are counted where a state
// holds is the same, said in the measure or in a filter.
func plainLabels(r reply) []string {
	out := append([]string(nil), r.Interpretation.Measures...)
	for i, label := range out {
		if of, state, ok := strings.Cut(label, " where "); ok && of == "count of rows" && !strings.Contains(state, " / ") {
			out[i] = of + " + " + state
		}
		out[i] = strings.ReplaceAll(out[i], "count of rows where ", "share of rows where ")
		out[i] = strings.TrimSuffix(out[i], " / count of rows")
	}
	for i, f := range r.Interpretation.Filters {
		out[min(i, len(out)-1)] += " + " + f
	}
	return out
}

// sameSeries holds the series of these tools against the table.
func sameSeries(t *testing.T, p engine.Params, text string, tools ...domain.Analysis) {
	t.Helper()
	table, ok := try(t, p, domain.Query, text)
	if !ok {
		return
	}
	n := len(table.Interpretation.Dimensions)
	known := map[string]any{}
	for _, row := range table.Rows {
		known[fmt.Sprint(row[:n])] = row[n]
	}
	for _, tool := range tools {
		r, ok := try(t, p, tool, text)
		if !ok {
			t.Errorf("%s refuses %q, of which there is a table", tool, text)
			continue
		}
		if !slices.Equal(r.Interpretation.Dimensions, table.Interpretation.Dimensions) || !slices.Equal(plainLabels(r), plainLabels(table)) {
			t.Errorf("%s %q is of %q by %q, the table of %q by %q", tool, text, plainLabels(r), r.Interpretation.Dimensions, plainLabels(table), table.Interpretation.Dimensions)
			continue
		}
		for _, row := range r.Rows {
			if want, there := known[fmt.Sprint(row[:n])]; there && row[n] != nil && !alike(row[n], floating(want)) {
				t.Errorf("%s %q has %v, the table %v", tool, text, row, want)
				break
			}
		}
	}
}

// sameTotals holds the change of two periods against the table.
func sameTotals(t *testing.T, p engine.Params, text string) {
	t.Helper()
	table, ok := try(t, p, domain.Query, text)
	r, read := try(t, p, domain.Change, text)
	if !ok || !read || len(table.Rows) != 1 || len(table.Interpretation.Dimensions) > 0 {
		return
	}
	var change struct {
		Comparison struct{ Control, Test struct{ Value *float64 } }
	}
	if err := json.Unmarshal(r.Analysis, &change); err != nil {
		t.Fatal(err)
	}
	if c := change.Comparison; c.Test.Value == nil || !alike(*c.Test.Value, floating(table.Rows[0][0])) || !alike(*c.Control.Value, floating(table.Rows[0][1])) || !slices.Equal(plainLabels(r), plainLabels(table)) {
		t.Errorf("the change %q is %s of %q, the table %v of %q", text, r.Analysis[:min(len(r.Analysis), 300)], plainLabels(r), table.Rows, plainLabels(table))
	}
}

// floating is a figure of an answer.
func floating(v any) any {
	if n, ok := v.(int64); ok {
		return float64(n)
	}
	return v
}

// try asks a question that may be refused; a fault of our own making fails the test.
func try(t *testing.T, p engine.Params, tool domain.Analysis, text string) (reply, bool) {
	t.Helper()
	q, err := domain.NewQuestion(text, first(t, p.Warehouse))
	if err != nil {
		t.Fatal(err)
	}
	a, err := newEngine(t, p).Answer(t.Context(), tool, q)
	if err != nil {
		if f := domain.FaultFrom(err); f.Kind == domain.KindInternal {
			t.Errorf("%s %q failed: %v", tool, text, err)
		}
		return reply{}, false
	}
	var r reply
	if err := json.Unmarshal(a.Data, &r); err != nil {
		t.Fatal(err)
	}
	return r, true
}
