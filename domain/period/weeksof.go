package period

import (
	"fmt"
	"time"

	"github.com/lumenore/analytics-mcp-server/domain/query"
)

// lastWeeks are the last weeks of what ends on a day: the last one that is whole
// in it, as its first is; several of a month are so many days to its last.
func lastWeeks(count int, of name, to time.Time) (time.Time, time.Time) {
	if firstDays(query.Week, count, of) {
		return to.AddDate(0, 0, 1-count*daysInWeek), to
	}
	end := EndOf(query.Week, to)
	if end.After(to) {
		end = end.AddDate(0, 0, -daysInWeek)
	}
	return end.AddDate(0, 0, 1-count*daysInWeek), end
}

// wholeWeeks says which weeks of a month or a year are taken: people also mean
// the seven days that it begins or ends with.
func (s scan) wholeWeeks(i, end int, last bool, count int) string {
	which := "first"
	if last {
		which = "last"
	}
	said := s.phrase(i, end)
	sentence := fmt.Sprintf("'%s' counts whole weeks in it, Monday to Sunday", said)
	if count == 1 && s.is(i, "first", "last") {
		sentence += fmt.Sprintf("; for its %s seven days ask for the %s 7 days of it", which, which)
	}
	return sentence
}
