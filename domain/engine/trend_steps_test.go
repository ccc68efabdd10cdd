package engine_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"github.com/lumenore/analytics-mcp-server/domain"
)

// counters are the waits at three counters over a year; at one of them they double from a
// Monday in September on.
func counters() string {
	rng := rand.New(rand.NewPCG(6, 2))
	var csv strings.Builder
	csv.WriteString("Day,Counter,Wait\n")
	first, doubled := time.Date(2024, time.January, 1, 0, 0, 0, 0, time.UTC), time.Date(2024, time.September, 2, 0, 0, 0, 0, time.UTC)
	for d := range 366 {
		at := first.AddDate(0, 0, d)
		for i, counter := range []string{"Parcels", "Letters", "Bank"} {
			for range 3 {
				wait := 60 + 20*float64(i) + 12*rng.NormFloat64()
				if i == 1 && !at.Before(doubled) {
					wait += 85
				}
				fmt.Fprintf(&csv, "%s,%s,%.1f\n", at.Format(time.DateOnly), counter, wait)
			}
		}
	}
	return csv.String()
}

func TestAPlainStepIsToldOfBesideNoTrend(t *testing.T) {
	w := warehouse(t, map[string]string{"waits.csv": counters()})
	r := ask(t, w, domain.Trend, "trend of average wait by counter")
	if !strings.Contains(r.Summary, "Not along a line but by a lasting step: Letters rose by 1") || !strings.Contains(r.Summary, "from the week of 2024-09-02 on") {
		t.Errorf("%q; want the step of one counter", r.Summary)
	}
	if strings.Contains(r.Summary, "Parcels rose") || strings.Contains(r.Summary, "Bank rose") {
		t.Errorf("%q tells of steps that are none", r.Summary)
	}
}

func TestAMonthFarAboveTheOthersIsNamed(t *testing.T) {
	csv := "Day,Gift\n"
	for i := range 36 {
		gift := 500 + i*37%90
		if i == 14 {
			gift = 9000
		}
		csv += fmt.Sprintf("%s,%d\n", time.Date(2021, time.Month(1+i), 5, 0, 0, 0, 0, time.UTC).Format(time.DateOnly), gift)
	}
	r := ask(t, warehouse(t, map[string]string{"gifts.csv": csv}), domain.Trend, "trend of gifts by month")
	if said := strings.Join(r.Caveats, " "); !strings.Contains(said, "March 2022 stands far above the other months (9,000, their median is 5") {
		t.Errorf("%q; want the month named", said)
	}
}
