package engine_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/lumenore/analytics-mcp-server/domain"
)

// routes have a row for each tour: a few calls missed on each, and three times
// as many tours on one day, so that only the day's sum is out of the ordinary.
func routes() string {
	var csv strings.Builder
	csv.WriteString("Tour,Tour Date,calls_missed\n")
	tour := 0
	for day := range 200 {
		tours := 12
		if day == 120 {
			tours = 60
		}
		for i := range tours {
			tour++
			fmt.Fprintf(&csv, "T-%05d,%s,%d\n", tour, time.Date(2024, 1, 1+day, 0, 0, 0, 0, time.UTC).Format(time.DateOnly), (day*5+i*3)%4)
		}
	}
	return csv.String()
}

func TestManyOfAThingADayAreAllOfThatDay(t *testing.T) {
	w := warehouse(t, map[string]string{"routes.csv": routes()})
	for _, text := range []string{"days with abnormally many calls missed", "days with an unusual number of calls missed"} {
		r := relate(t, w, first(t, w), domain.Outlier, text)
		if got := outliersOf(t, r).at("period"); !slices.Equal(got, []string{"2024-04-30"}) {
			t.Errorf("%s: %v, %q; want the day with five times the tours", text, got, r.Summary)
		}
	}
	if r := relate(t, w, first(t, w), domain.Outlier, "days with unusual average calls missed"); len(outliersOf(t, r).Outliers) != 0 {
		t.Errorf("%q; on average nothing is unusual", r.Summary)
	}
}
