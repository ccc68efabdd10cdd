package engine_test

import (
	"testing"

	"github.com/lumenore/analytics-mcp-server/adapters/duckdb/sample/truth"
	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/engine"
)

// What made a measure move, and by how much it did, is told by the period before: a
// search for steps within the period has nothing to hold it against.
func TestWhoMadeItMoveIsAskedOfTwoPeriods(t *testing.T) {
	for text, compared := range map[string]bool{
		"which region is responsible for the drop in sales in Q2 2025":  true,
		"contribution of each category to the fall in sales in Q2 2025": true,
		"what led to the drop in sales in Q2 2025":                      true,
		"how much did sales change in Q2 2025":                          true,
		"which regions drove the increase in sales in 2025":             true,
		"when did sales change in Q2 2025":                              false,
		"did sales change significantly in 2025":                        false,
	} {
		r := answerTo(t, engine.Params{Warehouse: bundled(t), Analysts: append(analysts(), engine.NewChange())}, truth.SalesID, domain.Change, text)
		if (comparisonOf(t, r).Comparison.Control.From != "") != compared {
			t.Errorf("%q: %q; compares two periods: %v", text, r.Summary, compared)
		}
	}
}
