package engine_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"github.com/lumenore/analytics-mcp-server/domain"
)

// pumpDays are the litres of two pumps, a row a day each, of which one day is wild.
func pumpDays() string {
	var csv strings.Builder
	csv.WriteString("Day,Pump,Litres\n")
	rng := rand.New(rand.NewPCG(3, 31))
	for i := range 500 {
		for _, pump := range []string{"Mill", "Weir"} {
			litres := 400 + 60*rng.NormFloat64()
			if pump == "Weir" && i == 170 {
				litres = 3900
			}
			fmt.Fprintf(&csv, "%s,%s,%.1f\n", time.Date(2023, time.January, 1+i, 0, 0, 0, 0, time.UTC).Format(time.DateOnly), pump, litres)
		}
	}
	return csv.String()
}

func TestRowsOfADayEachAreSearchedByDay(t *testing.T) {
	w := warehouse(t, map[string]string{"pumps.csv": pumpDays()})
	r := relate(t, w, first(t, w), domain.Outlier, "anomalies in Weir total litres in 2023")
	if !strings.Contains(r.Summary, "2023-06-20") || !strings.HasPrefix(r.Summary, "1 day with") {
		t.Errorf("%q; want the wild day", r.Summary)
	}
	r = relate(t, w, first(t, w), domain.Outlier, "anomalies in total litres")
	if all := strings.Join(r.Caveats, " "); !strings.Contains(all, "what lies within a month was not looked at; ask: unusual days in Litres") {
		t.Errorf("%v; want what was not looked at", r.Caveats)
	}
}
