package engine_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/lumenore/analytics-mcp-server/domain"
)

// Two members of a column share no rows; what is asked is whether they move
// together.
func TestTwoMembersAreCorrelatedOverTime(t *testing.T) {
	csv := "Day,Gate,Kind,Visits\n"
	start := time.Date(2023, time.January, 2, 0, 0, 0, 0, time.UTC)
	for i := range 730 {
		common := (i / 7 * 7919) % 53
		day := start.AddDate(0, 0, i).Format(time.DateOnly)
		kind := []string{"a", "b", ""}[i%3]
		csv += fmt.Sprintf("%s,North,%s,%d\n%s,South,%s,%d\n", day, kind, 200+3*common+i%5, day, kind, 100+2*common+i%4)
	}
	w := warehouse(t, map[string]string{"gates.csv": csv})
	for _, text := range []string{"correlation between North and South", "how do North and South correlate", "correlation between visits in North and South by week", "correlation between North and South by day"} {
		r := relate(t, w, first(t, w), domain.Correlation, text)
		if !strings.Contains(r.Summary, "Visits of North and Visits of South: strong positive") {
			t.Errorf("%s: %q; want both series to go together", text, r.Summary)
		}
	}
	r := relate(t, w, first(t, w), domain.Correlation, "what drives visits")
	if got := strings.Join(r.Caveats, " "); !strings.Contains(got, "33 % of the rows have no Kind") {
		t.Errorf("caveats %q; want the rows without a kind told", got)
	}
}
