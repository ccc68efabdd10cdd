package analysis

import (
	"time"

	"github.com/lumenore/analytics-mcp-server/domain/query"
)

const (
	monthsPerQuarter = 3
	monthsPerYear    = 12
	daysPerWeek      = 7
)

// PeriodStart is the first moment (UTC) of the period of grain g that holds t.
// Weeks begin on Monday (ISO 8601). An unknown grain returns the zero time.
func PeriodStart(g query.Grain, t time.Time) time.Time {
	t = t.UTC()
	year, month, day := t.Date()
	switch g {
	case query.Hour:
		return t.Truncate(time.Hour)
	case query.Day:
		return date(year, month, day)
	case query.Week:
		sinceMonday := (int(t.Weekday()) + daysPerWeek - 1) % daysPerWeek
		return date(year, month, day-sinceMonday)
	case query.Month:
		return date(year, month, 1)
	case query.Quarter:
		return date(year, month-(month-1)%monthsPerQuarter, 1)
	case query.Year:
		return date(year, time.January, 1)
	}
	return time.Time{}
}

// Shift is the start of the period n periods after the one that begins at
// start (before it where n is negative).
func Shift(g query.Grain, start time.Time, n int) time.Time {
	switch g {
	case query.Hour:
		return start.Add(time.Duration(n) * time.Hour)
	case query.Day:
		return start.AddDate(0, 0, n)
	case query.Week:
		return start.AddDate(0, 0, n*daysPerWeek)
	case query.Month:
		return start.AddDate(0, n, 0)
	case query.Quarter:
		return start.AddDate(0, n*monthsPerQuarter, 0)
	case query.Year:
		return start.AddDate(n, 0, 0)
	}
	return time.Time{}
}

// PeriodEnd is the last day (midnight UTC) of the period that begins at start.
func PeriodEnd(g query.Grain, start time.Time) time.Time {
	if g == query.Hour {
		return PeriodStart(query.Day, start)
	}
	return Shift(g, start, 1).AddDate(0, 0, -1)
}

// Resolution is the coarsest grain at which data with these dates can have
// been recorded: Month where every date is the first day of a month, or every
// date is the last day of one. Data by the month that end on 1 December cover
// all of December, which NewSeries must know to tell partial periods. Fewer
// than two different dates say nothing: Day.
func Resolution(days []time.Time) query.Grain {
	if !different(days) {
		return query.Day
	}
	for _, g := range []query.Grain{query.Year, query.Quarter, query.Month, query.Week} {
		starts, ends := true, true
		for _, d := range days {
			d = PeriodStart(query.Day, d)
			start := PeriodStart(g, d)
			starts = starts && d.Equal(start)
			ends = ends && d.Equal(PeriodEnd(g, start))
		}
		if starts || ends {
			return g
		}
	}
	return query.Day
}

func different(days []time.Time) bool {
	for _, d := range days {
		if !d.Equal(days[0]) {
			return true
		}
	}
	return false
}

// periodsPerYear is how many periods make a year, 0 for a grain of hours or an
// unknown one. A year of days is 52 weeks, so that weekdays lie on weekdays.
func periodsPerYear(g query.Grain) int {
	switch g {
	case query.Day:
		return 52 * daysPerWeek
	case query.Week:
		return 52
	case query.Month:
		return monthsPerYear
	case query.Quarter:
		return monthsPerYear / monthsPerQuarter
	case query.Year:
		return 1
	}
	return 0
}

func known(g query.Grain) bool { return g == query.Hour || periodsPerYear(g) > 0 }

func date(year int, month time.Month, day int) time.Time {
	return time.Date(year, month, day, 0, 0, 0, 0, time.UTC)
}
