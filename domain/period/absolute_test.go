package period_test

import (
	"testing"
	"time"

	"github.com/lumenore/analytics-mcp-server/domain/period"
	"github.com/lumenore/analytics-mcp-server/domain/query"
)

func TestNamedPeriodsAreWholeAndInclusive(t *testing.T) {
	phrases{
		"in 2016":                          "2016-01-01..2016-12-31",
		"in the year 2016":                 "2016-01-01..2016-12-31",
		"calendar year 2016":               "2016-01-01..2016-12-31",
		"for 2016":                         "2016-01-01..2016-12-31",
		"during '16":                       "2016-01-01..2016-12-31",
		"during ’16":                       "2016-01-01..2016-12-31",
		"q4 2024":                          "2024-10-01..2024-12-31",
		"in q4 of 2024":                    "2024-10-01..2024-12-31",
		"q4'24":                            "2024-10-01..2024-12-31",
		"q4’24":                            "2024-10-01..2024-12-31",
		"2024-q3":                          "2024-07-01..2024-09-30",
		"2024q3":                           "2024-07-01..2024-09-30",
		"2024 q3":                          "2024-07-01..2024-09-30",
		"q3-2024":                          "2024-07-01..2024-09-30",
		"3q24":                             "2024-07-01..2024-09-30",
		"the second quarter of 2016":       "2016-04-01..2016-06-30",
		"in the 4th quarter of 2025":       "2025-10-01..2025-12-31",
		"quarter 3 2024":                   "2024-07-01..2024-09-30",
		"h1 2024":                          "2024-01-01..2024-06-30",
		"first half of 2023":               "2023-01-01..2023-06-30",
		"the last half of 2024":            "2024-07-01..2024-12-31",
		"h2 of last year":                  "2025-07-01..2025-12-31",
		"december 2024":                    "2024-12-01..2024-12-31",
		"december , 2024":                  "2024-12-01..2024-12-31",
		"in the month of december 2024":    "2024-12-01..2024-12-31",
		"dec '24":                          "2024-12-01..2024-12-31",
		"dec ' 24":                         "2024-12-01..2024-12-31",
		"dec ’24":                          "2024-12-01..2024-12-31",
		"dec 24":                           "2024-12-01..2024-12-31",
		"dec-24":                           "2024-12-01..2024-12-31",
		"sept 2023":                        "2023-09-01..2023-09-30",
		"2024 december":                    "2024-12-01..2024-12-31",
		"2017-10":                          "2017-10-01..2017-10-31",
		"10/2017":                          "2017-10-01..2017-10-31",
		"february 2024":                    "2024-02-01..2024-02-29",
		"february 2023":                    "2023-02-01..2023-02-28",
		"may 2023":                         "2023-05-01..2023-05-31",
		"march 5 , 2024":                   "2024-03-05..2024-03-05",
		"march 5th 2024":                   "2024-03-05..2024-03-05",
		"5 march 2024":                     "2024-03-05..2024-03-05",
		"on the 5th of march , 2024":       "2024-03-05..2024-03-05",
		"29 february 2024":                 "2024-02-29..2024-02-29",
		"29 february 2023":                 "refused",
		"on 2016-03-01":                    "2016-03-01..2016-03-01",
		"2000/1/1":                         "2000-01-01..2000-01-01",
		"30/12/2017":                       "2017-12-30..2017-12-30",
		"12/30/2017":                       "2017-12-30..2017-12-30",
		"30.12.2017":                       "2017-12-30..2017-12-30",
		"12/30/17":                         "2017-12-30..2017-12-30",
		"2023-02-30":                       "refused",
		"13/13/2024":                       "refused",
		"week 12 of 2024":                  "2024-03-18..2024-03-24",
		"2024-w12":                         "2024-03-18..2024-03-24",
		"w12 2024":                         "2024-03-18..2024-03-24",
		"week 1 of 2021":                   "2021-01-04..2021-01-10",
		"week 53 of 2020":                  "2020-12-28..2021-01-03",
		"week 53 of 2021":                  "refused",
		"in the week of march 4 2024":      "2024-03-04..2024-03-10",
		"week ending 2024-03-10":           "2024-03-04..2024-03-10",
		"the 1990s":                        "1990-01-01..1999-12-31",
		"in the '90s":                      "1990-01-01..1999-12-31",
		"in the 90s":                       "1990-01-01..1999-12-31",
		"the 1990's":                       "1990-01-01..1999-12-31",
		"early 2000s":                      "2000-01-01..2003-12-31",
		"the summer of 2016":               "2016-06-01..2016-08-31",
		"winter 2016":                      "2016-12-01..2017-02-28",
		"in fall 2023":                     "2023-09-01..2023-11-30",
		"first 3 months of 2024":           "2024-01-01..2024-03-31",
		"last quarter of 2016":             "2016-10-01..2016-12-31",
		"the last two months of 2016":      "2016-11-01..2016-12-31",
		"second week of march 2024":        "2024-03-11..2024-03-17",
		"first two weeks of march 2024":    "2024-03-01..2024-03-14",
		"first half of march 2024":         "2024-03-01..2024-03-15",
		"second half of february 2024":     "2024-02-16..2024-02-29",
		"first half of 2024":               "2024-01-01..2024-06-30",
		"third month of 2024":              "2024-03-01..2024-03-31",
		"fifth quarter of 2016":            "refused",
		"early 2016":                       "2016-01-01..2016-04-30",
		"mid 2016":                         "2016-05-01..2016-08-31",
		"mid-2016":                         "2016-05-01..2016-08-31",
		"at the end of 2024":               "2024-09-01..2024-12-31",
		"12 months ending june 2024":       "2023-07-01..2024-06-30",
		"the quarter ended september 2023": "2023-07-01..2023-09-30",
		"q5 2024":                          "refused",
		"christmas":                        "refused",
	}.check(t, closing())
}

func TestRangesTakeTheYearTheyLack(t *testing.T) {
	phrases{
		"2016-2018":                                 "2016-01-01..2018-12-31",
		"2016–2018":                                 "2016-01-01..2018-12-31",
		"2016 - 2018":                               "2016-01-01..2018-12-31",
		"1995 to 2009":                              "1995-01-01..2009-12-31",
		"in 2016 to 2018":                           "2016-01-01..2018-12-31",
		"years 2015 to 2017":                        "2015-01-01..2017-12-31",
		"from 2015 through 2017":                    "2015-01-01..2017-12-31",
		"between 1990 and 2000":                     "1990-01-01..2000-12-31",
		"between 2000 and 1990":                     "1990-01-01..2000-12-31",
		"between march and may 2016":                "2016-03-01..2016-05-31",
		"between march 2016 and may":                "2016-03-01..2016-05-31",
		"between january 2024 and march 2024":       "2024-01-01..2024-03-31",
		"from jan to mar 2023":                      "2023-01-01..2023-03-31",
		"from may to july 2023":                     "2023-05-01..2023-07-31",
		"jan-mar 2023":                              "2023-01-01..2023-03-31",
		"jan mar 2023":                              "2023-01-01..2023-03-31",
		"q1-q3 2024":                                "2024-01-01..2024-09-30",
		"q1 to q3 2024":                             "2024-01-01..2024-09-30",
		"november to february 2024":                 "2023-11-01..2024-02-29",
		"nov 2023 to feb":                           "2023-11-01..2024-02-29",
		"between 2024-01-15 and 2024-03-20":         "2024-01-15..2024-03-20",
		"from 3/1/2024 to 3/15/2024":                "2024-03-01..2024-03-15",
		"march 5 to 12 , 2024":                      "2024-03-05..2024-03-12",
		"5-12 march 2024":                           "2024-03-05..2024-03-12",
		"from march 5 to march 12 2024":             "2024-03-05..2024-03-12",
		"between the 5th and 12th of march 2024":    "2024-03-05..2024-03-12",
		"from 2015 to now":                          "2015-01-01..2025-12-31",
		"for the period from jan 2023 to may 2023":  "2023-01-01..2023-05-31",
		"from the start of 2023 to the end of 2024": "2023-01-01..2024-12-31",
		"jan 5 to jan 12":                           "2025-01-05..2025-01-12",
		"2000 to 5000":                              "refused",
		"from 2000 to 5000":                         "refused",
		"between 2 and 5":                           "refused",
	}.check(t, closing())
}

func TestListsAreOneSpanUnlessTheyLeaveGaps(t *testing.T) {
	phrases{
		"in 2016 and 2017":          "2016-01-01..2017-12-31",
		"in 2016 , 2017 and 2018":   "2016-01-01..2018-12-31",
		"in q1 and q2 of 2024":      "2024-01-01..2024-06-30",
		"q1 and q3 2024":            "2024-01-01..2024-03-31 + 2024-07-01..2024-09-30",
		"in march and may 2016":     "2016-03-01..2016-03-31 + 2016-05-01..2016-05-31",
		"in 2014 and 2016":          "2014-01-01..2014-12-31 + 2016-01-01..2016-12-31",
		"in q4 2024 and q4 2023":    "2023-10-01..2023-12-31 + 2024-10-01..2024-12-31",
		"in december and january":   "month [1 12]",
		"on saturdays and sundays":  "weekday [6 7]",
		"in 2016 and not in 2017":   "2016-01-01..2016-12-31 | and not in 2017",
		"in 2016 , by region":       "2016-01-01..2016-12-31 | , by region",
		"in december and by region": "month [12] | and by region",
	}.check(t, closing())
}

func TestOpenEndsIncludeWhatTheyNameButBeforeAndAfter(t *testing.T) {
	phrases{
		"since 2020":                  "2020-01-01..",
		"since 2000/1/1":              "2000-01-01..",
		"from march 2021":             "2021-03-01..",
		"starting in march 2021":      "2021-03-01..",
		"2019 onwards":                "2019-01-01..",
		"from 2019 onward":            "2019-01-01..",
		"in 2019 or later":            "2019-01-01..",
		"on or after march 5 , 2024":  "2024-03-05..",
		"after 2019":                  "2020-01-01..",
		"after q1 2024":               "2024-04-01..",
		"after march 15 , 2024":       "2024-03-16..",
		"since the beginning of 2024": "2024-01-01..",
		"since the end of 2023":       "2023-12-31..",
		"since last month":            "2025-12-01..",
		"since march":                 "2025-03-01..",
		"since yesterday":             "2025-12-30..",
		"before 2000":                 "..1999-12-31",
		"prior to may 2021":           "..2021-04-30",
		"before q2 2024":              "..2024-03-31",
		"before last month":           "..2025-11-30",
		"until 2020":                  "..2020-12-31",
		"until may 2021":              "..2021-05-31",
		"up to 2020":                  "..2020-12-31",
		"through q2 2024":             "..2024-06-30",
		"as of 2024-06-30":            "..2024-06-30",
		"by the end of 2024":          "..2024-12-31",
		"until the start of 2024":     "..2024-01-01",
		"2019 and earlier":            "..2019-12-31",
		"to date":                     "..2025-12-31",
		"of all time":                 "..",
	}.check(t, closing())
}

func TestDayOrderFollowsTheDataButTheQuestionsOwnDatesFirst(t *testing.T) {
	c := closing()
	phrases{"3/5/2024": "2024-03-05..2024-03-05", "from 13/1/2024 to 2/3/2024": "2024-01-13..2024-03-02"}.check(t, c)
	c.DayFirst = true
	phrases{"3/5/2024": "2024-05-03..2024-05-03", "from 3/1/2024 to 3/15/2024": "2024-03-01..2024-03-15"}.check(t, c)
	f, _ := c.At([]string{"3/5/2024"}, 0)
	if f.Assumption != "'3/5/2024' is read day first, as 2024-05-03" {
		t.Errorf("the assumption is %q", f.Assumption)
	}
}

func TestFiscalYearsAreNamedForTheYearTheyEndIn(t *testing.T) {
	phrases{
		"fy2023":      "2023-01-01..2023-12-31",
		"fiscal 2023": "2023-01-01..2023-12-31",
	}.check(t, closing())
	c := closing()
	c.FiscalStart = time.April
	phrases{
		"fy2023":                        "2022-04-01..2023-03-31",
		"fy23":                          "2022-04-01..2023-03-31",
		"in fy '23":                     "2022-04-01..2023-03-31",
		"fiscal year 2023":              "2022-04-01..2023-03-31",
		"q1 fy2024":                     "2023-04-01..2023-06-30",
		"fy24 q4":                       "2024-01-01..2024-03-31",
		"third fiscal quarter of 2024":  "2023-10-01..2023-12-31",
		"h2 of fiscal 2024":             "2023-10-01..2024-03-31",
		"last fiscal year":              "2024-04-01..2025-03-31",
		"this fiscal year":              "2025-04-01..2026-03-31",
		"last fiscal quarter":           "2025-10-01..2025-12-31",
		"this fiscal quarter":           "2025-10-01..2025-12-31",
		"fiscal year to date":           "2025-04-01..2025-12-31",
		"2023":                          "refused",
		"q1 2024":                       "2024-01-01..2024-03-31",
		"between fy2022 and fy2023":     "2021-04-01..2023-03-31",
		"in the last fiscal year sales": "2024-04-01..2025-03-31 | sales",
	}.check(t, c)
}

func TestNamesCarryTheirNaturalGrain(t *testing.T) {
	for phrase, want := range map[string]query.Grain{
		"in 2016": query.Year, "q4 2024": query.Quarter, "december 2024": query.Month, "week 12 of 2024": query.Week,
		"2024-03-05": query.Day, "last 6 months": query.Month, "ytd": query.Year, "since march 2021": query.Month,
		"jan to mar 2023": query.Month, "the 1990s": query.Year, "h1 2024": query.Month,
	} {
		if f, ok := closing().At(words(phrase), 0); !ok || f.Grain != want {
			t.Errorf("%q has grain %q, want %q", phrase, f.Grain, want)
		}
	}
}

func TestYearsNeedAPrepositionOrTheCallersConsent(t *testing.T) {
	c := closing()
	if f, ok := c.At(words("2016"), 0); ok {
		t.Errorf("a bare number was read as %s", show(f))
	}
	for phrase, want := range map[string]string{
		"2016": "2016-01-01..2016-12-31", "2016 and 2017": "2016-01-01..2017-12-31",
	} {
		if f, ok := c.YearAt(words(phrase), 0); !ok || show(f) != want || !f.Weak {
			t.Errorf("%q as a year: %s weak %v, %v", phrase, show(f), f.Weak, ok)
		}
	}
	for _, phrase := range []string{"1799", "2200", "2000 dollars", "2000 %", "2000 to 5000"} {
		if f, ok := c.YearAt(words(phrase), 0); ok {
			t.Errorf("%q was read as the year %s", phrase, show(f))
		}
	}
}

func TestNumbersThatMayBeQuantitiesAreWeak(t *testing.T) {
	for phrase, want := range map[string]bool{
		"between 1990 and 2000": true, "1995 to 2009": true, "for 2016": true, "up to 2020": true,
		"in 2016": false, "since 2020": false, "between march and may 2016": false, "the 20s": true, "the 1920s": false,
	} {
		if f, ok := closing().At(words(phrase), 0); !ok || f.Weak != want {
			t.Errorf("%q: weak is %v (read: %v)", phrase, f.Weak, ok)
		}
	}
}

func TestPhrasesAreReadFromAnyPosition(t *testing.T) {
	tokens := words("total sales in the west since march 2021 by month")
	f, ok := closing().At(tokens, 5)
	if !ok || f.Tokens != 3 || f.Phrase != "since march 2021" || f.Kind != period.Since {
		t.Errorf("read %+v, %v", f, ok)
	}
	for _, i := range []int{-1, 0, 1, 2, 3, 4, 8, 9, 10, 11} {
		if f, ok := closing().At(tokens, i); ok {
			t.Errorf("at %d: %s", i, show(f))
		}
	}
}
