package engine_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"github.com/lumenore/analytics-mcp-server/domain"
)

// calls is a table of a row a call, 12 to 18 a day and 60 on 5 May; their cost
// varies.
func calls(clock string) string {
	rng := rand.New(rand.NewPCG(4, 5))
	csv := "At,Desk,Cost\n"
	for i := range 200 {
		day := time.Date(2025, time.January, 1, 0, 0, 0, 0, time.UTC).AddDate(0, 0, i)
		n := 12 + rng.IntN(7)
		if day.Month() == time.May && day.Day() == 5 {
			n = 60
		}
		for range n {
			cost := 1 + 30*rng.Float64()
			if n == 60 {
				cost = 4
			}
			at := day.Format(time.DateOnly)
			if clock != "" {
				at = day.Add(time.Duration(rng.IntN(1440)) * time.Minute).Format(clock)
			}
			csv += fmt.Sprintf("%s,D%d,%.2f\n", at, rng.IntN(6), cost)
		}
	}
	return csv
}

func TestADayWithManyEventsIsUnusual(t *testing.T) {
	for _, clock := range []string{"", time.DateTime} {
		w := warehouse(t, map[string]string{"calls.csv": calls(clock)})
		for _, text := range []string{"any unusual days?", "were there any strange days in May 2025?"} {
			r := relate(t, w, first(t, w), domain.Outlier, text)
			if !strings.Contains(r.Summary, "1 day with unusual Cost or Count") || !strings.Contains(r.Summary, "2025-05-05, where Count is 60") {
				t.Errorf("%s: %q; want the day of 60 calls", text, r.Summary)
			}
			if got := strings.Join(r.Interpretation.Assumptions, " "); !strings.Contains(got, "sum(Cost) and the number of rows are searched") {
				t.Errorf("%s: assumptions %q", text, got)
			}
		}
		if r := relate(t, w, first(t, w), domain.Outlier, "days with unusual cost"); strings.Contains(r.Summary, "Count") {
			t.Errorf("%q counts rows, though a measure is named", r.Summary)
		}
	}
}

// Rows of each gauge at each hour are no events.
func TestReadingsByTheClockAreNotCounted(t *testing.T) {
	rng := rand.New(rand.NewPCG(4, 6))
	csv := "At,Gauge,Level\n"
	for i := range 24 * 60 {
		at := time.Date(2025, time.January, 1, i, 0, 0, 0, time.UTC).Format(time.DateTime)
		for _, g := range []string{"a", "b", "c"} {
			if i == 700 && g == "b" {
				continue // one is missing
			}
			csv += fmt.Sprintf("%s,%s,%.2f\n", at, g, 10+rng.NormFloat64())
		}
	}
	w := warehouse(t, map[string]string{"gauges.csv": csv})
	if r := relate(t, w, first(t, w), domain.Outlier, "any unusual days?"); strings.Contains(r.Summary, "Count") {
		t.Errorf("%q searches the number of rows", r.Summary)
	}
}

// "Call volume" and "many calls" speak of how many there are, and of no measure.
func TestHowManyThereAreIsSearchedAlone(t *testing.T) {
	w := warehouse(t, map[string]string{"calls.csv": calls("")})
	for _, text := range []string{"unusual days in call volume", "days with unusually many calls"} {
		r := relate(t, w, first(t, w), domain.Outlier, text)
		if !strings.Contains(r.Summary, "2025-05-05, where Count is 60") || strings.Contains(r.Summary, "Cost") {
			t.Errorf("%s: %q; want the number of calls alone", text, r.Summary)
		}
	}
}
