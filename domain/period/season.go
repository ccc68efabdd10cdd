package period

import (
	"fmt"
	"time"

	"github.com/lumenore/analytics-mcp-server/domain/query"
)

// monthsInSeason is the length of a meteorological season.
const monthsInSeason = 3

// seasonName reads "summer of 2016", "winter 2016", "the summer". The words
// "fall" and "spring" mean other things too, and count only beside a year or a
// preposition.
func (s scan) seasonName(i int) (name, bool) {
	first, ok := seasonStart(s.text(i))
	if !ok || i == 0 && s.verb {
		return name{}, false
	}
	n := season(first, i+1)
	n.ambiguous = s.is(i, "fall", "spring", "winter")
	n.weak = true
	if n.ambiguous && s.is(i+1, "in") { // "why did sales fall in 2025"
		return name{}, false
	}
	if n.ambiguous && s.is(i+1, "of") { // "the fall of sales"
		if _, ok := s.yearAfter(i + 1); !ok {
			return name{}, false
		}
	}
	yearless := n
	n, ok = s.within(n)
	if ok && yearless.place != nil && n.place == nil {
		note := fmt.Sprintf("'%s' is %s", s.phrase(i, n.end), Describe(n.from, n.to))
		n.assumption = join(n.assumption, note)
	}
	return n, ok
}

func seasonStart(t string) (time.Month, bool) {
	switch t {
	case "spring":
		return time.March, true
	case "summer":
		return time.June, true
	case "autumn", "fall":
		return time.September, true
	case "winter":
		return time.December, true
	default:
		return 0, false
	}
}

func season(first time.Month, end int) name {
	cycle := &Recurring{Part: query.MonthOf}
	for k := range monthsInSeason {
		cycle.Values = append(cycle.Values, (int(first)+k-1)%monthsInYear+1)
	}
	return name{end: end, grain: query.Month, cycle: cycle, place: func(year int) (time.Time, time.Time, bool) {
		from := date(year, first, 1)
		return from, Add(query.Month, from, monthsInSeason).AddDate(0, 0, -1), isYear(year)
	}}
}

// fallsAt reports whether a token is the verb: "why did sales fall in 2025", but
// not "did sales rise in the fall of 2025".
func fallsAt(tokens []string, i int) bool {
	if i == 0 || tokens[i] != "fall" && tokens[i] != "spring" {
		return false
	}
	switch tokens[i-1] {
	case "in", "the", "this", "last", "next", "during", "of", "for", "since", "until", "by", "every", "each", "a", "from", "and", "vs", "versus", "with", ",":
		return false
	case "to":
		return true
	}
	for _, t := range tokens[max(0, i-cueReach):i] {
		switch t {
		case "do", "does", "did", "didn", "will", "would", "could", "should", "might", "why":
			return true
		}
	}
	return false
}
