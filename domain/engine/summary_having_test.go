package engine_test

import (
	"strings"
	"testing"

	"github.com/lumenore/analytics-mcp-server/domain"
)

// Periods that meet a condition are a list: nothing goes from the first to the last.
func TestPeriodsUnderAConditionHaveNoCourse(t *testing.T) {
	r := ask(t, warehouse(t, map[string]string{"orders.csv": orders}), domain.Query, "months with total sales above 80")
	if !strings.HasPrefix(r.Summary, "3 months") || strings.Contains(r.Summary, "went from") {
		t.Errorf("%q; want the months that there are", r.Summary)
	}
}
