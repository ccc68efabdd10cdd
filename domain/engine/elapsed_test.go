package engine_test

import (
	"math"
	"strings"
	"testing"

	"github.com/lumenore/analytics-mcp-server/domain"
)

// callouts took 30 minutes, two hours over midnight and six hours; one goes on.
const callouts = "Job,Site,Opened at,Closed at\n" +
	"1,North,2025-03-01 09:10,2025-03-01 09:40\n2,North,2025-03-02 23:00,2025-03-03 01:00\n" +
	"3,South,2025-03-04 08:00,2025-03-04 14:00\n4,South,2025-03-05 08:00,\n"

func TestTimeBetweenTwoMomentsIsWhatPassedAndNotMidnights(t *testing.T) {
	w := warehouse(t, map[string]string{"callouts.csv": callouts})
	for text, want := range map[string]float64{
		"median time between opened at and closed at":         2.0 / 24,
		"average hours between opened at and closed at":       8.5 / 3,
		"maximum minutes between opened at and closed at":     360,
		"average number of days from opened at to closed at":  8.5 / 72,
		"average time to closed at in hours where site North": 1.25,
	} {
		r := ask(t, w, domain.Query, text)
		if len(r.Rows) != 1 || len(r.Rows[0]) != 1 {
			t.Errorf("%s: %v", text, r.Rows)
			continue
		}
		if got, ok := r.Rows[0][0].(float64); !ok || math.Abs(got-want) > 1e-7 {
			t.Errorf("%s: %v, want %v", text, r.Rows[0][0], want)
		}
	}
}

func TestRowsWithoutAnEndAreCountedAsLeftOut(t *testing.T) {
	r := ask(t, warehouse(t, map[string]string{"callouts.csv": callouts}), domain.Query, "average time between opened at and closed at")
	if p := r.Provenance; p.RowsUsed != 3 || p.RowsExcluded != 1 || !strings.Contains(strings.Join(r.Caveats, " "), "without a value of Closed at") {
		t.Errorf("used %d, left out %d: %q", p.RowsUsed, p.RowsExcluded, r.Caveats)
	}
}
