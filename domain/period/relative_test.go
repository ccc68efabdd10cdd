package period_test

import (
	"testing"

	"github.com/lumenore/analytics-mcp-server/domain/period"
)

func TestRelativeWordsCountFromTheEndOfDataThatLag(t *testing.T) {
	phrases{
		"last month":              "2025-12-01..2025-12-31",
		"this month":              "2025-12-01..2025-12-31",
		"the month before last":   "2025-11-01..2025-11-30",
		"last quarter":            "2025-10-01..2025-12-31",
		"last year":               "2025-01-01..2025-12-31",
		"the previous year":       "2025-01-01..2025-12-31",
		"this year":               "2025-01-01..2025-12-31",
		"last week":               "2025-12-22..2025-12-28",
		"this week":               "2025-12-29..2026-01-04",
		"over the last week":      "2025-12-25..2025-12-31",
		"the past 2 weeks":        "2025-12-18..2025-12-31",
		"last 2 weeks":            "2025-12-15..2025-12-28",
		"in the last 30 days":     "2025-12-02..2025-12-31",
		"last thirty days":        "2025-12-02..2025-12-31",
		"last twenty-four months": "2024-01-01..2025-12-31",
		"last 24 hours":           "2025-12-31..2025-12-31",
		"the last 6 months":       "2025-07-01..2025-12-31",
		"last couple of months":   "2025-11-01..2025-12-31",
		"the last few months":     "2025-10-01..2025-12-31",
		"last two quarters":       "2025-07-01..2025-12-31",
		"past three years":        "2023-01-01..2025-12-31",
		"over the past year":      "2025-01-01..2025-12-31",
		"ttm":                     "2025-01-01..2025-12-31",
		"trailing twelve months":  "2025-01-01..2025-12-31",
		"most recent quarter":     "2025-10-01..2025-12-31",
		"last decade":             "2016-01-01..2025-12-31",
		"recently":                "2025-07-01..2025-12-31",
		"in recent months":        "2025-07-01..2025-12-31",
		"today":                   "2025-12-31..2025-12-31",
		"yesterday":               "2025-12-30..2025-12-30",
		"ytd":                     "2025-01-01..2025-12-31",
		"month to date":           "2025-12-01..2025-12-31",
		"qtd":                     "2025-10-01..2025-12-31",
		"so far this year":        "2025-01-01..2025-12-31",
		"2 years ago":             "2023-01-01..2023-12-31",
		"a month ago":             "2025-11-01..2025-11-30",
		"december last year":      "2025-12-01..2025-12-31",
		"q1 of this year":         "2025-01-01..2025-03-31",
		"last december":           "2025-12-01..2025-12-31",
		"last summer":             "2025-06-01..2025-08-31",
		"last monday":             "2025-12-29..2025-12-29",
		"last weekend":            "2025-12-27..2025-12-28",
		"from last month":         "2025-12-01..2025-12-31",
		"last year's":             "2025-01-01..2025-12-31",
		"next month":              "refused",
		"last":                    "refused",
		"last 5":                  "refused",
		"last months":             "refused",
		"last 99999 years":        "refused",
		"last name":               "refused",
		"this product":            "refused",
		"the past":                "refused",
	}.check(t, closing())
}

func TestAPeriodThatLacksItsLastDayIsNotComplete(t *testing.T) {
	phrases{
		"last month":         "2025-11-01..2025-11-30",
		"this month":         "2025-12-01..2025-12-31",
		"last quarter":       "2025-07-01..2025-09-30",
		"this quarter":       "2025-10-01..2025-12-31",
		"last year":          "2024-01-01..2024-12-31",
		"last 6 months":      "2025-06-01..2025-11-30",
		"past year":          "2024-12-01..2025-11-30",
		"over the last year": "2024-12-01..2025-11-30",
		"last 2 years":       "2023-01-01..2024-12-31",
		"past 2 years":       "2023-12-01..2025-11-30",
		"last 30 days":       "2025-12-01..2025-12-30",
		"ytd":                "2025-01-01..2025-12-30",
		"mtd":                "2025-12-01..2025-12-30",
		"today":              "2025-12-30..2025-12-30",
		"last december":      "2024-12-01..2024-12-31",
		"last fiscal year":   "2024-01-01..2024-12-31",
		"recently":           "2025-06-01..2025-11-30",
	}.check(t, calendar("2025-12-30", "2026-11-22"))
}

func TestAYearThatLacksAFewDaysIsNotComplete(t *testing.T) {
	phrases{"last year": "2024-01-01..2024-12-31", "this year": "2025-01-01..2025-12-31"}.check(t, calendar("2025-12-28", "2026-11-22"))
}

func TestRelativeWordsCountFromNowWhereTheDataReachIt(t *testing.T) {
	beyond := calendar("2027-12-31", "2026-11-22")
	for name, c := range map[string]period.Calendar{
		"data beyond now": beyond, "data to today": calendar("2026-11-22", "2026-11-22"), "no data": {Now: beyond.Now},
	} {
		t.Run(name, func(t *testing.T) {
			phrases{
				"last month":    "2026-10-01..2026-10-31",
				"this month":    "2026-11-01..2026-11-30",
				"last year":     "2025-01-01..2025-12-31",
				"last 6 months": "2026-05-01..2026-10-31",
				"last 30 days":  "2026-10-23..2026-11-21",
				"last week":     "2026-11-09..2026-11-15",
				"today":         "2026-11-22..2026-11-22",
				"yesterday":     "2026-11-21..2026-11-21",
				"year to date":  "2026-01-01..2026-11-22",
				"last 24 hours": "2026-11-21..2026-11-21",
			}.check(t, c)
		})
	}
}

func TestWeeksBeginOnMonday(t *testing.T) {
	phrases{"last week": "2025-12-22..2025-12-28", "wtd": "2025-12-22..2025-12-28"}.check(t, calendar("2025-12-28", "2026-11-22"))
	phrases{"last week": "2025-12-15..2025-12-21", "wtd": "2025-12-22..2025-12-27"}.check(t, calendar("2025-12-27", "2026-11-22"))
}

func TestTheAnswerCanSayHowAPhraseWasPlaced(t *testing.T) {
	for phrase, want := range map[string]string{
		"last month":    "'last month' is the last complete month of the data, December 2025",
		"last 6 months": "'last 6 months' is the last 6 complete months of the data, July 2025 to December 2025",
		"this year":     "'this year' is the year of the data's last day: 2025",
		"since march":   "'since march' has no year: the latest one is taken, March 2025",
		"in december":   "'in december' has no year: that of every year is taken",
		"from 2016":     "'from 2016' is read as 2016-01-01 and later",
		"fy2023":        "'fiscal 2023' is 2023: fiscal years begin in January",
		"winter 2016":   "'winter 2016' is December 2016 to February 2017",
		"dec 24":        "'dec 24' is December 2024",
		"q4 2024":       "",
	} {
		if f, _ := closing().At(words(phrase), 0); f.Assumption != want {
			t.Errorf("%q assumes %q", phrase, f.Assumption)
		}
	}
	now, _ := calendar("2027-12-31", "2026-11-22").At(words("last month"), 0)
	if now.Assumption != "'last month' is the last complete month, October 2026" {
		t.Errorf("from now: %q", now.Assumption)
	}
}

func TestCountsOfPeriodsAreKept(t *testing.T) {
	for phrase, want := range map[string]int{"last 6 months": 6, "past year": 12, "last month": 0, "in 2016": 0, "last two quarters": 2} {
		if f, ok := closing().At(words(phrase), 0); !ok || f.Count != want {
			t.Errorf("%q counts %d", phrase, f.Count)
		}
	}
}

func TestDataOfYearsAnswerOnlyForWholeYears(t *testing.T) {
	c := period.Calendar{Now: day("2026-11-22"), DataFrom: day("2000-01-01"), DataThrough: day("2016-01-01"), Years: true}
	phrases{
		"in 2004":               "2004-01-01..2004-12-31",
		"between 2004 and 2012": "2004-01-01..2012-12-31",
		"since 2000/1/1":        "2000-01-01..",
		"before 2000":           "..1999-12-31",
		"last year":             "2016-01-01..2016-12-31",
		"last 3 years":          "2014-01-01..2016-12-31",
		"past 10 years":         "2007-01-01..2016-12-31",
		"recently":              "2014-01-01..2016-12-31",
		"last month":            "refused",
		"q4 2012":               "refused",
		"in december":           "refused",
		"on mondays":            "refused",
		"since march 2010":      "refused",
	}.check(t, c)
}
