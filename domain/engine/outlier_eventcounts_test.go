package engine_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/lumenore/analytics-mcp-server/domain"
)

// hires are two or three a day, and thirty on one day, each with the same pay.
func hires() string {
	var csv strings.Builder
	csv.WriteString("Staff No,Hire Date,Pay (EUR)\n")
	start, n := time.Date(2024, 1, 1, 0, 0, 0, 0, time.UTC), 0
	for day := range 300 {
		many := 2 + day%2
		if day == 140 {
			many = 30
		}
		for range many {
			n++
			fmt.Fprintf(&csv, "S%05d,%s,%d\n", n, start.AddDate(0, 0, day).Format(time.DateOnly), 100+(n*37)%50)
		}
	}
	return csv.String()
}

func TestEventsPerPeriodAreCounted(t *testing.T) {
	w := warehouse(t, map[string]string{"hires.csv": hires()})
	r := relate(t, w, first(t, w), domain.Outlier, "flag anomalies in hires per day")
	a := outliersOf(t, r)
	if got := r.Interpretation.Measures; !slices.Equal(got, []string{"count of rows"}) || a.Observations != 300 {
		t.Errorf("%v, %d; want the hires of 300 days", got, a.Observations)
	}
}
