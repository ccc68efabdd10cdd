package engine_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/lumenore/analytics-mcp-server/domain"
)

// Of more members than are searched one has the highest value, and it is not among
// them: the summary must not call another the highest of all.
func TestTheHighestIsOfTheMembersSearchedWhereNotAllWere(t *testing.T) {
	csv := "Day,Pump,Load\n"
	for p := range 30 {
		for d := range 60 {
			day := time.Date(2025, 1, 1, 0, 0, 0, 0, time.UTC).AddDate(0, 0, d).Format(time.DateOnly)
			csv += fmt.Sprintf("%s,P%02d,%d\n", day, p, 200-3*p+(d*7+p)%5)
		}
	}
	w := warehouse(t, map[string]string{"loads.csv": csv})
	r := relate(t, w, first(t, w), domain.Outlier, "unusual average load by pump and day")
	if !strings.Contains(r.Summary, "among the 20 members searched: the highest") {
		t.Errorf("%q does not say of how many members the highest is", r.Summary)
	}
}
