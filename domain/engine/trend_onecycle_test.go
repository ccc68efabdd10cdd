package engine_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/engine"
)

func TestACycleCrossedWithMembersIsRefusedWithThePatternAlone(t *testing.T) {
	w := warehouse(t, map[string]string{"pumps.csv": pumpDays()})
	q, err := domain.NewQuestion("litres by month of the year and pump", first(t, w))
	if err != nil {
		t.Fatal(err)
	}
	_, err = newEngine(t, engine.Params{Warehouse: w, Analysts: analysts()}).Answer(t.Context(), domain.Trend, q)
	var f *domain.Fault
	if !errors.As(err, &f) {
		t.Fatalf("%v; want a fault", err)
	}
	instead, _, found := strings.Cut(strings.TrimPrefix(f.Suggestion, "Ask: "), ";")
	if !found || !strings.HasSuffix(instead, "by month of the year") {
		t.Fatalf("%q; want the pattern asked for", f.Suggestion)
	}
	if r := ask(t, w, domain.Trend, instead); !strings.Contains(r.Summary, "by month of Day") {
		t.Errorf("%q is answered by %q", instead, r.Summary)
	}
}
