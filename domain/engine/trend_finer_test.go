package engine_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"github.com/lumenore/analytics-mcp-server/domain"
)

// milk is a table of a row a month: litres that fall by so many a month beside noise
// of 12 that remembers a third.
func milk(months int, fall float64, seed uint64) string {
	rng := rand.New(rand.NewPCG(seed, 19))
	csv, noise := "Day,Litres\n", 0.0
	for m := range months {
		noise = noise/3 + 11.3*rng.NormFloat64()
		csv += fmt.Sprintf("%s,%.1f\n", time.Date(2021, time.Month(1+m), 1, 0, 0, 0, 0, time.UTC).Format(time.DateOnly), 400-fall*float64(m)+noise)
	}
	return csv
}

func TestPeriodsThatAreTooFewAreLookedAtMoreClosely(t *testing.T) {
	w := warehouse(t, map[string]string{"milk.csv": milk(36, 1, 5)})
	r := ask(t, w, domain.Trend, "trend of total litres each quarter")
	for _, want := range []string{"12 quarters are too few to tell a trend by themselves (p = 0.", "by month it is falling by ", " a month (−"} {
		if !strings.Contains(r.Summary, want) {
			t.Errorf("%q does not say %q", r.Summary, want)
		}
	}
	if !strings.Contains(trendOf(t, r).Method, "by month, told below p = 0.01") {
		t.Errorf("the method %q does not tell of the second look", trendOf(t, r).Method)
	}
	r = ask(t, w, domain.Trend, "trend of total litres by year")
	if want := "3 years are too few to tell a trend by themselves; by month it is falling by "; !strings.Contains(r.Summary, want) {
		t.Errorf("%q does not say %q", r.Summary, want)
	}
	w = warehouse(t, map[string]string{"milk.csv": milk(36, 0, 2)})
	if r := ask(t, w, domain.Trend, "trend of total litres each quarter"); !strings.Contains(r.Summary, "no trend detected (p = ") ||
		!strings.Contains(r.Summary, ", nor is one detected by month at 1 % (p = ") {
		t.Errorf("%q; want none, by either", r.Summary)
	}
}
