package period

import (
	"fmt"
	"time"

	"github.com/lumenore/analytics-mcp-server/domain/query"
)

// Describe names a span of days in few words: "2024", "Q4 2024", "December
// 2025", "2016 to 2018", "July 2025 to December 2025", "2024-03-05",
// "2024-03-05 to 2024-04-01"; with an open end "since 2020", with an open
// start "through 1999", with both "all time".
func Describe(from, to time.Time) string {
	switch {
	case from.IsZero() && to.IsZero():
		return "all time"
	case to.IsZero():
		return "since " + describeStart(from)
	case from.IsZero():
		return "through " + describeEnd(to)
	}
	for _, g := range []query.Grain{query.Year, query.Quarter, query.Month} {
		if from.Equal(StartOf(g, from)) && to.Equal(EndOf(g, from)) {
			return Name(g, from)
		}
	}
	for _, g := range []query.Grain{query.Year, query.Month} {
		if from.Equal(StartOf(g, from)) && to.Equal(EndOf(g, to)) {
			return Name(g, from) + " to " + Name(g, to)
		}
	}
	if from.Equal(to) {
		return from.Format(time.DateOnly)
	}
	return from.Format(time.DateOnly) + " to " + to.Format(time.DateOnly)
}

// Name names the period of the grain that holds t: "2024", "Q4 2024",
// "December 2025", "week of 2024-03-04", "2024-03-05", "2024-03-05 14:00".
func Name(g query.Grain, t time.Time) string {
	t = StartOf(g, t)
	switch g {
	case query.Year:
		return t.Format("2006")
	case query.Quarter:
		return fmt.Sprintf("Q%d %d", (int(t.Month())+2)/monthsInQuarter, t.Year())
	case query.Month:
		return t.Format("January 2006")
	case query.Week:
		return "week of " + t.Format(time.DateOnly)
	case query.Hour:
		return t.Format("2006-01-02 15:04")
	default:
		return t.Format(time.DateOnly)
	}
}

func describeStart(t time.Time) string {
	for _, g := range []query.Grain{query.Year, query.Month} {
		if t.Equal(StartOf(g, t)) {
			return Name(g, t)
		}
	}
	return t.Format(time.DateOnly)
}

func describeEnd(t time.Time) string {
	for _, g := range []query.Grain{query.Year, query.Month} {
		if t.Equal(EndOf(g, t)) {
			return Name(g, t)
		}
	}
	return t.Format(time.DateOnly)
}
