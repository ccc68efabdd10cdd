package period

import (
	"time"

	"github.com/lumenore/analytics-mcp-server/domain/query"
)

const (
	daysInWeek      = 7
	monthsInQuarter = 3
	monthsInYear    = 12
)

// StartOf is the first moment of the period of the grain that holds t, in UTC:
// midnight, but for Hour. An unknown grain counts as Day.
func StartOf(g query.Grain, t time.Time) time.Time {
	t = t.UTC()
	day := date(t.Year(), t.Month(), t.Day())
	switch g {
	case query.Hour:
		return t.Truncate(time.Hour)
	case query.Week:
		return day.AddDate(0, 0, 1-isoWeekday(day))
	case query.Month:
		return date(t.Year(), t.Month(), 1)
	case query.Quarter:
		first := (t.Month()-1)/monthsInQuarter*monthsInQuarter + 1
		return date(t.Year(), first, 1)
	case query.Year:
		return date(t.Year(), time.January, 1)
	default:
		return day
	}
}

// EndOf is midnight of the last day of the period that holds t; for Hour and
// Day that is the day itself.
func EndOf(g query.Grain, t time.Time) time.Time {
	if g == query.Hour {
		g = query.Day
	}
	return Next(g, t).AddDate(0, 0, -1)
}

// Next is the start of the period after the one that holds t.
func Next(g query.Grain, t time.Time) time.Time { return Add(g, StartOf(g, t), 1) }

// Previous is the start of the period before the one that holds t.
func Previous(g query.Grain, t time.Time) time.Time { return Add(g, StartOf(g, t), -1) }

// Add moves t by n periods. A day that the target month lacks becomes its
// last: 31 January and one month give 28 or 29 February.
func Add(g query.Grain, t time.Time, n int) time.Time {
	switch g {
	case query.Hour:
		return t.Add(time.Duration(n) * time.Hour)
	case query.Week:
		return t.AddDate(0, 0, n*daysInWeek)
	case query.Month:
		return addMonths(t, n)
	case query.Quarter:
		return addMonths(t, n*monthsInQuarter)
	case query.Year:
		return addMonths(t, n*monthsInYear)
	default:
		return t.AddDate(0, 0, n)
	}
}

// Count is how many periods of the grain the days from … to touch, both
// inclusive; 0 where to is before from.
func Count(g query.Grain, from, to time.Time) int {
	if to.Before(from) {
		return 0
	}
	from, to = StartOf(g, from), StartOf(g, to)
	months := (to.Year()-from.Year())*monthsInYear + int(to.Month()-from.Month())
	switch g {
	case query.Hour:
		return int(to.Sub(from)/time.Hour) + 1
	case query.Week:
		return int(to.Sub(from)/(daysInWeek*24*time.Hour)) + 1
	case query.Month:
		return months + 1
	case query.Quarter:
		return months/monthsInQuarter + 1
	case query.Year:
		return months/monthsInYear + 1
	default:
		return int(to.Sub(from)/(24*time.Hour)) + 1
	}
}

func addMonths(t time.Time, n int) time.Time {
	moved := t.AddDate(0, n, 0)
	if moved.Day() != t.Day() { // ran over into the month after
		return moved.AddDate(0, 0, -moved.Day())
	}
	return moved
}

// isoWeekday is 1 for Monday to 7 for Sunday.
func isoWeekday(t time.Time) int { return (int(t.Weekday())+6)%daysInWeek + 1 }
