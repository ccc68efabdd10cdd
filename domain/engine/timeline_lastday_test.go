package engine_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/engine"
)

// visitsUntil is a table of some thirty visits a day between 8 and 20 o'clock, on
// Sundays until 12, the last day's until an hour.
func visitsUntil(days, hour int) string {
	rng := rand.New(rand.NewPCG(6, 7))
	csv := "At,Pay\n"
	start := time.Date(2025, time.March, 3, 0, 0, 0, 0, time.UTC) // a Monday
	for i := range days {
		day := start.AddDate(0, 0, i)
		until := 20
		if day.Weekday() == time.Sunday {
			until = 12
		}
		for range 25 + rng.IntN(10) {
			at := day.Add(8*time.Hour + time.Duration(rng.IntN(60*(until-8)))*time.Minute)
			if i == days-1 && at.Hour() >= hour {
				continue
			}
			csv += fmt.Sprintf("%s,%d\n", at.Format(time.DateTime), 10+rng.IntN(9))
		}
	}
	return csv
}

func TestADayInWhichTheDataStopIsPartial(t *testing.T) {
	for _, c := range []struct {
		days, hour int
		partial    bool
	}{{60, 11, true}, {60, 24, false}, {63, 24, false}, {63, 9, true}, {15, 11, false}} { // day 63 is a Sunday; of 15 days too little is known
		w := warehouse(t, map[string]string{"visits.csv": visitsUntil(c.days, c.hour)})
		for _, tool := range []domain.Analysis{domain.Trend, domain.Outlier} {
			text := "number of visits by day"
			if tool == domain.Outlier {
				text = "unusual number of visits by day"
			}
			r := run(t, engine.Params{Warehouse: w, Analysts: []engine.Analyst{engine.NewTrend(), engine.NewOutlier()}}, tool, text)
			said := strings.Contains(strings.Join(r.Caveats, " "), "is partial (its data stop at ")
			if said != c.partial {
				t.Errorf("%s of %d days until %d o'clock: %q, caveats %q; partial %v", tool, c.days, c.hour, r.Summary, r.Caveats, c.partial)
			}
		}
	}
}
