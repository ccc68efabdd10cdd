package period_test

import (
	"testing"
	"time"

	"github.com/lumenore/analytics-mcp-server/domain/period"
	"github.com/lumenore/analytics-mcp-server/domain/query"
)

var grains = []query.Grain{query.Day, query.Week, query.Month, query.Quarter, query.Year}

func TestEveryDayLiesInThePeriodThatHoldsIt(t *testing.T) {
	for d := day("2019-12-01"); d.Before(day("2025-02-01")); d = d.AddDate(0, 0, 1) {
		for _, g := range grains {
			from, to := period.StartOf(g, d), period.EndOf(g, d)
			if from.After(d) || to.Before(d) || !period.Next(g, d).Equal(to.AddDate(0, 0, 1)) {
				t.Fatalf("%s of %s is %s", g, date(d), span(from, to))
			}
			if !period.Previous(g, period.Next(g, d)).Equal(from) || period.Count(g, from, to) != 1 {
				t.Fatalf("%s of %s: %s before the next, %d periods", g, date(d),
					date(period.Previous(g, period.Next(g, d))), period.Count(g, from, to))
			}
			if n := period.Count(g, d, period.Add(g, from, 5)); n != 6 {
				t.Fatalf("%d periods of %s from %s to the fifth after it", n, g, date(d))
			}
		}
	}
}

func TestMonthsEndOnTheirLastDay(t *testing.T) {
	for _, c := range []struct {
		from string
		g    query.Grain
		n    int
		want string
	}{
		{"2024-01-31", query.Month, 1, "2024-02-29"}, {"2023-01-31", query.Month, 1, "2023-02-28"},
		{"2024-02-29", query.Year, 1, "2025-02-28"}, {"2024-02-29", query.Year, -4, "2020-02-29"},
		{"2024-11-30", query.Quarter, 1, "2025-02-28"}, {"2024-03-31", query.Month, -1, "2024-02-29"},
		{"2024-12-30", query.Week, 1, "2025-01-06"},
	} {
		if got := date(period.Add(c.g, day(c.from), c.n)); got != c.want {
			t.Errorf("%s and %d %s is %s, want %s", c.from, c.n, c.g, got, c.want)
		}
	}
}

func TestHoursAreTruncatedAndCounted(t *testing.T) {
	at := day("2024-03-05").Add(14*time.Hour + 20*time.Minute)
	if got := period.StartOf(query.Hour, at); got.Hour() != 14 || got.Minute() != 0 {
		t.Errorf("the hour begins at %s", got)
	}
	if n := period.Count(query.Hour, day("2024-03-05"), at); n != 15 {
		t.Errorf("%d hours", n)
	}
	if got := period.Name(query.Hour, at); got != "2024-03-05 14:00" {
		t.Errorf("named %q", got)
	}
}

func TestSpansAreDescribedInFewWords(t *testing.T) {
	for _, c := range []struct{ from, to, want string }{
		{"2024-01-01", "2024-12-31", "2024"},
		{"2016-01-01", "2018-12-31", "2016 to 2018"},
		{"2024-10-01", "2024-12-31", "Q4 2024"},
		{"2025-12-01", "2025-12-31", "December 2025"},
		{"2025-07-01", "2025-12-31", "July 2025 to December 2025"},
		{"2024-03-05", "2024-04-01", "2024-03-05 to 2024-04-01"},
		{"2024-03-05", "2024-03-05", "2024-03-05"},
		{"2020-01-01", "", "since 2020"},
		{"2020-03-01", "", "since March 2020"},
		{"2020-03-05", "", "since 2020-03-05"},
		{"", "1999-12-31", "through 1999"},
		{"", "2021-04-30", "through April 2021"},
		{"", "2021-04-29", "through 2021-04-29"},
		{"", "", "all time"},
	} {
		if got := period.Describe(maybe(c.from), maybe(c.to)); got != c.want {
			t.Errorf("%s..%s is described as %q, want %q", c.from, c.to, got, c.want)
		}
	}
	if got := period.Name(query.Week, day("2024-03-06")); got != "week of 2024-03-04" {
		t.Errorf("a week is named %q", got)
	}
}

func maybe(s string) time.Time {
	if s == "" {
		return time.Time{}
	}
	return day(s)
}
