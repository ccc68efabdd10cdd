package period

import (
	"slices"
	"time"

	"github.com/lumenore/analytics-mcp-server/domain/query"
)

// spanAfter reads two names that bound a span: "from … to …", "between … and
// …", "2016-2018", "January through March 2023", "March 5 to 12, 2024".
func (s scan) spanAfter(p preposition) (reading, bool) {
	b, at := p.bend, p.end
	if b == inside { // "for the period from … to …"
		if end, ok := s.match(at, "from"); ok {
			b, at = from, end
		} else if end, ok := s.match(at, "between"); ok {
			b, at = between, end
		}
	}
	if b != none && b != inside && b != from && b != between && b != since {
		return reading{}, false
	}
	r, ok := s.pair(at, b)
	if !ok || r.bareYears && p.loose || !r.joined && p.bend == none && r.first.ambiguous && r.second.ambiguous {
		return reading{}, false
	}
	f, ok := s.spanning(r.first.bound(), r.second.bound())
	if !ok {
		return reading{}, false
	}
	out, ok := s.found(f, r.end)
	out.bareYears = false // a range of them needs no preposition
	if r.bareYears {
		out.Weak = !(p.firm && b == inside)
	}
	return out, ok
}

// pair is two names that bound a span.
type pair struct {
	first, second name
	end           int
	bareYears     bool
	joined        bool // a word or dash stands between them
}

func (s scan) pair(i int, b bend) (pair, bool) {
	if p, ok := s.dayPair(i, b); ok {
		return p, true
	}
	x, ok := s.named(i)
	if !ok {
		return pair{}, false
	}
	at, joined := s.joiner(x.end, b)
	if !joined && (b == between || !x.yearless() && !x.recursOnly()) {
		return pair{}, false
	}
	y, ok := s.named(at)
	if !ok && joined && (b == from || b == since || b == between) {
		y, ok = s.nowName(at)
	}
	if !ok || !joined && (y.grain != x.grain || !y.yearless() && x.recursOnly() || x.grain == query.Day && !x.recursOnly()) {
		return pair{}, false
	}
	if x.recursOnly() != y.recursOnly() {
		return pair{}, false
	}
	return pair{first: x, second: y, end: y.end, bareYears: x.bare && y.bare, joined: joined}, true
}

// joiner reads the word between the ends. A dash may have been dropped
// inside "Jan-Mar", so that the two names stand side by side.
func (s scan) joiner(i int, b bend) (end int, ok bool) {
	if b == between {
		return s.match(i, "and", "&", "to", "-", "until", "through")
	}
	end, ok = s.match(i, "up to", "to", "through to", "through", "thru", "until", "till", "-")
	if !ok && b == from {
		return s.match(i, "and")
	}
	return end, ok
}

// nowName reads the end of "from 2015 to now".
func (s scan) nowName(i int) (name, bool) {
	i = s.the(i)
	if !s.is(i, "now", "present", "date", "current", "currently") {
		return name{}, false
	}
	day := s.cal.LastDay()
	n := spanned(i+1, query.Day, day, day)
	n.relative = true
	return n, true
}

// dayPair reads days of one month: "March 5 to 12, 2024", "5-12 March 2024",
// "between the 5th and 12th of March".
func (s scan) dayPair(i int, b bend) (pair, bool) {
	if day := dayNumber(s.text(s.the(i))); day > 0 {
		at, ok := s.joiner(s.the(i)+1, b)
		if !ok {
			return pair{}, false
		}
		y, ok := s.monthName(s.the(at))
		if !ok || y.grain != query.Day || dayNumber(s.text(s.the(at))) == 0 {
			return pair{}, false
		}
		return pair{first: y.onDay(day), second: y, end: y.end}, true
	}
	m, _, ok := monthNamed(s.text(i))
	day := dayNumber(s.text(s.the(i + 1)))
	if !ok || day == 0 {
		return pair{}, false
	}
	at, ok := s.joiner(s.the(i+1)+1, b)
	last := dayNumber(s.text(s.the(at)))
	if !ok || last < day {
		return pair{}, false
	}
	y, ok := s.day(m, last, s.the(at)+1)
	if !ok {
		return pair{}, false
	}
	return pair{first: y.onDay(day), second: y, end: y.end}, true
}

// onDay is the same month on another day.
func (n name) onDay(day int) name {
	return n.of(query.Day, func(at, _ time.Time) (time.Time, time.Time) {
		d := date(at.Year(), at.Month(), day)
		return d, d
	})
}

// spanning is the span from one name to another. A name without a year takes
// the other's; where neither has one, the span recurs, or is the latest.
func (s scan) spanning(x, y name) (Found, bool) {
	c := s.cal
	if x.cycle != nil && y.cycle != nil && x.cycle.Part == y.cycle.Part && c.recurs(x) {
		f := Found{Kind: Cycle, Grain: x.grain, Recurring: x.cycle.through(y.cycle)}
		if !x.recursOnly() {
			f.Assumption = noYear(s.phrase(0, y.end), everyYear)
		}
		return f, true
	}
	if x.recursOnly() || y.recursOnly() {
		return Found{}, false
	}
	guessed, end := x.yearless() && y.yearless(), y.end
	x, y, ok := c.lendYears(x, y)
	if !ok {
		return Found{}, false
	}
	if y.to.Before(x.from) {
		x, y = y, x
	}
	f := Found{Kind: Span, From: x.from, To: y.to, Grain: x.grain, Relative: x.relative || y.relative,
		Assumption: x.assumption}
	if y.assumption != x.assumption {
		f.Assumption = join(f.Assumption, y.assumption)
	}
	if finer(y.grain, x.grain) {
		f.Grain = y.grain
	}
	if guessed {
		f.Assumption = join(f.Assumption, noYear(s.phrase(0, end), "the latest one is taken, "+Describe(f.From, f.To)))
	}
	return f, !f.To.Before(f.From)
}

// lendYears places both names: one without a year takes the year that puts it
// next to the other, the first before the second.
func (c Calendar) lendYears(x, y name) (name, name, bool) {
	ok, also := true, true
	switch {
	case x.yearless() && y.yearless():
		if y, ok = y.latest(c.LastDay()); !ok {
			return x, y, false
		}
		x, ok = x.latest(y.from)
	case x.yearless():
		x, ok = x.latest(y.to)
	case y.yearless():
		p, fits := y.placedIn(x.from.Year())
		if !fits || p.to.Before(x.from) {
			p, also = y.placedIn(x.from.Year() + 1)
		}
		y = p
	}
	return x, y, ok && also
}

// recurs reports whether a name without a year stands for several spans.
func (c Calendar) recurs(n name) bool {
	return n.recursOnly() || c.DataThrough.IsZero() || len(c.occurrences(n)) > 1
}

// through is the condition from one value to another, around the year or week
// if need be: November to February is 11, 12, 1, 2.
func (r *Recurring) through(other *Recurring) *Recurring {
	cycle := monthsInYear
	switch r.Part {
	case query.DayOfWeek:
		cycle = daysInWeek
	case query.QuarterOf:
		cycle = monthsInYear / monthsInQuarter
	case query.WeekOf:
		cycle = 53
	}
	out := &Recurring{Part: r.Part}
	last := other.Values[len(other.Values)-1]
	for v := r.Values[0]; len(out.Values) < cycle; v = v%cycle + 1 {
		out.Values = append(out.Values, v)
		if v == last {
			break
		}
	}
	return out
}

// and is the condition that either holds.
func (r *Recurring) and(other *Recurring) *Recurring {
	out := &Recurring{Part: r.Part, Values: append(slices.Clone(r.Values), other.Values...)}
	slices.Sort(out.Values)
	out.Values = slices.Compact(out.Values)
	return out
}
