package engine_test

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/lumenore/analytics-mcp-server/adapters/duckdb/sample/truth"
	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/engine"
	"github.com/lumenore/analytics-mcp-server/domain/query"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

type outlierAnalysis struct {
	Method         string
	Shape          string
	Observations   int
	Checked, Found int
	ScoreScale     string   `json:"score_scale"`
	FalseAlarmRate *float64 `json:"false_alarm_rate"`
	Searches       []struct{ Measure, Scale, Method string }
	Outliers       []struct {
		At                     map[string]any
		Measure                string
		Value, Expected, Score *float64
		Lower, Upper           *float64
		Direction, Reason      string
	}
}

func outliersOf(t *testing.T, r related) outlierAnalysis {
	t.Helper()
	var a outlierAnalysis
	if err := json.Unmarshal(r.Analysis, &a); err != nil {
		t.Fatalf("%v in %s", err, r.Analysis)
	}
	if r.size > 16_384 {
		t.Errorf("%d bytes; an analysis stays under some 16 KB", r.size)
	}
	last := a.Outliers
	for i := 1; i < len(last); i++ {
		if last[i-1].Score != nil && last[i].Score != nil && *last[i].Score > *last[i-1].Score {
			t.Errorf("score %v after %v; want the highest first", *last[i].Score, *last[i-1].Score)
		}
	}
	return a
}

// at lists where the outliers are, by one key.
func (a outlierAnalysis) at(key string) []string {
	out := []string{}
	for _, o := range a.Outliers {
		if name := fmt.Sprint(o.At[key]); !slices.Contains(out, name) {
			out = append(out, name)
		}
	}
	slices.Sort(out)
	return out
}

func TestCustomersWhoStandOutByAnyMeasureAreFound(t *testing.T) {
	const text = "Find customers with unusually high order values or frequency"
	r := relate(t, bundled(t), truth.CustomersID, domain.Outlier, text)
	a := outliersOf(t, r)
	want := slices.Concat(truth.VeryGoodCustomers(), truth.HighValueSuspects(), truth.HighFrequencySuspects())
	slices.Sort(want)
	if got := a.at("Customer ID"); !slices.Equal(got, want) {
		t.Errorf("found %v; want the ten planted, %v", got, want)
	}
	if a.Shape != "records" || a.Observations != truth.Customers || a.Checked != 2*truth.Customers || a.Found != 16 {
		t.Errorf("%s: %d, %d checked, %d found; six in both and two in each", a.Shape, a.Observations, a.Checked, a.Found)
	}
	for _, o := range a.Outliers {
		if o.Direction != "high" || o.Lower != nil || o.Upper == nil || *o.Value <= *o.Upper || o.Reason == "" {
			t.Errorf("%+v; want high ones above their bound", o)
		}
		if o.Measure == "Orders" && slices.Contains(truth.HighValueSuspects(), o.At["Customer ID"].(string)) {
			t.Errorf("%v stands out by value alone", o.At)
		}
	}
	if a.FalseAlarmRate == nil || *a.FalseAlarmRate != 0.05 || a.ScoreScale == "" || len(a.Searches) != 2 {
		t.Errorf("rate %v, scale %q, searches %v", a.FalseAlarmRate, a.ScoreScale, a.Searches)
	}
	if !strings.Contains(r.Summary, "10 records") {
		t.Errorf("summary %q", r.Summary)
	}
	if again := relate(t, bundled(t), truth.CustomersID, domain.Outlier, text); again.raw != r.raw {
		t.Error("the same question gave other bytes")
	}
}

func TestBothMeasuresAtOnce(t *testing.T) {
	a := outliersOf(t, relate(t, bundled(t), truth.CustomersID, domain.Outlier, "customers with both unusually high order value and orders"))
	want := truth.VeryGoodCustomers()
	if got := a.at("Customer ID"); !slices.Equal(got, want) {
		t.Errorf("found %v; want the very good ones", got)
	}
}

// spiky is a seasonal series of months with one month far off.
func spiky(months, odd int) string {
	var csv strings.Builder
	csv.WriteString("Day,Shop,Visits\n")
	rng := rand.New(rand.NewPCG(11, 12))
	start := time.Date(2019, time.January, 1, 0, 0, 0, 0, time.UTC)
	for m := range months {
		value := 1000 + 10*float64(m) + 200*float64(m%12)/11 + 10*rng.NormFloat64()
		if m%12 == 11 {
			value += 600
		}
		if m == odd {
			value += 500
		}
		for _, shop := range []string{"A", "B"} {
			v := value
			if shop == "B" {
				v = 500 + 10*rng.NormFloat64()
			}
			fmt.Fprintf(&csv, "%s,%s,%.0f\n", start.AddDate(0, m, 0).Format(time.DateOnly), shop, v)
		}
	}
	return csv.String()
}

func visits(d domain.Dataset) []question.Measure {
	return []question.Measure{engine.SumOf(column(d, "Visits"))}
}

func monthly(d domain.Dataset) question.Plan {
	return question.Plan{Measures: visits(d), Time: &question.TimeAxis{Column: "Day", Type: domain.Date, Grain: query.Month}}
}

func TestAMonthThatFitsNeitherTrendNorSeason(t *testing.T) {
	r := relatePlan(t, spiky(72, 40), domain.Outlier, "outliers in monthly visits", monthly)
	a := outliersOf(t, r)
	if got := a.at("period"); a.Shape != "periods" || !slices.Equal(got, []string{"2022-05-01"}) {
		t.Errorf("%s %v; want May 2022, and no December", a.Shape, got)
	}
	if o := a.Outliers[0]; o.Direction != "high" || *o.Value-*o.Expected < 400 || *o.Value-*o.Expected > 600 {
		t.Errorf("%+v; want some 500 above", o)
	}
	if !strings.Contains(r.Summary, "May 2022") {
		t.Errorf("summary %q", r.Summary)
	}
}

func TestAPeriodAskedForIsHeldAgainstAllHistory(t *testing.T) {
	year := func(from, to string) outlierAnalysis {
		return outliersOf(t, relatePlan(t, spiky(72, 40), domain.Outlier, "unusual months", func(d domain.Dataset) question.Plan {
			p := monthly(d)
			p.Period = during(from, to)
			return p
		}))
	}
	if a := year("2022-01-01", "2022-12-31"); len(a.Outliers) != 1 || a.Checked != 12 {
		t.Errorf("%d of %d; want one of the 12 months of 2022", len(a.Outliers), a.Checked)
	}
	if a := year("2023-01-01", "2023-12-31"); len(a.Outliers) != 0 || a.Checked != 12 {
		t.Errorf("%+v; want nothing in 2023, December included", a.Outliers)
	}
}

func TestEachMembersSeriesIsSearched(t *testing.T) {
	a := outliersOf(t, relatePlan(t, spiky(72, 40), domain.Outlier, "outliers in monthly visits by shop", func(d domain.Dataset) question.Plan {
		p := monthly(d)
		p.Dimensions = []question.Dimension{by("Shop")}
		return p
	}))
	if len(a.Outliers) != 1 || a.Outliers[0].At["Shop"] != "A" || a.Outliers[0].At["period"] != "2022-05-01" || a.Checked != 144 {
		t.Errorf("%+v of %d; want shop A in May 2022", a.Outliers, a.Checked)
	}
}

func TestNothingUnusualIsAnAnswer(t *testing.T) {
	r := relatePlan(t, lots(300), domain.Outlier, "outliers in weight", fields("Lot ID", "Weight"))
	if a := outliersOf(t, r); a.Found != 0 || a.Checked != 300 || !strings.HasPrefix(r.Summary, "No record with unusual Weight") {
		t.Errorf("%d of %d, %q", a.Found, a.Checked, r.Summary)
	}
}

func TestALongTailIsCappedVisibly(t *testing.T) {
	csv := "Item ID,Name,Size\n"
	for i := range 500 {
		size := 1000 + i%20
		if i%5 == 0 {
			size = 1_000_000 + i
		}
		csv += fmt.Sprintf("I-%03d,thing number %d,%d\n", i, i, size)
	}
	r := relatePlan(t, csv, domain.Outlier, "unusual sizes", fields("Item ID", "Size"))
	a := outliersOf(t, r)
	if a.Found != 100 || len(a.Outliers) == 0 || len(a.Outliers) > 30 {
		t.Errorf("%d listed of %d", len(a.Outliers), a.Found)
	}
	if got := strings.Join(r.Caveats, " "); !strings.Contains(got, "highest scores of 100 outliers are listed") || !strings.Contains(got, "long tail") {
		t.Errorf("caveats %q", got)
	}
}

func TestALargeTableIsSearchedByItsExtremes(t *testing.T) {
	r := relatePlan(t, large(), domain.Outlier, "unusual lengths", fields("Part", "Length"))
	a := outliersOf(t, r)
	if got := a.at("Part"); !slices.Equal(got, []string{"P77777"}) || a.Checked != largeRows {
		t.Errorf("%v of %d; want P77777", got, a.Checked)
	}
	if got := strings.Join(r.Caveats, " "); !strings.Contains(got, "evenly spread") {
		t.Errorf("caveats %q", got)
	}
}

func TestRowsOfAThingAreTakenTogether(t *testing.T) {
	csv := "Order ID,Customer ID,Amount\n"
	for i := range 200 {
		customer, amount := i%20, 90+(i*7)%20
		if customer == 13 {
			amount *= 4
		}
		csv += fmt.Sprintf("O-%d,C-%02d,%d\n", i, customer, amount)
	}
	a := outliersOf(t, relatePlan(t, csv, domain.Outlier, "which customer id has an unusual amount", fields("Customer ID", "Amount")))
	if got := a.at("Customer ID"); a.Shape != "members" || !slices.Equal(got, []string{"C-13"}) {
		t.Errorf("%s %v; want customer 13 among 20", a.Shape, got)
	}
}

func TestDemandThatIsMostlyZeroDoesNotAlarm(t *testing.T) {
	r := relate(t, bundled(t), truth.InventoryID, domain.Outlier, "anomalies in daily demand by product category")
	a := outliersOf(t, r)
	for _, o := range a.Outliers {
		if c := o.At["Product Category"]; c == truth.Intermittent || c == truth.Featureless {
			t.Errorf("%s on %v: %s", c, o.At["period"], o.Reason)
		}
	}
	if a.Checked != 6*1096 {
		t.Errorf("%d days checked; want every day of six categories", a.Checked)
	}
}

func TestNoRowThatFitsIsAnAnswer(t *testing.T) {
	nowhere := func(p question.Plan) question.Plan {
		p.Filters = []question.Filter{{Expr: query.Compare{Op: query.Equal, Left: query.Column{Name: "Grade"}, Right: query.Literal{Value: "none"}}, Text: "Grade = 'none'", Columns: []string{"Grade"}}}
		return p
	}
	for _, c := range []struct {
		tool domain.Analysis
		text string
		plan question.Plan
	}{
		{domain.Outlier, "outliers in weight", question.Plan{Form: question.Records, Fields: []string{"Lot ID", "Weight"}}},
		{domain.Outlier, "outliers by colour", question.Plan{Dimensions: []question.Dimension{by("Colour")}}},
		{domain.Correlation, "price and weight", question.Plan{Form: question.Records, Fields: []string{"Price", "Weight"}}},
		{domain.Correlation, "what drives weight", question.Plan{Form: question.Records, Fields: []string{"Lot ID", "Weight"}}},
		{domain.Correlation, "price and weight across colours", question.Plan{Form: question.Records, Fields: []string{"Price", "Weight", "Colour"}}},
	} {
		r := relatePlan(t, lots(300), c.tool, c.text, func(domain.Dataset) question.Plan { return nowhere(c.plan) })
		if !strings.HasPrefix(r.Summary, "Nothing fits: no rows where Grade = 'none'") {
			t.Errorf("%s: %q", c.text, r.Summary)
		}
	}
}
