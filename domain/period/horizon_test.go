package period_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/lumenore/analytics-mcp-server/domain/period"
)

type horizons map[string]string

func (hs horizons) check(t *testing.T, c period.Calendar) {
	t.Helper()
	for phrase, want := range hs {
		got := "refused"
		if a, n, ok := c.Horizon(words(phrase), 0); ok {
			got = fmt.Sprintf("%d %s", a.Periods, a.Grain)
			if !a.From.IsZero() {
				got = fmt.Sprintf("%s..%s by %s", a.From.Format(time.DateOnly), a.To.Format(time.DateOnly), a.Grain)
			}
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
		"next few months":           "3 month",
		"for 4 weeks":               "4 week",
		"6-month forecast":          "6 month of 1 tokens",
		"6-month sales":             "6 month of 1 tokens",
		"6-month moving average":    "refused",
		"6 months ahead":            "6 month",
		"tomorrow":                  "1 day",
		"rest of the year":          "12 month",
		"through june 2026":         "6 month",
		"until the end of 2026":     "12 month",
		"by the end of the year":    "12 month",
		"by year end":               "12 month",
		"over the rest of 2026":     "12 month",
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

func TestAPeriodThatIsNamedIsAheadByItself(t *testing.T) {
	horizons{
		"next quarter":                   "2026-01-01..2026-03-31 by quarter",
		"next year":                      "2026-01-01..2026-12-31 by year",
		"the coming month":               "2026-01-01..2026-01-31 by month",
		"the year after next":            "2027-01-01..2027-12-31 by year",
		"in two years":                   "2027-01-01..2027-12-31 by year",
		"in 6 months":                    "2026-06-01..2026-06-30 by month",
		"in a year":                      "2026-01-01..2026-12-31 by year",
		"q1 2026":                        "2026-01-01..2026-03-31 by quarter",
		"for q2 2026":                    "2026-04-01..2026-06-30 by quarter",
		"q2":                             "2026-04-01..2026-06-30 by quarter",
		"h2 2026":                        "2026-07-01..2026-12-31 by month",
		"in the second half of 2026":     "2026-07-01..2026-12-31 by month",
		"in january":                     "2026-01-01..2026-01-31 by month",
		"in march":                       "2026-03-01..2026-03-31 by month",
		"in december 2026":               "2026-12-01..2026-12-31 by month",
		"next monday":                    "2026-01-05..2026-01-05 by day",
		"next mondays":                   "refused",
		"next december":                  "2026-12-01..2026-12-31 by month",
		"this coming march":              "2026-03-01..2026-03-31 by month",
		"in march of next year":          "2026-03-01..2026-03-31 by month",
		"q3 next year":                   "2026-07-01..2026-09-30 by quarter",
		"spring 2026":                    "2026-03-01..2026-05-31 by month",
		"next summer":                    "2026-06-01..2026-08-31 by month",
		"between march and may 2026":     "2026-03-01..2026-05-31 by month",
		"for jan-dec 2026":               "2026-01-01..2026-12-31 by month",
		"for jan dec 2026":               "2026-01-01..2026-12-31 by month",
		"q1-q4 2026":                     "2026-01-01..2026-12-31 by quarter",
		"from april to june":             "2026-04-01..2026-06-30 by month",
		"from november to february":      "2026-11-01..2027-02-28 by month",
		"from april 2026 to august 2026": "2026-04-01..2026-08-31 by month",
		"for 2027":                       "2027-01-01..2027-12-31 by year",
		"on 2026-01-15":                  "2026-01-15..2026-01-15 by day",
		"through march":                  "3 month",
		"up to q2 2026":                  "6 month",
		"within 6 months":                "6 month",
		"6 months out":                   "6 month",
		"from march to may 2024":         "refused",
		"from monday to friday":          "refused",
	}.check(t, closing())
	horizons{
		"next month":   "2025-10-01..2025-10-31 by month",
		"next year":    "2026-01-01..2026-12-31 by year",
		"in september": "2025-09-01..2025-09-30 by month",
		"in q3":        "2025-07-01..2025-09-30 by quarter",
		"in august":    "2026-08-01..2026-08-31 by month",
		"in q2":        "2026-04-01..2026-06-30 by quarter",
	}.check(t, calendar("2025-09-15", "2026-11-22"))
}

func TestDataOfYearsLookAheadInYears(t *testing.T) {
	c := closing()
	c.Years = true
	horizons{
		"next 3 years": "3 year", "in 2028": "2028-01-01..2028-12-31 by year", "until 2030": "5 year", "next 3 months": "refused",
	}.check(t, c)
}
