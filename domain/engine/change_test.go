package engine_test

import (
	"encoding/json"
	"fmt"
	"math"
	"strings"
	"testing"
	"time"

	"github.com/lumenore/analytics-mcp-server/adapters/duckdb/sample/truth"
	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/query"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

type changePointFound struct {
	Member        map[string]any
	Grain         string
	At            string
	AtFrom        string `json:"at_from"`
	AtTo          string `json:"at_to"`
	Before, After float64
	Relative      float64 `json:"relative_difference"`
	PValue        float64 `json:"p_value"`
	PAdjusted     float64 `json:"p_adjusted"`
}

type changesFound struct {
	Method       string
	Observations int
	Searched     int                `json:"series_searched"`
	ChangePoints []changePointFound `json:"change_points"`
	Quiet        []map[string]any   `json:"members_without_change"`
}

func changesOf(t *testing.T, r answered) changesFound {
	t.Helper()
	var a changesFound
	if err := json.Unmarshal(r.Analysis, &a); err != nil {
		t.Fatalf("%v in %s", err, r.Analysis)
	}
	return a
}

// open is a question that names nothing: "any significant changes recently?".
func open(domain.Dataset) question.Plan { return question.Plan{} }

func TestTheStepInTheSampleIsFoundAndTheNoiseIsQuiet(t *testing.T) {
	r := planOn(t, bundled(t), truth.InventoryID, domain.Change, open)
	a := changesOf(t, r)
	if len(a.ChangePoints) != 1 {
		t.Fatalf("%+v; want the one step that is planted", a.ChangePoints)
	}
	p := a.ChangePoints[0]
	if p.Member["Product Category"] != truth.Stepping || p.At != truth.StepFrom || p.AtFrom > truth.StepFrom || p.AtTo < truth.StepFrom {
		t.Errorf("%+v; want %s from %s on", p, truth.Stepping, truth.StepFrom)
	}
	if math.Abs(p.Relative-truth.Step) > truth.StepTolerance || p.PAdjusted >= 0.05 || p.PValue >= p.PAdjusted {
		t.Errorf("%+v; want about %v", p, truth.Step)
	}
	quiet := fmt.Sprint(a.Quiet)
	for _, name := range []string{truth.Featureless, truth.Growing, truth.Declining, truth.Seasonal, truth.Intermittent} {
		if !strings.Contains(quiet, name) {
			t.Errorf("%s is not among the quiet members %s", name, quiet)
		}
	}
	if got := strings.Join(r.Interpretation.Assumptions, " "); !strings.Contains(got, "each Product Category") {
		t.Errorf("assumptions %q don't say what was looked at", got)
	}
	if !strings.Contains(r.Summary, "Garden rose by 34 % from the week of 2025-09-15 on") || r.size > 16_000 {
		t.Errorf("%d bytes: %q", r.size, r.Summary)
	}
	again := planOn(t, bundled(t), truth.InventoryID, domain.Change, open)
	if string(again.raw) != string(r.raw) {
		t.Error("the same search twice gives different bytes")
	}
}

func TestTheRegionThatFellIsFoundAmongTheRegions(t *testing.T) {
	r := planOn(t, bundled(t), truth.SalesID, domain.Change, func(d domain.Dataset) question.Plan {
		return question.Plan{Measures: sales(d), Dimensions: []question.Dimension{by("Region")}}
	})
	a := changesOf(t, r)
	if len(a.ChangePoints) != 1 || a.ChangePoints[0].Member["Region"] != "East" || a.ChangePoints[0].At != truth.EastFallFrom {
		t.Fatalf("%+v; want East from %s on", a.ChangePoints, truth.EastFallFrom)
	}
	if p := a.ChangePoints[0]; math.Abs(p.Relative+truth.EastFall) > truth.EastFallTolerance {
		t.Errorf("%+v; want −%v", p, truth.EastFall)
	}
}

func TestChangesOutsideThePeriodAskedForAreCountedNotListed(t *testing.T) {
	build := func(from, to string) func(domain.Dataset) question.Plan {
		return func(domain.Dataset) question.Plan { return question.Plan{Period: during(from, to)} }
	}
	late := changesOf(t, planOn(t, bundled(t), truth.InventoryID, domain.Change, build("2025-07-01", "2025-12-31")))
	if len(late.ChangePoints) != 1 || late.ChangePoints[0].At != truth.StepFrom {
		t.Errorf("%+v; want the step, which the history before the period shows", late.ChangePoints)
	}
	r := planOn(t, bundled(t), truth.InventoryID, domain.Change, build("2024-01-01", "2024-06-30"))
	if a := changesOf(t, r); len(a.ChangePoints) != 0 || a.ChangePoints == nil {
		t.Errorf("%+v; want an empty list", a.ChangePoints)
	}
	if !strings.Contains(r.Summary, "no significant change of level") || !strings.Contains(r.Summary, "1 change lies outside that period") {
		t.Errorf("summary %q", r.Summary)
	}
}

// levels is a table by month: shop A steps from 100 to 160 after 20 months, B
// grows by 3 % a month without a step; a zigzag stands for noise.
func levels(months int) string {
	var csv strings.Builder
	csv.WriteString("Day,Shop,Sales\n")
	for m := range months {
		at := time.Date(2022, time.Month(1+m), 1, 0, 0, 0, 0, time.UTC).Format(time.DateOnly)
		a := 100.0 + float64(m*7%5)
		if m >= 20 {
			a += 60
		}
		b := 100*math.Pow(1.03, float64(m)) + float64(m*3%4)
		fmt.Fprintf(&csv, "%s,A,%.2f\n%s,B,%.2f\n", at, a, at, b)
	}
	return csv.String()
}

func TestGrowthByARateIsNoChangeOfLevel(t *testing.T) {
	r := planOver(t, levels(48), domain.Change, func(d domain.Dataset) question.Plan {
		return question.Plan{Measures: sales(d), Dimensions: []question.Dimension{by("Shop")}}
	})
	for _, p := range changesOf(t, r).ChangePoints {
		if p.Member["Shop"] == "B" {
			t.Errorf("%+v: B only grows", p)
		}
		if p.Member["Shop"] == "A" && p.At != "2023-09-01" {
			t.Errorf("%+v; want A's step in its 21st month", p)
		}
	}
}

func TestAShortHistoryIsRefusedWithAFinerGrain(t *testing.T) {
	f := refusedBy(t, warehouse(t, map[string]string{"shops.csv": daily(6, 0)}), domain.Change, func(d domain.Dataset) question.Plan {
		return question.Plan{Measures: up(d), Time: &question.TimeAxis{Column: "Day", Type: domain.Date, Grain: query.Month}}
	})
	if f.Kind != domain.KindTooLittleHistory || f.Message != "6 monthly values; 12 needed." || f.Suggestion != "Ask: when did Up change by week" {
		t.Errorf("%s: %s %s", f.Kind, f.Message, f.Suggestion)
	}
}

func TestAPeriodBeyondTheDataHasNoChanges(t *testing.T) {
	f := refusedBy(t, warehouse(t, map[string]string{"shops.csv": daily(24, 0)}), domain.Change, func(d domain.Dataset) question.Plan {
		return question.Plan{Measures: up(d), Period: during("2030-01-01", "2030-12-31")}
	})
	if f.Kind != domain.KindOutsideData {
		t.Errorf("%s: %s", f.Kind, f.Message)
	}
}

func marginOf(domain.Dataset) question.Measure {
	sum := func(name string) query.Expr {
		return query.Aggregate{Func: query.Sum, Argument: query.Column{Name: name}}
	}
	return question.Measure{Name: "margin", Label: "sum(Profit) / sum(Sales)", Type: domain.Number, DenominatorLabel: "Sales",
		Expr:      query.Arithmetic{Op: query.Divide, Left: sum("Profit"), Right: sum("Sales")},
		Numerator: sum("Profit"), Denominator: sum("Sales")}
}
