package engine_test

import (
	"strings"
	"testing"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

// All branches grow by half but for Kyiv, which hardly grows: Oslo rises most,
// Kyiv departs most from what the others did.
const growing = `Day,Branch,Sales
2024-01-01,Oslo,800
2024-01-10,Rome,300
2024-01-31,Kyiv,500
2024-02-01,Oslo,1200
2024-02-10,Rome,450
2024-02-29,Kyiv,510
`

func TestWhoMovedMostHasTheLargestDifference(t *testing.T) {
	r := planOver(t, growing, domain.Change, func(d domain.Dataset) question.Plan {
		return question.Plan{Measures: sales(d), Dimensions: []question.Dimension{by("Branch")}, Compare: versus(january(), february())}
	})
	for _, want := range []string{"By Branch, Oslo moved most (+400).", "Held against how the other members of Branch changed, Kyiv departs most (+10, which is 240 less)."} {
		if !strings.Contains(r.Summary, want) {
			t.Errorf("summary %q; want %q", r.Summary, want)
		}
	}
	if a := comparisonOf(t, r); a.Contributors[0].Member["Branch"] != "Kyiv" {
		t.Errorf("%+v; the largest move beyond the change of all comes first", a.Contributors)
	}
	// Asked why it rose, Kyiv explains least of it and is not named for that.
	r = planOver(t, growing, domain.Change, whyInFebruary(1))
	if !strings.Contains(r.Summary, "Oslo") || strings.Contains(r.Summary, "Kyiv departs") {
		t.Errorf("summary %q", r.Summary)
	}
}
