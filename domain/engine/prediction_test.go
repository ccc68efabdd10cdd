package engine_test

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"os"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/lumenore/analytics-mcp-server/adapters/duckdb/sample/truth"
	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/engine"
	"github.com/lumenore/analytics-mcp-server/domain/query"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

type forecastFound struct {
	Member           map[string]any
	Period           any
	Value            float64
	Lower80, Upper80 float64
	Lower95, Upper95 float64
}

type scenariosFound struct {
	Of                                string
	Pessimistic, Expected, Optimistic float64
}

type predictionFound struct {
	Grain        string
	Observations int
	Horizon      struct {
		Periods  int
		From, To string
	}
	Forecast  []forecastFound
	Model     string
	Why       string
	Scenarios scenariosFound
	Backtest  struct {
		MASE    *float64
		Windows int
	}
	Members []struct {
		Member    map[string]any
		Model     string
		Scenarios scenariosFound
	}
}

func predictionOf(t *testing.T, r reply) predictionFound {
	t.Helper()
	var a predictionFound
	text := strings.NewReplacer("lower_80", "lower80", "upper_80", "upper80", "lower_95", "lower95", "upper_95", "upper95").Replace(string(r.Analysis))
	if err := json.Unmarshal([]byte(text), &a); err != nil {
		t.Fatalf("%v in %s", err, r.Analysis)
	}
	return a
}

func ahead(n int, g query.Grain) *question.Horizon {
	return &question.Horizon{Periods: n, Grain: g, Phrase: fmt.Sprintf("next %d %ss", n, g)}
}

// heldBack is the true demand of January to March 2026 by category and month.
func heldBack(t *testing.T) map[string]map[string]float64 {
	t.Helper()
	f, err := os.Open("../../adapters/duckdb/sample/testdata/demand_2026.csv")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]map[string]float64{}
	for _, r := range rows[1:] {
		v, err := strconv.ParseFloat(r[2], 64)
		if err != nil {
			t.Fatal(err)
		}
		for _, member := range []string{r[1], ""} {
			if out[member] == nil {
				out[member] = map[string]float64{}
			}
			out[member][r[0]] += v
		}
	}
	return out
}

func demandByCategory(d domain.Dataset) question.Plan {
	return question.Plan{Measures: []question.Measure{engine.SumOf(column(d, "Demand"))},
		Dimensions: []question.Dimension{by("Product Category")}, Horizon: ahead(3, query.Month)}
}

func TestForecastsOfTheSampleCoverWhatCameAfterIt(t *testing.T) {
	r := planOn(t, bundled(t), truth.InventoryID, domain.Prediction, demandByCategory)
	a := predictionOf(t, r.reply)
	if a.Grain != "month" || a.Horizon.Periods != 3 || a.Horizon.From != "2026-01-01" || a.Horizon.To != truth.HeldBackLast || a.Observations != 36 {
		t.Fatalf("%+v of %d observations by %s; want the three months that the generator keeps back", a.Horizon, a.Observations, a.Grain)
	}
	if len(a.Forecast) != 3*(1+6) || len(a.Members) != 6 {
		t.Fatalf("%d rows, %d members; want 3 months of the total and of 6 categories", len(a.Forecast), len(a.Members))
	}
	came := heldBack(t)
	within80, within95 := 0, 0
	for _, f := range a.Forecast {
		member, _ := f.Member["Product Category"].(string)
		v, ok := came[member][f.Period.(string)]
		if !ok || f.Lower95 > f.Lower80 || f.Lower80 > f.Value || f.Value > f.Upper80 || f.Upper80 > f.Upper95 || f.Lower95 < 0 {
			t.Errorf("%+v is no forecast of %q", f, member)
		}
		if v >= f.Lower80 && v <= f.Upper80 {
			within80++
		}
		if v >= f.Lower95 && v <= f.Upper95 {
			within95++
		} else {
			t.Logf("%q in %v: %.0f came, outside %.0f to %.0f", member, f.Period, v, f.Lower95, f.Upper95)
		}
	}
	if within95 < 19 || within80 < 13 {
		t.Errorf("%d of 21 values lie within 95 %%, %d within 80 %%", within95, within80)
	}
	if r.size > 16_000 || len(r.Rows) == 0 {
		t.Errorf("%d bytes with %d rows of history", r.size, len(r.Rows))
	}
}

func TestScenariosAreOfTheSumNotOfAddedBounds(t *testing.T) {
	r := planOn(t, bundled(t), truth.InventoryID, domain.Prediction, demandByCategory)
	a := predictionOf(t, r.reply)
	total, lower, upper := 0.0, 0.0, 0.0
	for _, f := range a.Forecast[:3] {
		if f.Member != nil {
			t.Fatalf("%+v stands before the total", f)
		}
		total, lower, upper = total+f.Value, lower+f.Lower80, upper+f.Upper80
	}
	s := a.Scenarios
	if s.Of != "sum over the horizon" || s.Expected < total*0.98 || s.Expected > total*1.02 {
		t.Errorf("%+v; want an expected sum near %v", s, total)
	}
	if s.Pessimistic < lower || s.Optimistic > upper || s.Pessimistic >= s.Expected || s.Expected >= s.Optimistic {
		t.Errorf("%+v; want a range within the added bounds %v to %v", s, lower, upper)
	}
	if sum := heldBack(t)[""]; sum["2026-01-01"]+sum["2026-02-01"]+sum["2026-03-01"] < s.Pessimistic*0.95 {
		t.Errorf("%+v misses what came by far", s)
	}
}

func TestTheSameForecastTwiceIsTheSameBytes(t *testing.T) {
	a := planOn(t, bundled(t), truth.InventoryID, domain.Prediction, demandByCategory)
	b := planOn(t, bundled(t), truth.InventoryID, domain.Prediction, demandByCategory)
	if string(a.raw) != string(b.raw) {
		t.Error("two answers differ")
	}
}

// monthlySales grows by 2 a month from 100 on, with a zigzag of 6, stamped on
// the first of each month but for a last day that cuts the month short.
func monthlySales(months int, lastDay int) string {
	var csv strings.Builder
	csv.WriteString("Day,Shop,Sales\n")
	for m := range months {
		for _, d := range []int{1, 15, 28} {
			if m == months-1 && lastDay > 0 && d > lastDay {
				continue
			}
			at := time.Date(2022, time.Month(1+m), d, 0, 0, 0, 0, time.UTC)
			if d == 28 {
				at = time.Date(2022, time.Month(2+m), 0, 0, 0, 0, 0, time.UTC) // the last day
			}
			fmt.Fprintf(&csv, "%s,A,%d\n%s,B,%d\n", at.Format(time.DateOnly), 100+2*m+m%2*6, at.Format(time.DateOnly), 50)
		}
	}
	return csv.String()
}

func shopSales(h *question.Horizon) func(domain.Dataset) question.Plan {
	return func(d domain.Dataset) question.Plan {
		return question.Plan{Measures: sales(d), Filters: onlyShop("A"), Horizon: h}
	}
}

func TestLessThanTwoYearsOfMonthsAreForecastWithoutASeasonAndItIsSaid(t *testing.T) {
	const caveat = "18 months are fewer than two cycles of 12"
	r := planOver(t, monthlySales(18, 0), domain.Prediction, shopSales(ahead(3, query.Month)))
	if got := strings.Join(r.Caveats, " "); !strings.Contains(got, caveat) {
		t.Errorf("caveats %q; want %q", got, caveat)
	}
	r = planOver(t, monthlySales(24, 0), domain.Prediction, shopSales(ahead(3, query.Month)))
	if got := strings.Join(r.Caveats, " "); strings.Contains(got, "two cycles") {
		t.Errorf("caveats %q of two years", got)
	}
	if a := predictionOf(t, r.reply); a.Backtest.Windows == 0 || a.Backtest.MASE == nil || !strings.Contains(a.Model, "seasonally adjusted") {
		t.Errorf("two years: %s, backtest %+v", a.Model, a.Backtest)
	}
}

func TestAPartialLastMonthIsForecastRatherThanLearntFrom(t *testing.T) {
	r := planOver(t, monthlySales(30, 15), domain.Prediction, shopSales(ahead(2, query.Month)))
	a := predictionOf(t, r.reply)
	if a.Observations != 29 || a.Forecast[0].Period != "2024-06-01" || a.Forecast[1].Period != "2024-07-01" {
		t.Errorf("%d observations, first %v; want the 29 complete months and June again", a.Observations, a.Forecast[0].Period)
	}
	if got := strings.Join(r.Caveats, " "); !strings.Contains(got, "June 2024 is partial (2024-06-01 to 2024-06-15) and left out") {
		t.Errorf("caveats %q", got)
	}
}

func TestTooLittleHistoryNamesAFinerGrain(t *testing.T) {
	w := warehouse(t, map[string]string{"shops.csv": monthlySales(4, 0)})
	f := refusedBy(t, w, domain.Prediction, shopSales(ahead(3, query.Month)))
	if f.Kind != domain.KindTooLittleHistory || f.Message != "4 monthly values; 8 needed." {
		t.Errorf("%s: %s", f.Kind, f.Message)
	}
	if f.Suggestion != "Ask: forecast Sales by week for the next 4 weeks" {
		t.Errorf("suggestion %q", f.Suggestion)
	}
}

func TestAMemberWithTooLittleHistoryIsNamedNotRefused(t *testing.T) {
	var csv strings.Builder
	csv.WriteString("Day,Shop,Price\n")
	for m := range 24 {
		fmt.Fprintf(&csv, "%s,Old,%d\n", time.Date(2022, time.Month(1+m), 1, 0, 0, 0, 0, time.UTC).Format(time.DateOnly), 100+m%3)
		if m > 20 {
			fmt.Fprintf(&csv, "%s,New,%d\n", time.Date(2022, time.Month(1+m), 1, 0, 0, 0, 0, time.UTC).Format(time.DateOnly), 90)
		}
	}
	r := planOver(t, csv.String(), domain.Prediction, func(d domain.Dataset) question.Plan {
		return question.Plan{Measures: []question.Measure{engine.AverageOf(column(d, "Price"))}, Dimensions: []question.Dimension{by("Shop")}, Horizon: ahead(3, query.Month)}
	})
	a := predictionOf(t, r.reply)
	if len(a.Members) != 1 || a.Members[0].Member["Shop"] != "Old" {
		t.Errorf("members %+v", a.Members)
	}
	if s := a.Scenarios; s.Of != "mean over the horizon" || s.Expected < 95 || s.Expected > 105 {
		t.Errorf("%+v; averages don't add up over time", s)
	}
	if got := strings.Join(r.Caveats, " "); !strings.Contains(got, "Too little history (8 monthly values needed): New.") {
		t.Errorf("caveats %q", got)
	}
}
