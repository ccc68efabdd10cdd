package engine_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/lumenore/analytics-mcp-server/domain"
)

// Few periods don't show how far values stray by themselves, which is said beside what is
// found in them, and only there.
func TestAFindOfFewPeriodsSaysWhatItsRateHoldsFor(t *testing.T) {
	for months, want := range map[int]bool{36: true, 132: false} {
		csv := "Month,Visits\n"
		for i := range months {
			v := 500 + (i*7919)%41
			if i == 20 {
				v = 900
			}
			csv += fmt.Sprintf("%d-%02d-01,%d\n", 2010+i/12, i%12+1, v)
		}
		w := warehouse(t, map[string]string{"visits.csv": csv})
		r := relate(t, w, first(t, w), domain.Outlier, "unusual months in visits")
		if got := strings.Contains(strings.Join(r.Caveats, " "), "seldom stray"); got != want || !strings.Contains(r.Summary, "September 2011") {
			t.Errorf("%d months: said %v, want %v: %s %v", months, got, want, r.Summary, r.Caveats)
		}
	}
}

// Nine rows do not tell that a column plays no part.
func TestFewRowsDoNotTellThatAColumnPlaysNoPart(t *testing.T) {
	w := warehouse(t, map[string]string{"kilns.csv": "Kiln,Output,Energy\nA,100,50\nB,101,52\nC,99,49\nD,103,51\nE,98,50\nF,102,48\nG,100,53\nH,160,90\nI,97,50\n"})
	r := relate(t, w, first(t, w), domain.Correlation, "what explains energy")
	if strings.Contains(r.Summary, "Next to no part") || !strings.Contains(r.Summary, "Not told from chance: Output") {
		t.Errorf("%s", r.Summary)
	}
}
