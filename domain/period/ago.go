package period

import (
	"strings"

	"github.com/lumenore/analytics-mcp-server/domain/query"
)

// beforeLastName reads "the month before last", "year before last".
func (s scan) beforeLastName(i int) (name, bool) {
	u, ok := unitNamed(s.text(i))
	end, hit := s.match(i+1, "before last")
	if !ok || !hit || u.plural || u.times > 1 || u.grain == query.Hour {
		return name{}, false
	}
	from, _ := s.cal.LastComplete(u.grain, 2)
	n := whole(end, u.grain, from)
	n.assumption = s.placed(i, end, n.from, n.to)
	return n, true
}

// lastCycleName reads "last December", "last summer", "this Q4", "last Monday".
func (s scan) lastCycleName(i int) (name, bool) {
	if !s.is(i, "last", "this", "past", "previous") {
		return name{}, false
	}
	var n name
	ok := false
	for _, read := range []func(int) (name, bool){s.monthName, s.quarterName, s.halfName, s.seasonName, s.weekdayName} {
		if n, ok = read(i + 1); ok {
			break
		}
	}
	if !ok || !n.yearless() && !n.recursOnly() {
		return name{}, false
	}
	end := n.end
	if n.recursOnly() {
		n, ok = s.lastWeekday(n), !strings.HasSuffix(s.text(i+1), "days") && !s.is(i, "this")
	} else if s.is(i, "this") {
		n, ok = n.latest(s.cal.LastDay())
	} else {
		n, ok = n.latestComplete(s.cal.Anchor(query.Day).AddDate(0, 0, -1))
	}
	if !ok {
		return name{}, false
	}
	n.end, n.cycle, n.ambiguous, n.weak = end, nil, false, false
	n.assumption = s.placed(i, end, n.from, n.to)
	return n, true
}

// lastWeekday is the latest such day, or run of days, before the anchor.
func (s scan) lastWeekday(n name) name {
	values := n.cycle.Values
	to := s.cal.Anchor(query.Day).AddDate(0, 0, -1)
	for isoWeekday(to) != values[len(values)-1] {
		to = to.AddDate(0, 0, -1)
	}
	return spanned(n.end, query.Day, to.AddDate(0, 0, 1-len(values)), to)
}

// agoName reads "3 months ago", "a year ago".
func (s scan) agoName(i int) (name, bool) {
	n, at, ok := s.number(i)
	if !ok && s.is(i, "a", "an") {
		n, at, ok = 1, i+1, true
	}
	u, known := unitNamed(s.text(at))
	if !ok || !known || !s.is(at+1, "ago") || tooMany(u, n) || u.grain == query.Hour {
		return name{}, false
	}
	out := whole(at+2, u.grain, Add(u.grain, s.cal.LastDay(), -n*u.times))
	out.relative = true
	out.assumption = s.placed(i, at+2, out.from, out.to)
	return out, true
}

// toDateName reads "year to date", "YTD", "MTD", "QTD", "WTD".
func (s scan) toDateName(i int) (name, bool) {
	var g query.Grain
	end := i + 1
	switch s.text(i) {
	case "ytd":
		g = query.Year
	case "qtd":
		g = query.Quarter
	case "mtd":
		g = query.Month
	case "wtd":
		g = query.Week
	default:
		at, fronted := s.match(i, "so far this", "so far in this", "so far in the current")
		u, ok := unitNamed(s.text(at))
		e, hit := s.match(at+1, "to date", "so far")
		if fronted {
			e, hit = at+1, true
		}
		if !ok || !hit || u.plural || u.times > 1 || rank(u.grain) < rank(query.Week) {
			return name{}, false
		}
		g, end = u.grain, e
	}
	day := s.cal.LastDay()
	n := spanned(end, g, StartOf(g, day), day)
	n.relative = true
	n.assumption = s.placed(i, end, n.from, n.to)
	return n, true
}
