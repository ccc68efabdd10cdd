package engine_test

import (
	"strings"
	"testing"

	"github.com/lumenore/analytics-mcp-server/adapters/duckdb/sample/truth"
	"github.com/lumenore/analytics-mcp-server/domain"
)

func TestNoPValueIsNought(t *testing.T) {
	for _, text := range []string{"What factors correlate with customer lifetime value?", "correlation between order value and lifetime value"} {
		r := relate(t, bundled(t), truth.CustomersID, domain.Correlation, text)
		for _, p := range correlationOf(t, r).Pairs {
			if p.PValue != nil && *p.PValue <= 0 || p.PAdjusted != nil && *p.PAdjusted <= 0 {
				t.Errorf("%s: %s and %s: p = %v, adjusted %v", text, p.X, p.Y, *p.PValue, *p.PAdjusted)
			}
		}
		if strings.Contains(r.Summary, "= under") || strings.Contains(r.Summary, "= <") || strings.Contains(r.Summary, "p p") {
			t.Errorf("%s: %q", text, r.Summary)
		}
	}
}
