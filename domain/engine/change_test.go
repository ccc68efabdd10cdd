package engine_test

import (
	"encoding/json"
	"fmt"
	"math"
	"math/rand/v2"
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
	if !strings.Contains(r.Summary, "Garden rose by 33 % from the week of 2025-09-15 on") || r.size > 16_000 {
		t.Errorf("%d bytes: %q", r.size, r.Summary)
	}
}

func TestTheRegionThatFellIsFoundAmongTheRegions(t *testing.T) {
	r := planOn(t, bundled(t), truth.SalesID, domain.Change, func(d domain.Dataset) question.Plan {
		return question.Plan{Measures: sales(d), Dimensions: []question.Dimension{by("Region")}}
	})
	a := changesOf(t, r)
	n := len(a.ChangePoints)
	if n == 0 || n > 2 || n == 2 && a.ChangePoints[0].Member != nil || a.ChangePoints[n-1].Member["Region"] != "East" || a.ChangePoints[n-1].At != truth.EastFallFrom {
		t.Fatalf("%+v; want East from %s on, and the total with it at most", a.ChangePoints, truth.EastFallFrom)
	}
	if p := a.ChangePoints[n-1]; math.Abs(p.Relative+truth.EastFall) > truth.EastFallTolerance {
		t.Errorf("%+v; want −%v", p, truth.EastFall)
	}
}

func shopChanges(p *domain.Period) func(domain.Dataset) question.Plan {
	return func(d domain.Dataset) question.Plan {
		return question.Plan{Measures: sales(d), Dimensions: []question.Dimension{by("Shop")}, Period: p,
			Time: &question.TimeAxis{Column: "Day", Type: domain.Date, Grain: query.Week}}
	}
}

func TestChangesOutsideThePeriodAskedForAreCountedNotListed(t *testing.T) {
	late := changesOf(t, planOver(t, levels(156), domain.Change, shopChanges(during("2023-12-01", "2024-02-29"))))
	if len(late.ChangePoints) != 2 || late.ChangePoints[1].At != "2024-01-01" {
		t.Errorf("%+v; want the step, which the history before the period shows", late.ChangePoints)
	}
	r := planOver(t, levels(156), domain.Change, shopChanges(during("2022-06-01", "2022-12-31")))
	if a := changesOf(t, r); len(a.ChangePoints) != 0 || a.ChangePoints == nil {
		t.Errorf("%+v; want an empty list", a.ChangePoints)
	}
	if !strings.Contains(r.Summary, "no significant change of level") || !strings.Contains(r.Summary, "2 changes lie outside that period") {
		t.Errorf("summary %q", r.Summary)
	}
	again := planOver(t, levels(156), domain.Change, shopChanges(during("2022-06-01", "2022-12-31")))
	if string(again.raw) != string(r.raw) {
		t.Error("the same search twice gives different bytes")
	}
}

// levels is a table by week: shop A steps from 1,000 to 1,200 after two years,
// B grows by 18 % a year without a step, so that a straight line does not fit.
func levels(weeks int) string {
	var csv strings.Builder
	csv.WriteString("Day,Shop,Sales\n")
	start := time.Date(2022, time.January, 3, 0, 0, 0, 0, time.UTC)
	noise := rand.New(rand.NewPCG(1, 1))
	for w := range weeks {
		a, b := 1000.0, 1000*math.Pow(1.18, float64(w)/52)
		if w >= 104 {
			a += 200
		}
		at := start.AddDate(0, 0, 7*w).Format(time.DateOnly)
		fmt.Fprintf(&csv, "%s,A,%.2f\n%s,B,%.2f\n", at, a+15*noise.NormFloat64(), at, b+15*noise.NormFloat64())
	}
	return csv.String()
}

func TestGrowthByARateIsNoChangeOfLevel(t *testing.T) {
	r := planOver(t, levels(156), domain.Change, func(d domain.Dataset) question.Plan {
		return question.Plan{Measures: sales(d), Dimensions: []question.Dimension{by("Shop")}}
	})
	var stepped []string
	for _, p := range changesOf(t, r).ChangePoints {
		stepped = append(stepped, fmt.Sprint(p.Member["Shop"], " ", p.At))
	}
	if got := strings.Join(stepped, ", "); got != "<nil> 2024-01-01, A 2024-01-01" {
		t.Errorf("changes of %s; want those of A and with it the total, for B only grows", got)
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
