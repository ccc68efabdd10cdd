package period_test

import (
	"fmt"
	"testing"

	"github.com/lumenore/analytics-mcp-server/domain/period"
)

type horizons map[string]string

func (hs horizons) check(t *testing.T, c period.Calendar) {
	t.Helper()
	for phrase, want := range hs {
		got := "refused"
		if periods, grain, n, ok := c.Horizon(words(phrase), 0); ok {
			got = fmt.Sprintf("%d %s", periods, grain)
			if n != len(words(phrase)) {
				got += fmt.Sprintf(" of %d tokens", n)
			}
		}
		if got != want {
			t.Errorf("%q looks %s ahead, want %s", phrase, got, want)
		}
	}
}

func TestHorizonsCountFromTheFirstPeriodNotInTheData(t *testing.T) {
	horizons{
		"next 3 months":             "3 month",
		"for the next two weeks":    "2 week",
		"over the coming 12 months": "12 month",
		"next quarter":              "1 quarter",
		"next year":                 "1 year",
		"next few months":           "3 month",
		"for 4 weeks":               "4 week",
		"6-month forecast":          "6 month of 1 tokens",
		"6 months ahead":            "6 month",
		"tomorrow":                  "1 day",
		"rest of the year":          "12 month",
		"through june 2026":         "6 month",
		"until the end of 2026":     "12 month",
		"by the end of the year":    "12 month",
		"by year end":               "12 month",
		"q1 2026":                   "1 quarter",
		"for q2 2026":               "2 quarter",
		"in january":                "1 month",
		"for 2027":                  "2 year",
		"until 2026-01-15":          "15 day",
		"for 2025":                  "refused",
		"for the last 4 weeks":      "refused",
		"last year":                 "refused",
		"for 4 regions":             "refused",
		"by region":                 "refused",
	}.check(t, closing())
	horizons{
		"rest of the year":    "4 month",
		"rest of the quarter": "1 month",
		"rest of the month":   "15 day",
		"through december":    "4 month",
	}.check(t, calendar("2025-09-15", "2026-11-22"))
}

func TestDataOfYearsLookAheadInYears(t *testing.T) {
	c := closing()
	c.Years = true
	horizons{
		"next 3 years": "3 year", "until 2030": "5 year", "next 3 months": "refused",
	}.check(t, c)
}
