package period

import (
	"time"

	"github.com/lumenore/analytics-mcp-server/domain/query"
)

// lastOfFirstHalf is the day that ends the first half of every month, as pay
// periods and bills have it.
const lastOfFirstHalf = 15

// halfMonthName reads "first half of December 2025", "the latter half of March":
// the days to the 15th and those after it.
func (s scan) halfMonthName(i int) (name, bool) {
	second := s.is(i, "second", "last", "latter")
	if !second && !s.is(i, "first") || !s.is(i+1, "half") || !s.is(i+2, "of", "in") {
		return name{}, false
	}
	n, ok := s.monthName(s.the(i + 3))
	if !ok || n.recursOnly() || n.grain != query.Month {
		return name{}, false
	}
	return n.of(query.Day, func(from, to time.Time) (time.Time, time.Time) {
		if second {
			return from.AddDate(0, 0, lastOfFirstHalf), to
		}
		return from, from.AddDate(0, 0, lastOfFirstHalf-1)
	}), true
}

// firstDays reports whether the first weeks of a month are so many days from its
// first: several weeks are, while "the first week" is one of the calendar.
func firstDays(grain query.Grain, count int, of name) bool {
	return grain == query.Week && count > 1 && of.grain == query.Month
}
