package app_test

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"math"
	"os"
	"slices"
	"strconv"
	"testing"

	"github.com/lumenore/analytics-mcp-server/adapters/duckdb/sample/truth"
)

// example is what the worked examples look at in an answer.
type example struct {
	Rows     [][]any
	Total    int64              `json:"total_rows"`
	Totals   map[string]float64 `json:"totals"`
	Analysis struct {
		VitalFew struct {
			Count, Of int
			Share     float64
		} `json:"vital_few"`
		Outliers []struct{ At map[string]string }
		Drivers  []exampleDriver
		Trend    struct{ Direction string }
		Members  []struct {
			Member map[string]string
			Trend  struct {
				Direction   string
				Growth      struct{ CAGR float64 }
				Seasonality *struct{ Period int }
			}
		}
		Forecast []struct {
			Member map[string]string
			Period string
			Lower  float64 `json:"lower_95"`
			Upper  float64 `json:"upper_95"`
		}
		ChangePoints []struct {
			Member   map[string]string
			From     string  `json:"at_from"`
			To       string  `json:"at_to"`
			Relative float64 `json:"relative_difference"`
		} `json:"change_points"`
	}
}

type exampleDriver struct{ Column string }

// TestTheWorkedExamplesRunVerbatim asks what the examples of the project's
// first description ask, in order and through a real client, and holds each
// answer against what is planted in the sample.
func TestTheWorkedExamplesRunVerbatim(t *testing.T) {
	session := boot(t).connect(t)
	for _, c := range []struct {
		tool, question string
		dataset        int
		holds          func(t *testing.T, a example)
	}{
		{"nlq_to_data", "Show me total sales by region for Q4 2024, sorted by highest sales", truth.SalesID, westLeads},
		{"get_trend_data", "What are the monthly sales trends for Q4 2024?", truth.SalesID, tooFewMonths},
		{"get_pareto_data", "Which products contribute to 80% of our sales?", truth.SalesID, fewProducts},
		{"nlq_to_data", "Show customer demographics and average order value by age group", truth.CustomersID, orderValuesRiseWithAge},
		{"get_outlier_data", "Find customers with unusually high order values or frequency", truth.CustomersID, plantedCustomers},
		{"get_correlation_data", "What factors correlate with customer lifetime value?", truth.CustomersID, tenureAndChannel},
		{"nlq_to_data", "Show monthly demand for each product category over the past year", truth.InventoryID, aYearOfCategories},
		{"get_trend_data", "What are the demand trends for each product category?", truth.InventoryID, oneRisesOneFalls},
		{"get_prediction_data", "Predict demand for next 3 months by product category", truth.InventoryID, whatWasHeldBack},
		{"get_change_data", "Have there been any significant changes in demand patterns recently?", truth.InventoryID, theStep},
		{"nlq_to_data", "Top 5 sales regions last month", truth.SalesID, fiveRegions},
	} {
		t.Run(c.question, func(t *testing.T) {
			envelope := call(t, session, c.tool, map[string]any{"userQuery": c.question, "schemaId": c.dataset})
			var read struct {
				Status string
				Data   example
			}
			if err := json.Unmarshal([]byte(envelope), &read); err != nil || read.Status != "success" {
				t.Fatalf("%v: %.600s", err, envelope)
			}
			c.holds(t, read.Data)
			if t.Failed() {
				t.Logf("%.2000s", envelope)
			}
		})
	}
}

// about fails unless a figure lies within a tolerance of what is planted.
func about(t *testing.T, what string, got, planted, tolerance float64) {
	t.Helper()
	if !(math.Abs(got-planted) <= tolerance) {
		t.Errorf("%s is %v, planted %v ± %v", what, got, planted, tolerance)
	}
}

func westLeads(t *testing.T, a example) {
	if len(a.Rows) != truth.Regions+1 || a.Rows[0][0] != "West" {
		t.Fatalf("rows %v; want %d regions and those of none, West first", a.Rows, truth.Regions)
	}
	about(t, "West's share", a.Rows[0][1].(float64)/a.Totals["Sales"], truth.WestShareQ42024, truth.WestShareQ42024Tolerance)
}

func tooFewMonths(t *testing.T, a example) {
	if len(a.Rows) != 3 || a.Analysis.Trend.Direction != "too_few" {
		t.Errorf("%d months, direction %q; three months tell no trend", len(a.Rows), a.Analysis.Trend.Direction)
	}
}

func fewProducts(t *testing.T, a example) {
	few := a.Analysis.VitalFew
	if few.Count != truth.VitalFewProducts || few.Of != truth.Products || few.Share < truth.VitalFewShare {
		t.Errorf("%+v; want %d of %d with %v", few, truth.VitalFewProducts, truth.Products, truth.VitalFewShare)
	}
}

func orderValuesRiseWithAge(t *testing.T, a example) {
	planted := truth.AverageOrderValues()
	if len(a.Rows) != len(planted) {
		t.Fatalf("rows %v", a.Rows)
	}
	for i, group := range truth.AgeGroups() {
		row := slices.IndexFunc(a.Rows, func(r []any) bool { return r[0] == group })
		if row < 0 {
			t.Fatalf("%s is missing in %v", group, a.Rows)
		}
		about(t, group, a.Rows[row][1].(float64), planted[i], truth.AverageOrderValueTolerance)
	}
}

func plantedCustomers(t *testing.T, a example) {
	got := map[string]bool{}
	for _, o := range a.Analysis.Outliers {
		got[o.At["Customer ID"]] = true
	}
	planted := slices.Concat(truth.VeryGoodCustomers(), truth.HighValueSuspects(), truth.HighFrequencySuspects())
	for _, c := range planted {
		if !got[c] {
			t.Errorf("%s is not found", c)
		}
		delete(got, c)
	}
	if len(got) > 0 {
		t.Errorf("found %v, too", got)
	}
}

func tenureAndChannel(t *testing.T, a example) {
	d := a.Analysis.Drivers
	if len(d) < 2 || d[0].Column != "Tenure Months" || d[1].Column != "Channel" {
		t.Fatalf("drivers %+v; want tenure, then channel", d)
	}
	if slices.Contains(d, exampleDriver{"Age"}) || slices.Contains(d, exampleDriver{"Age Group"}) {
		t.Errorf("drivers %+v; age has no part in it", d)
	}
}

func aYearOfCategories(t *testing.T, a example) {
	if months, categories := 12, 6; a.Total != int64(months*categories) {
		t.Errorf("%d rows", a.Total)
	}
}

func oneRisesOneFalls(t *testing.T, a example) {
	for _, m := range a.Analysis.Members {
		trend, want := m.Trend, "none_detected"
		switch m.Member["Product Category"] {
		case truth.Growing:
			want = "up"
			about(t, "the growing category's rate", trend.Growth.CAGR, truth.GrowingRate, truth.RateTolerance)
		case truth.Declining:
			want = "down"
			about(t, "the declining category's rate", trend.Growth.CAGR, truth.DecliningRate, truth.RateTolerance)
		case truth.Seasonal:
			if trend.Seasonality == nil || trend.Seasonality.Period != 12 {
				t.Errorf("season %+v; want one of twelve months", trend.Seasonality)
			}
		}
		if trend.Direction != want {
			t.Errorf("%v: %s, want %s", m.Member, trend.Direction, want)
		}
	}
	if len(a.Analysis.Members) != 6 {
		t.Errorf("%d members", len(a.Analysis.Members))
	}
}

// whatWasHeldBack holds the forecasts against the months that the generator
// kept back: of 18 values one may lie outside a 95 % interval.
func whatWasHeldBack(t *testing.T, a example) {
	file, err := os.Open("../adapters/duckdb/sample/testdata/demand_2026.csv")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	lines, err := csv.NewReader(file).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	outside := []string{}
	for _, line := range lines[1:] {
		actual, _ := strconv.ParseFloat(line[2], 64)
		found := false
		for _, f := range a.Analysis.Forecast {
			if f.Period == line[0] && f.Member["Product Category"] == line[1] {
				found = true
				if actual < f.Lower || actual > f.Upper {
					outside = append(outside, fmt.Sprintf("%v outside %v to %v", line, f.Lower, f.Upper))
				}
			}
		}
		if !found {
			t.Errorf("no forecast of %v", line)
		}
	}
	if len(outside) > 1 {
		t.Error(outside)
	}
}

func theStep(t *testing.T, a example) {
	if len(a.Analysis.ChangePoints) != 1 {
		t.Fatalf("changes %+v; want one", a.Analysis.ChangePoints)
	}
	c := a.Analysis.ChangePoints[0]
	if c.Member["Product Category"] != truth.Stepping || truth.StepFrom < c.From || truth.StepFrom > c.To {
		t.Errorf("%+v; want %s on %s", c, truth.Stepping, truth.StepFrom)
	}
	about(t, "the step", c.Relative, truth.Step, truth.StepTolerance)
}

func fiveRegions(t *testing.T, a example) {
	if len(a.Rows) != 5 || a.Rows[0][0] != "West" {
		t.Errorf("rows %v; want five, West first", a.Rows)
	}
}
