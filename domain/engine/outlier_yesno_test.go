package engine_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/lumenore/analytics-mcp-server/domain"
)

// failures is a table of machines that fail in one of ten days each, one of them
// in every second; the first three never.
func failures() string {
	var csv strings.Builder
	csv.WriteString("Date,Machine,Output,Failed\n")
	start := time.Date(2024, time.January, 1, 0, 0, 0, 0, time.UTC)
	for m := range 20 {
		for d := range 200 {
			every := 10 + m%3
			if m == 13 {
				every = 2
			}
			fmt.Fprintf(&csv, "%s,M%02d,%d,%t\n", start.AddDate(0, 0, d).Format(time.DateOnly), m, 500+(d*37+m*11)%41, m > 2 && (d+m)%every == 0)
		}
	}
	return csv.String()
}

func TestMembersAreHeldAgainstEachOtherByHowOftenTheySayYes(t *testing.T) {
	w := warehouse(t, map[string]string{"machines.csv": failures()})
	for text, shown := range map[string]string{
		"which machines failed unusually often":         "count of rows where Failed = true",
		"which machines have unusually many failed":     "count of rows where Failed = true",
		"is the failed rate unusual for any machine":    "share of rows where Failed = true",
		"machines with an unusual percentage of failed": "share of rows where Failed = true",
	} {
		r := relate(t, w, first(t, w), domain.Outlier, text)
		a := outliersOf(t, r)
		if got := r.Interpretation.Measures; !slices.Equal(got, []string{shown}) {
			t.Errorf("%s: read as %v; want %s", text, got, shown)
		}
		if got := a.at("Machine"); a.Observations != 20 || !slices.Contains(got, "M13") || len(got) > 4 {
			t.Errorf("%s: %v of %d; want M13, the three that never failed beside it at most, of all 20", text, got, a.Observations)
		}
	}
}
