package engine_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/engine"
	"github.com/lumenore/analytics-mcp-server/domain/query"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

// daily is a table of days from 2022-01-01 on: Up grows by 1 a month, Level
// stands still, and the shop of the second half is called B.
func daily(months int, lastDay int) string {
	var csv strings.Builder
	csv.WriteString("Day,Shop,Up,Level\n")
	for m := range months {
		start := time.Date(2022, time.Month(1+m), 1, 0, 0, 0, 0, time.UTC)
		for d := start; d.Month() == start.Month() && (m < months-1 || lastDay == 0 || d.Day() <= lastDay); d = d.AddDate(0, 0, 1) {
			for _, shop := range []string{"A", "B"} {
				up, level := 0, 0
				if d.Day() == 1 { // all of a month's amount, so that its length does not matter
					up, level = 100+m, 50
				}
				if shop == "B" {
					up, level = level, up
				}
				fmt.Fprintf(&csv, "%s,%s,%d,%d\n", d.Format(time.DateOnly), shop, up, level)
			}
		}
	}
	return csv.String()
}

type trendFound struct {
	Direction string
	Slope     *float64
	Lower     *float64 `json:"slope_lower"`
	Upper     *float64 `json:"slope_upper"`
	PValue    *float64 `json:"p_value"`
	Growth    struct {
		First, Last, Relative *float64
		YearOnYear            *float64 `json:"year_on_year"`
	}
	Best, Worst struct {
		Period any // a day, or a year
		Value  float64
	}
}

type trendAnalysis struct {
	Method       string
	Observations int
	Trend        *trendFound
	Members      []struct {
		Member map[string]any
		Trend  trendFound
	}
}

func trendOf(t *testing.T, r reply) trendAnalysis {
	t.Helper()
	var a trendAnalysis
	if err := json.Unmarshal(r.Analysis, &a); err != nil {
		t.Fatalf("%v in %s", err, r.Analysis)
	}
	return a
}

func up(d domain.Dataset) []question.Measure {
	return []question.Measure{engine.SumOf(column(d, "Up"))}
}

func onlyShop(name string) []question.Filter {
	return []question.Filter{{Expr: query.Compare{Op: query.Equal, Left: query.Column{Name: "Shop"}, Right: query.Literal{Value: name}}, Text: "Shop = '" + name + "'"}}
}

func TestATrendIsMeasuredByMonthUnlessTheQuestionSays(t *testing.T) {
	r := plan(t, warehouse(t, map[string]string{"shops.csv": daily(24, 0)}), domain.Trend, func(d domain.Dataset) question.Plan {
		return question.Plan{Measures: up(d), Filters: onlyShop("A")}
	})
	a := trendOf(t, r)
	if a.Trend.Direction != "up" || *a.Trend.Slope != 1 || a.Observations != 24 {
		t.Errorf("%+v; want up by 1 a month over 24", a.Trend)
	}
	if a.Trend.Best.Period != "2023-12-01" || a.Trend.Worst.Value != 100 {
		t.Errorf("best %+v, worst %+v", a.Trend.Best, a.Trend.Worst)
	}
	if len(r.Rows) != 24 || len(r.Columns) != 5 || r.Rows[0][0] != "2022-01-01" || r.Rows[0][1] != 100.0 {
		t.Errorf("rows %v of %v; want period, value, trend, seasonal and remainder", r.Rows[0], r.Columns)
	}
	if got := strings.Join(r.Interpretation.Assumptions, " "); !strings.Contains(got, "by month") {
		t.Errorf("assumptions %q don't say the grain", got)
	}
	if !strings.Contains(r.Summary, "rising by 1 a month") {
		t.Errorf("summary %q", r.Summary)
	}
}

func TestAPartialLastPeriodIsKeptOutOfTheTrend(t *testing.T) {
	r := plan(t, warehouse(t, map[string]string{"shops.csv": daily(25, 10)}), domain.Trend, func(d domain.Dataset) question.Plan {
		return question.Plan{Measures: up(d), Filters: onlyShop("A")}
	})
	if a := trendOf(t, r); a.Observations != 24 {
		t.Errorf("%d observations; want the 24 complete months", a.Observations)
	}
	if got := strings.Join(r.Caveats, " "); !strings.Contains(got, "January 2024 is partial (2024-01-01 to 2024-01-10) and left out") {
		t.Errorf("caveats %q", got)
	}
}

func TestEachMemberHasItsOwnTrend(t *testing.T) {
	r := plan(t, warehouse(t, map[string]string{"shops.csv": daily(24, 0)}), domain.Trend, func(d domain.Dataset) question.Plan {
		return question.Plan{Measures: up(d), Dimensions: []question.Dimension{by("Shop")}}
	})
	a := trendOf(t, r)
	if a.Trend != nil || len(a.Members) != 2 {
		t.Fatalf("%+v; want two members and no total", a)
	}
	if m := a.Members[0]; m.Member["Shop"] != "A" || m.Trend.Direction != "up" {
		t.Errorf("%+v; want A, the larger, to rise", m)
	}
	if m := a.Members[1]; m.Member["Shop"] != "B" || m.Trend.Direction != "flat" {
		t.Errorf("%+v; want B to be flat", m)
	}
	if len(r.Rows) != 48 {
		t.Errorf("%d rows; want period, member and value of 24 months of two shops", len(r.Rows))
	}
}

func TestThreePeriodsAreTooFewForATrendButNotForAnAnswer(t *testing.T) {
	r := plan(t, warehouse(t, map[string]string{"shops.csv": daily(24, 0)}), domain.Trend, func(d domain.Dataset) question.Plan {
		return question.Plan{Measures: up(d), Filters: onlyShop("A"), Period: during("2023-10-01", "2023-12-31"),
			Time: &question.TimeAxis{Column: "Day", Type: domain.Date, Grain: query.Month}}
	})
	a := trendOf(t, r)
	if a.Trend.Direction != "too_few" || a.Trend.Slope != nil || a.Trend.PValue != nil {
		t.Errorf("%+v; want too_few and no slope", a.Trend)
	}
	if g := a.Trend.Growth; *g.First != 121 || *g.Last != 123 || g.YearOnYear == nil || *g.YearOnYear != 0.1091 {
		t.Errorf("growth %+v; want from 121 to 123, and 366/330 on the year before", g)
	}
	if len(r.Rows) != 3 {
		t.Errorf("%d rows; want 3", len(r.Rows))
	}
	if got := strings.Join(r.Caveats, " "); !strings.Contains(got, "longer period") {
		t.Errorf("caveats %q don't say what would be needed", got)
	}
}

func TestALongSeriesKeepsItsLastThirteenPeriods(t *testing.T) {
	r := plan(t, warehouse(t, map[string]string{"shops.csv": daily(24, 0)}), domain.Trend, func(d domain.Dataset) question.Plan {
		return question.Plan{Measures: up(d), Time: &question.TimeAxis{Column: "Day", Type: domain.Date, Grain: query.Day}}
	})
	if r.size > 16_000 || len(r.Rows) != 13 || r.TotalRows != 730 {
		t.Errorf("%d bytes, %d of %d rows; want 13 of 730 within 16,000", r.size, len(r.Rows), r.TotalRows)
	}
	if r.Rows[12][0] != "2023-12-31" {
		t.Errorf("the last row is of %v", r.Rows[12][0])
	}
	if got := strings.Join(r.Caveats, " "); !strings.Contains(got, "last 13 of 730 days") {
		t.Errorf("caveats %q", got)
	}
}

func TestManyMembersAreCutVisiblyFromTheSmallEnd(t *testing.T) {
	var csv strings.Builder
	csv.WriteString("Day,Product,Sales\n")
	for m := range 36 {
		for p := range 60 {
			fmt.Fprintf(&csv, "%s,Product %02d,%d\n", time.Date(2022, time.Month(1+m), 1, 0, 0, 0, 0, time.UTC).Format(time.DateOnly), p, 1000-p+m%5)
		}
	}
	r := plan(t, warehouse(t, map[string]string{"products.csv": csv.String()}), domain.Trend, func(d domain.Dataset) question.Plan {
		return question.Plan{Measures: sales(d), Dimensions: []question.Dimension{by("Product")}}
	})
	a := trendOf(t, r)
	if r.size > 16_000 || len(r.Rows) != 0 || len(a.Members) < 10 {
		t.Errorf("%d bytes, %d rows, %d members", r.size, len(r.Rows), len(a.Members))
	}
	if len(r.Columns) != 3 || r.RowCount != 0 || r.TotalRows != 30*36 || r.Groups != 60 {
		t.Errorf("columns %v, %d of %d rows, %d groups; want what was dropped to be told", r.Columns, r.RowCount, r.TotalRows, r.Groups)
	}
	if a.Members[0].Member["Product"] != "Product 00" {
		t.Errorf("the first member is %v; want the largest", a.Members[0].Member)
	}
	for _, want := range []string{"60", "series"} {
		if got := strings.Join(r.Caveats, " "); !strings.Contains(got, want) {
			t.Errorf("caveats %q don't mention %q", got, want)
		}
	}
}

func TestMonthlyStampsCoverTheirWholeMonth(t *testing.T) {
	var csv strings.Builder
	csv.WriteString("Month,Sales\n")
	for m := range 24 {
		fmt.Fprintf(&csv, "%s,%d\n", time.Date(2022, time.Month(1+m), 1, 0, 0, 0, 0, time.UTC).Format(time.DateOnly), 100+m)
	}
	r := plan(t, warehouse(t, map[string]string{"months.csv": csv.String()}), domain.Trend, func(d domain.Dataset) question.Plan {
		return question.Plan{Measures: sales(d)}
	})
	if a := trendOf(t, r); a.Observations != 24 || len(r.Caveats) != 0 {
		t.Errorf("%d observations, caveats %q; want 24 whole months", a.Observations, r.Caveats)
	}
}

func TestATrendNeedsATime(t *testing.T) {
	w := warehouse(t, map[string]string{"people.csv": "Name,Age\nAnn,3\nBob,4\n"})
	f := refused(t, w, domain.Trend, func(domain.Dataset) question.Plan { return question.Plan{} })
	if f.Kind != domain.KindUnsupported || f.Suggestion == "" {
		t.Errorf("%s: %s %s", f.Kind, f.Message, f.Suggestion)
	}
}

func TestATrendOfAPeriodWithoutDataSaysWhatThereIs(t *testing.T) {
	f := refused(t, warehouse(t, map[string]string{"shops.csv": daily(3, 0)}), domain.Trend, func(d domain.Dataset) question.Plan {
		return question.Plan{Measures: up(d), Period: during("2030-01-01", "2030-12-31")}
	})
	if f.Kind != domain.KindOutsideData || f.Message != "the data covers 2022-01-01 to 2022-03-31." {
		t.Errorf("%s: %s", f.Kind, f.Message)
	}
}

func TestYearsWithoutRowsAreSaid(t *testing.T) {
	r := plan(t, warehouse(t, map[string]string{"games.csv": "Year,Medals\n2000,5\n2002,6\n2004,6\n2006,7\n2008,9\n"}), domain.Trend, func(d domain.Dataset) question.Plan {
		return question.Plan{Measures: []question.Measure{engine.SumOf(column(d, "Medals"))}}
	})
	if a := trendOf(t, r); a.Observations != 9 || r.Rows[1][1] != 0.0 {
		t.Errorf("%d observations, the second year %v", a.Observations, r.Rows[1])
	}
	if got := strings.Join(r.Caveats, " "); !strings.Contains(got, "4 of 9 years have no rows and count as 0.") {
		t.Errorf("caveats %q", got)
	}
}

func TestTheIntervalOfASlopeHasFourDigits(t *testing.T) {
	r := plan(t, warehouse(t, map[string]string{"shops.csv": noisy(30)}), domain.Trend, func(d domain.Dataset) question.Plan {
		return question.Plan{Measures: sales(d)}
	})
	a := trendOf(t, r)
	for name, bound := range map[string]*float64{"lower": a.Trend.Lower, "upper": a.Trend.Upper} {
		if bound == nil || fmt.Sprintf("%.4g", *bound) != fmt.Sprintf("%.9g", *bound) {
			t.Errorf("the %s bound is %v; want a number of 4 digits", name, bound)
		}
	}
}

// noisy is a table of months whose sales rise unevenly.
func noisy(months int) string {
	var csv strings.Builder
	csv.WriteString("Month,Sales\n")
	for m := range months {
		fmt.Fprintf(&csv, "%s,%d\n", time.Date(2022, time.Month(1+m), 1, 0, 0, 0, 0, time.UTC).Format(time.DateOnly), 100+3*m+m*m*37%23)
	}
	return csv.String()
}

func TestATrendOfAmountsHasTheirTotal(t *testing.T) {
	w := warehouse(t, map[string]string{"shops.csv": daily(24, 0)})
	r := plan(t, w, domain.Trend, func(d domain.Dataset) question.Plan {
		return question.Plan{Measures: up(d), Filters: onlyShop("A"), Period: during("2022-01-01", "2022-12-31")}
	})
	if r.Totals["Up"] != 1266.0 { // 100 to 111
		t.Errorf("totals %v; want 1266", r.Totals)
	}
	r = plan(t, w, domain.Trend, func(d domain.Dataset) question.Plan {
		return question.Plan{Measures: []question.Measure{engine.AverageOf(column(d, "Up"))}}
	})
	if r.Totals != nil {
		t.Errorf("totals %v of an average", r.Totals)
	}
}

func TestALargeYearLeadsATrend(t *testing.T) {
	csv := "Day,Shop,Visits\n"
	for m := range 36 {
		visits := 1000 + 2*m
		if m >= 30 { // half of the last year
			visits -= 400
		}
		for _, shop := range []string{"A", "B"} {
			csv += fmt.Sprintf("%d-%02d-01,%s,%d\n", 2020+m/12, 1+m%12, shop, visits+17*(m%5))
		}
	}
	w := warehouse(t, map[string]string{"visits.csv": csv})
	r := run(t, engine.Params{Warehouse: w, Analysts: append(analysts(), engine.NewChange())}, domain.Trend, "trend of Visits by month for A")
	if !strings.HasPrefix(r.Summary, "Visits where Shop = 'A': the last year is −") {
		t.Errorf("summary %q", r.Summary)
	}
	if len(r.FollowUps) == 0 || r.FollowUps[0].Tool != domain.Change || r.FollowUps[0].Arguments.UserQuery != "compare Visits in 2022 with 2021 where Shop is A" {
		t.Errorf("follow-ups %+v; want the two years compared, of the same shop", r.FollowUps)
	}
}
