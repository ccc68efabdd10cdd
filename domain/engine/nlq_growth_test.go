package engine_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

func TestARunningTotalFollowsTime(t *testing.T) {
	r := plan(t, warehouse(t, map[string]string{"orders.csv": orders}), domain.Query, func(d domain.Dataset) question.Plan {
		return question.Plan{Measures: sales(d), Dimensions: []question.Dimension{byMonth()}, Period: during("2024-01-01", "2024-12-31"),
			Derived: []question.Derived{{Name: "running", Kind: question.RunningTotal, Of: "Sales"}}}
	})
	wantRows(t, r, []any{"2024-01-01", 150.0, 150.0}, []any{"2024-02-01", 30.0, 180.0}, []any{"2024-03-01", 80.0, 260.0})
}

func growth(back int) []question.Derived {
	return []question.Derived{{Name: "growth", Kind: question.Growth, Of: "Sales", Window: back}}
}

func TestGrowthIsAgainstThePeriodBeforeAndNeverAcrossAGap(t *testing.T) {
	r := plan(t, warehouse(t, map[string]string{"orders.csv": orders}), domain.Query, func(d domain.Dataset) question.Plan {
		return question.Plan{Measures: sales(d), Dimensions: []question.Dimension{byMonth()}, Derived: growth(1)}
	})
	wantRows(t, r, []any{"2024-01-01", 150.0, nil}, []any{"2024-02-01", 30.0, -0.8}, []any{"2024-03-01", 80.0, 1.66666667},
		[]any{"2025-01-01", 150.0, nil}, []any{"2025-03-01", 90.0, nil}, []any{"2025-04-01", nil, nil})
}

func TestGrowthOfTheFirstPeriodAskedForLooksBeforeIt(t *testing.T) {
	r := plan(t, warehouse(t, map[string]string{"orders.csv": orders}), domain.Query, func(d domain.Dataset) question.Plan {
		return question.Plan{Measures: sales(d), Dimensions: []question.Dimension{byMonth()}, Derived: growth(1), Period: during("2024-02-01", "2024-03-31")}
	})
	wantRows(t, r, []any{"2024-02-01", 30.0, -0.8}, []any{"2024-03-01", 80.0, 1.66666667})
	if r.Totals["Sales"] != 110.0 {
		t.Errorf("totals %v; want those of the period asked for", r.Totals)
	}
}

func TestGrowthOverAYearComparesTheSameMonths(t *testing.T) {
	r := plan(t, warehouse(t, map[string]string{"orders.csv": orders}), domain.Query, func(d domain.Dataset) question.Plan {
		return question.Plan{Measures: sales(d), Dimensions: []question.Dimension{byMonth()}, Derived: growth(12), Period: during("2025-01-01", "2025-12-31")}
	})
	wantRows(t, r, []any{"2025-01-01", 150.0, 0.0}, []any{"2025-03-01", 90.0, 0.125}, []any{"2025-04-01", nil, nil})
}

func TestComparedPeriodsStandSideBySide(t *testing.T) {
	r := plan(t, warehouse(t, map[string]string{"orders.csv": orders}), domain.Query, func(d domain.Dataset) question.Plan {
		return question.Plan{Measures: sales(d), Dimensions: []question.Dimension{by("Region")}, Order: []question.Order{{By: "Sales", Desc: true}},
			Compare: &question.Comparison{Control: days("2024-01-01", "2024-12-31"), Test: days("2025-01-01", "2025-12-31")}}
	})
	wantRows(t, r, []any{"West", 240.0, 130.0, 110.0, 0.846153846}, []any{"East", 0.0, 120.0, -120.0, -1.0},
		[]any{"North", 0.0, 0.0, 0.0, nil}, []any{nil, 0.0, 10.0, -10.0, -1.0})
	if want := "Sales fell from 260 in 2024 to 240 in 2025 (−7.7 %); East moved most (−120)."; r.Summary != want {
		t.Errorf("summary %q; want %q", r.Summary, want)
	}
	if names := fmt.Sprint(r.Columns); !strings.Contains(names, "Sales (2025)") || !strings.Contains(names, "relative_difference") {
		t.Errorf("columns %s", names)
	}
}
