package engine_test

import (
	"strings"
	"testing"

	"github.com/lumenore/analytics-mcp-server/adapters/duckdb/sample/truth"
	"github.com/lumenore/analytics-mcp-server/domain"
)

// The worked example of the inventory, in its own words.

func TestRecentChangesInDemandPatternsAreGardens(t *testing.T) {
	p := overTime(bundled(t), nil)
	p.Read = nil
	r := answerTo(t, p, truth.InventoryID, domain.Change, "Have there been any significant changes in demand patterns recently?")
	if a := changesOf(t, r); len(a.ChangePoints) == 0 || len(a.ChangePoints) > 2 || a.ChangePoints[len(a.ChangePoints)-1].Member["Product Category"] != truth.Stepping {
		t.Errorf("%s", r.Analysis)
	}
	if !strings.Contains(r.Summary, "Garden rose") {
		t.Errorf("summary %q", r.Summary)
	}
}

func TestDemandIsPredictedForThreeMonthsByCategory(t *testing.T) {
	p := overTime(bundled(t), nil)
	p.Read = nil
	r := answerTo(t, p, truth.InventoryID, domain.Prediction, "Predict demand for next 3 months by product category")
	if a := predictionOf(t, r.reply); len(a.Members) != 6 || a.Horizon.To != truth.HeldBackLast {
		t.Errorf("%d members to %s", len(a.Members), a.Horizon.To)
	}
}

func TestWhyRevenueDroppedIsAnsweredByAComparison(t *testing.T) {
	p := overTime(bundled(t), nil)
	p.Read = nil
	r := answerTo(t, p, truth.SalesID, domain.Change, "Why did revenue drop in February 2024?")
	a := comparisonOf(t, r)
	if a.Comparison.Test.From != "2024-02-01" || a.Comparison.Test.To != "2024-02-29" || len(a.Contributors) < 10 {
		t.Errorf("%s", r.Analysis)
	}
	if !strings.HasPrefix(r.Summary, "Sales did not fall but rose from ") || !strings.Contains(r.Summary, "February 2023") {
		t.Errorf("summary %q; sales rose", r.Summary)
	}
}
