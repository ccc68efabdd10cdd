package period

import (
	"strings"
	"time"

	"github.com/lumenore/analytics-mcp-server/domain/query"
)

// untilNamed reads a period or day by its name: "through June 2026", "until
// the end of 2026", "for Q1 2026", "2027", "in March of next year". Led by a
// word that bounds, it is all up to the name's end, else the name alone.
func (s scan) untilNamed() (horizon, bool) {
	at, through := s.match(0, "up to and including", "up until", "up to", "until", "till", "through", "thru", "to", "by the end of", "by")
	if !through {
		at = s.lead()
	}
	n, ok := s.named(at)
	if !ok || n.relative || n.recursOnly() || n.ambiguous && at == 0 {
		return horizon{}, false
	}
	if n, ok = s.coming(n); !ok {
		return horizon{}, false
	}
	if n.edge == startEdge {
		n = n.bound()
	}
	if !through {
		return s.itself(n, n.end), true
	}
	g := n.grain
	if g != query.Day && g != query.Week {
		g = query.Month
	}
	return s.until(n.to, g, n.end), true
}

// coming is a name at the first place that lies ahead; "next year" after it
// gives it that one.
func (s scan) coming(n name) (name, bool) {
	if !n.yearless() {
		return n, true
	}
	at := s.the(s.skip(n.end, "of", "in", ","))
	if s.is(at, "next", "following", "coming") && s.is(at+1, "year") {
		placed, ok := n.placedIn(s.later(unit{grain: query.Year, times: 1}, 1).from.Year())
		placed.end = at + 2
		return placed, ok
	}
	day := s.cal.begin(query.Day)
	if day.Day() == 2 && s.cal.DataFrom.Day() == 1 { // the first of a month may stand for all of it
		day = Next(query.Month, day)
	}
	return n.following(day)
}

// following is a yearless name at its first occurrence that ends by no earlier
// than the day.
func (n name) following(day time.Time) (name, bool) {
	for y := day.Year() - 1; y <= day.Year()+yearsTried; y++ {
		if p, ok := n.placedIn(y); ok && !p.to.Before(day) {
			return p, true
		}
	}
	return n, false
}

// nextNamed reads "next December", "the coming summer", "this coming Q3", "next
// Monday".
func (s scan) nextNamed() (horizon, bool) {
	at := s.skip(s.lead(), "this")
	if !s.is(at, "next", "coming", "upcoming", "following") {
		return horizon{}, false
	}
	n, ok := s.named(at + 1)
	if ok && n.recursOnly() && n.cycle.Part == query.DayOfWeek && len(n.cycle.Values) == 1 && !strings.HasSuffix(s.text(n.end-1), "days") {
		day := s.cal.begin(query.Day)
		day = day.AddDate(0, 0, (n.cycle.Values[0]-isoWeekday(day)+daysInWeek)%daysInWeek)
		return s.itself(whole(n.end, query.Day, day), n.end), true
	}
	if !ok || !n.yearless() || n.relative {
		return horizon{}, false
	}
	n, ok = s.coming(n)
	return s.itself(n, n.end), ok
}

// spanAhead reads "between March and May 2026", "from April to June", "March
// to May", "Jan-Dec 2026".
func (s scan) spanAhead() (horizon, bool) {
	at, b := s.lead(), none
	if e, ok := s.match(at, "from"); ok {
		at, b = e, from
	} else if e, ok := s.match(at, "between"); ok {
		at, b = e, between
	}
	p, ok := s.pair(at, b)
	apart := !p.joined && (b != none || p.second.yearless() && at == 0 && (p.first.ambiguous || p.second.ambiguous)) // the dash of "Jan-Dec" may have been dropped
	if !ok || apart || p.first.recursOnly() || p.first.relative || p.second.relative || p.bareYears && b == none {
		return horizon{}, false
	}
	x, y := p.first.bound(), p.second.bound()
	if x.yearless() && y.yearless() {
		if x, ok = s.coming(x); !ok {
			return horizon{}, false
		}
		y, ok = y.following(x.to)
	} else {
		x, y, ok = s.cal.lendYears(x, y)
	}
	if !ok || y.to.Before(x.from) {
		return horizon{}, false
	}
	x.to = y.to
	if finer(y.grain, x.grain) {
		x.grain = y.grain
	}
	return s.itself(x, p.end), true
}

// itself is a named period alone, and the periods up to its end.
func (s scan) itself(n name, end int) horizon {
	h := s.until(n.to, n.grain, end)
	h.From = n.from
	return h
}
