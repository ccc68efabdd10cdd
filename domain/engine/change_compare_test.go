package engine_test

import (
	"encoding/json"
	"fmt"
	"math"
	"strings"
	"testing"

	"github.com/lumenore/analytics-mcp-server/adapters/duckdb/sample/truth"
	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/engine"
	"github.com/lumenore/analytics-mcp-server/domain/query"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

type sideFound struct {
	From, To string
	Value    float64
}

type contributorFound struct {
	Member       map[string]any
	Control      *float64
	Test         *float64
	Difference   *float64
	Contribution *float64
	Unexpected   *float64 `json:"unexpected_difference"`
	RateEffect   *float64 `json:"rate_effect"`
	MixEffect    *float64 `json:"mix_effect"`
}

type comparisonFound struct {
	Method     string
	Comparison struct {
		Control, Test sideFound
		Difference    float64
		Relative      *float64 `json:"relative_difference"`
	}
	Dimensions []struct {
		Dimension      string
		Members, Shown int
	}
	Contributors []contributorFound
}

func comparisonOf(t *testing.T, r answered) comparisonFound {
	t.Helper()
	var a comparisonFound
	if err := json.Unmarshal(r.Analysis, &a); err != nil {
		t.Fatalf("%v in %s", err, r.Analysis)
	}
	return a
}

// of returns the contributors of one dimension alone.
func (c comparisonFound) of(dimension string) map[string]contributorFound {
	out := map[string]contributorFound{}
	for _, f := range c.Contributors {
		if v, ok := f.Member[dimension]; ok && len(f.Member) == 1 {
			out[fmt.Sprint(v)] = f
		}
	}
	return out
}

func versus(control, test domain.Period) *question.Comparison {
	return &question.Comparison{Control: control, Test: test}
}

func near(got *float64, want float64) bool {
	return got != nil && math.Abs(*got-want) <= 1e-6*math.Max(1, math.Abs(want))
}

// shops: A goes from 100 to 150, B from 100 to 120, C is new, D stays at 0.
const shops = `Day,Shop,Kind,Sales
2024-01-10,A,big,100
2024-01-20,B,big,100
2024-01-25,D,small,0
2024-02-10,A,big,150
2024-02-11,B,big,120
2024-02-12,C,small,30
2024-02-25,D,small,0
2024-02-29,D,small,0
2024-01-01,D,small,0
`

func january() domain.Period  { return days("2024-01-01", "2024-01-31") }
func february() domain.Period { return days("2024-02-01", "2024-02-29") }

func TestContributionsAddUpAndTheUnexpectedIsAgainstTheRest(t *testing.T) {
	r := planOver(t, shops, domain.Change, func(d domain.Dataset) question.Plan {
		return question.Plan{Measures: sales(d), Dimensions: []question.Dimension{by("Shop")}, Compare: versus(january(), february())}
	})
	a := comparisonOf(t, r)
	if c := a.Comparison; c.Control.Value != 200 || c.Test.Value != 300 || c.Difference != 100 || !near(c.Relative, 0.5) {
		t.Errorf("%+v; want 200 to 300", c)
	}
	shop := a.of("Shop")
	// A without the others' change: 150 − 100 × 150/100.
	if f := shop["A"]; !near(f.Difference, 50) || !near(f.Contribution, 0.5) || !near(f.Unexpected, 0) {
		t.Errorf("A %+v", f)
	}
	// B: 120 − 100 × 180/100.
	if f := shop["B"]; !near(f.Contribution, 0.2) || !near(f.Unexpected, -60) {
		t.Errorf("B %+v", f)
	}
	if f := shop["C"]; !near(f.Unexpected, 30) || f.RateEffect != nil {
		t.Errorf("C %+v", f)
	}
	sum := 0.0
	for _, f := range shop {
		sum += *f.Contribution
	}
	if math.Abs(sum-1) > 1e-9 {
		t.Errorf("contributions add up to %v", sum)
	}
	if !strings.Contains(r.Summary, "Sales rose from 200 in January 2024 to 300 in February 2024 (+50 %)") {
		t.Errorf("summary %q", r.Summary)
	}
}

func TestTheUnexpectedIsUnknownWhereTheRestHadNothing(t *testing.T) {
	r := planOver(t, shops, domain.Change, func(d domain.Dataset) question.Plan {
		return question.Plan{Measures: sales(d), Dimensions: []question.Dimension{by("Kind")}, Compare: versus(january(), february())}
	})
	if f := comparisonOf(t, r).of("Kind")["big"]; f.Unexpected != nil || !near(f.Difference, 70) {
		t.Errorf("%+v; want no unexpected difference", f)
	}
}

func TestTheFallOfEastComesFromTechnology(t *testing.T) {
	r := planOn(t, bundled(t), truth.SalesID, domain.Change, func(d domain.Dataset) question.Plan {
		return question.Plan{Measures: sales(d), Compare: versus(days("2024-04-01", "2024-12-31"), days("2025-04-01", "2025-12-31"))}
	})
	a := comparisonOf(t, r)
	if first := a.Contributors[0]; first.Member["Region"] != "East" || first.Member["Category"] != truth.EastFallCategory {
		t.Errorf("%+v leads; want East and %s together", first.Member, truth.EastFallCategory)
	}
	if f := a.of("Region")["East"]; f.Unexpected == nil || *f.Unexpected >= 0 {
		t.Errorf("East %+v", f)
	}
	if r.size > 16_000 {
		t.Errorf("%d bytes", r.size)
	}
	named := map[string]bool{}
	for _, d := range a.Dimensions {
		named[d.Dimension] = true
	}
	if !named["Region"] || !named["Category"] || !named["Segment"] {
		t.Errorf("looked at %v", a.Dimensions)
	}
	again := planOn(t, bundled(t), truth.SalesID, domain.Change, func(d domain.Dataset) question.Plan {
		return question.Plan{Measures: sales(d), Compare: versus(days("2024-04-01", "2024-12-31"), days("2025-04-01", "2025-12-31"))}
	})
	if string(again.raw) != string(r.raw) {
		t.Error("the same comparison twice gives different bytes")
	}
}

func TestAMarginThatFallsWhileEachCategorysRisesIsCalledOut(t *testing.T) {
	r := planOn(t, bundled(t), truth.SalesID, domain.Change, func(d domain.Dataset) question.Plan {
		return question.Plan{Measures: []question.Measure{marginOf(d)}, Compare: versus(days("2023-01-01", "2023-12-31"), days("2025-01-01", "2025-12-31"))}
	})
	a := comparisonOf(t, r)
	effects := 0.0
	for name, f := range a.of("Category") {
		want := truth.Margins()[name]
		if math.Abs(*f.Control-want[0]) > truth.MarginTolerance || math.Abs(*f.Test-want[2]) > truth.MarginTolerance || *f.RateEffect <= 0 {
			t.Errorf("%s %+v; want from %v to %v and a rate that helps", name, f, want[0], want[2])
		}
		effects += *f.RateEffect + *f.MixEffect
	}
	if math.Abs(effects-a.Comparison.Difference) > 1e-8 || a.Comparison.Difference >= 0 {
		t.Errorf("effects add up to %v; the margin moved by %v", effects, a.Comparison.Difference)
	}
	if got := strings.Join(r.Caveats, " "); !strings.Contains(got, "against each sizeable member of Category (Simpson's paradox)") {
		t.Errorf("caveats %q", got)
	}
	if a.Dimensions[0].Dimension != "Category" {
		t.Errorf("%v leads", a.Dimensions[0])
	}
}

func TestAveragesAreSplitIntoRateAndMix(t *testing.T) {
	r := planOver(t, shops, domain.Change, func(d domain.Dataset) question.Plan {
		return question.Plan{Measures: []question.Measure{engine.AverageOf(column(d, "Sales"))}, Dimensions: []question.Dimension{by("Kind")}, Compare: versus(january(), february())}
	})
	a := comparisonOf(t, r)
	sum := 0.0
	for _, f := range a.of("Kind") {
		sum += *f.RateEffect + *f.MixEffect
		if f.Unexpected != nil {
			t.Errorf("%+v", f)
		}
	}
	if math.Abs(sum-a.Comparison.Difference) > 1e-8 {
		t.Errorf("effects add up to %v; the average moved by %v", sum, a.Comparison.Difference)
	}
}

func TestMediansHaveNoContributions(t *testing.T) {
	median := func(d domain.Dataset) question.Plan {
		return question.Plan{Compare: versus(january(), february()), Measures: []question.Measure{{Name: "median Sales", Label: "median(Sales)", Column: "Sales", Type: domain.Number,
			Aggregate: query.Median, Expr: query.Aggregate{Func: query.Median, Argument: query.Column{Name: "Sales"}}}}}
	}
	r := planOver(t, shops, domain.Change, median)
	if a := comparisonOf(t, r); len(a.Contributors) != 0 || a.Contributors == nil || a.Comparison.Test.Value != 30 {
		t.Errorf("%+v", a)
	}
	if got := strings.Join(r.Caveats, " "); !strings.Contains(got, "no contributions are given") {
		t.Errorf("caveats %q", got)
	}
	r = planOver(t, shops, domain.Change, func(d domain.Dataset) question.Plan {
		p := median(d)
		p.Dimensions = []question.Dimension{by("Shop")}
		return p
	})
	if f := comparisonOf(t, r).of("Shop")["B"]; !near(f.Difference, 20) || f.Contribution != nil {
		t.Errorf("B %+v; want the members asked for, without shares", f)
	}
}

func TestAPartialPeriodIsComparedOverEqualDays(t *testing.T) {
	r := planOver(t, daily(26, 10), domain.Change, func(d domain.Dataset) question.Plan {
		return question.Plan{Measures: up(d), Compare: versus(days("2024-01-01", "2024-01-31"), days("2024-02-01", "2024-02-29"))}
	})
	c := comparisonOf(t, r).Comparison
	if c.Control.From != "2024-01-01" || c.Control.To != "2024-01-10" || c.Test.To != "2024-02-10" {
		t.Errorf("%+v; want the first ten days of both", c)
	}
	if got := strings.Join(r.Caveats, " "); !strings.Contains(got, "2024-02-01 to 2024-02-10 with 2024-01-01 to 2024-01-10") {
		t.Errorf("caveats %q", got)
	}
}

func TestSegmentsOfTheSameRowsAreShownOnce(t *testing.T) {
	csv := "Day,Region,Office,Sales\n2024-01-10,East,Boston,100\n2024-02-10,East,Boston,150\n2024-01-11,West,Reno,30\n2024-02-11,West,Reno,20\n2024-01-11,West,Elko,70\n2024-02-11,West,Elko,71\n2024-01-01,West,Elko,1\n2024-02-29,West,Elko,1\n"
	r := planOver(t, csv, domain.Change, func(d domain.Dataset) question.Plan {
		return question.Plan{Measures: sales(d), Compare: versus(january(), february())}
	})
	a := comparisonOf(t, r)
	if _, ok := a.of("Office")["Boston"]; ok || len(a.of("Region")) != 2 || len(a.of("Office")) != 2 {
		t.Errorf("%+v; Boston is all of East", a.Contributors)
	}
}

func TestPeriodsOutsideTheDataCannotBeCompared(t *testing.T) {
	f := refusedBy(t, warehouse(t, map[string]string{"table.csv": shops}), domain.Change, func(d domain.Dataset) question.Plan {
		return question.Plan{Measures: sales(d), Compare: versus(january(), days("2030-01-01", "2030-01-31"))}
	})
	if f.Kind != domain.KindOutsideData || f.Message != "the data covers 2024-01-01 to 2024-02-29." {
		t.Errorf("%s: %s", f.Kind, f.Message)
	}
}

func TestAComparisonThatNothingFitsSaysSo(t *testing.T) {
	r := planOver(t, shops, domain.Change, func(d domain.Dataset) question.Plan {
		return question.Plan{Measures: sales(d), Compare: versus(january(), february()), Filters: onlyShop("nobody's")}
	})
	if !strings.HasPrefix(r.Summary, "Nothing fits") {
		t.Errorf("summary %q", r.Summary)
	}
}

func TestARatioIsNotSplitWhereItsDenominatorLiesInSeveralMembers(t *testing.T) {
	orders := query.Aggregate{Func: query.Count, Argument: query.Column{Name: "Order ID"}, Distinct: true}
	total := query.Aggregate{Func: query.Sum, Argument: query.Column{Name: "Sales"}}
	r := planOn(t, bundled(t), truth.SalesID, domain.Change, func(domain.Dataset) question.Plan {
		return question.Plan{Compare: versus(days("2024-01-01", "2024-12-31"), days("2025-01-01", "2025-12-31")), Measures: []question.Measure{{
			Name: "Average Order Value", Label: "sum(Sales) / orders", Type: domain.Number, DenominatorLabel: "Order ID",
			Expr: query.Arithmetic{Op: query.Divide, Left: total, Right: orders}, Numerator: total, Denominator: orders}}}
	})
	a := comparisonOf(t, r)
	if len(a.of("Segment")) != 3 || len(a.of("Category")) != 0 {
		t.Errorf("%+v; an order has one segment but lines of several categories", a.Dimensions)
	}
	if got := strings.Join(r.Caveats, " "); !strings.Contains(got, "Not divided by") || !strings.Contains(got, "Category") {
		t.Errorf("caveats %q", got)
	}
}
