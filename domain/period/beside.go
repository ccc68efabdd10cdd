package period

import (
	"fmt"
	"time"

	"github.com/lumenore/analytics-mcp-server/domain/query"
)

// besideName reads so many periods next to a day or a period that is named: "30 days
// after 2025-03-01", "the 2 weeks before May 2025", "within 7 days
// of 2025-03-01". What is named counts for none of them but with "of", which leads
// both ways.
func (s scan) besideName(i int) (name, bool) {
	at := s.skip(i, "first", "last")
	count, end, ok := s.number(at)
	if !ok {
		return name{}, false
	}
	u, _, end, ok := s.unit(end)
	if !ok || u.grain == query.Hour || tooMany(u, count) {
		return name{}, false
	}
	to, after := s.match(end, "immediately after", "directly after", "right after", "after", "following", "from")
	before, both := false, false
	if !after {
		to, before = s.match(end, "immediately before", "directly before", "leading up to", "up to and including", "before", "preceding", "prior to")
	}
	if !after && !before && s.is(i-1, "within") {
		to, both = s.match(end, "of", "around", "either side of", "on either side of")
	}
	if !after && !before && !both {
		return name{}, false
	}
	n, ok := s.plain(to)
	if !ok || n.recursOnly() || n.place != nil || n.bare && !both && s.is(end, "from") {
		return name{}, false
	}
	out := n.beside(u, count, before || both, after || both)
	out.assumption = join(n.assumption, fmt.Sprintf("'%s' is %s", s.phrase(i, out.end), Describe(out.from, out.to)))
	return out, true
}

// beside is the time of so many units next to a name, before it, after it, or on both
// sides with what is named between.
func (n name) beside(u unit, count int, before, after bool) name {
	back, on := moved(u, n.from, -count), moved(u, n.to, count)
	from, to := n.to.AddDate(0, 0, 1), on
	switch {
	case before && after:
		from = back
	case before:
		from, to = back, n.from.AddDate(0, 0, -1)
	}
	out := spanned(n.end, query.Day, from, to)
	out.relative = n.relative
	return out
}

// moved is the same day so many units later.
func moved(u unit, t time.Time, count int) time.Time {
	count *= u.times
	switch u.grain {
	case query.Week:
		return t.AddDate(0, 0, count*daysInWeek)
	case query.Month:
		return t.AddDate(0, count, 0)
	case query.Quarter:
		return t.AddDate(0, count*monthsInQuarter, 0)
	case query.Year:
		return t.AddDate(count, 0, 0)
	}
	return t.AddDate(0, 0, count)
}
