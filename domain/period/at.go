package period

import (
	"fmt"
	"time"

	"github.com/lumenore/analytics-mcp-server/domain/query"
)

// longest is the reading that takes the most tokens; of equals, the one with
// the plainer preposition.
func (s scan) longest(bare bool) (Found, bool) {
	var best Found
	for _, p := range s.prepositions() {
		for _, read := range []func(preposition) (reading, bool){s.spanAfter, s.listAfter, s.nameAfter, s.dateSoFar} {
			f, ok := read(p)
			if !ok || f.Tokens <= best.Tokens || !bare && p.bend == none && f.bareYears {
				continue
			}
			if f.bareYears && f.Kind != Cycle {
				f.Weak = f.Weak || !p.firm
			}
			best = f.Found
		}
	}
	return best, best.Tokens > 0
}

// reading is a Found and what decides whether it is taken.
type reading struct {
	Found
	bareYears bool // only numbers name it
}

// found closes a reading: it counts its tokens and holds it against a calendar
// of years.
func (s scan) found(f Found, end int) (reading, bool) {
	f.Tokens = s.tokens(end)
	f.Phrase = s.phrase(0, end)
	if f.Tokens == 0 || !f.placed() {
		return reading{}, false
	}
	if s.cal.Years {
		for _, p := range append(f.Parts, f.Period()) {
			if !p.From.IsZero() && !p.From.Equal(StartOf(query.Year, p.From)) || !p.To.IsZero() && !p.To.Equal(EndOf(query.Year, p.To)) {
				return reading{}, false
			}
		}
		if f.Recurring != nil {
			return reading{}, false
		}
		f.Grain = query.Year
	}
	return reading{Found: f}, true
}

// placed reports whether the ends that are set have years of four digits: a
// Calendar without Now counts from nowhere.
func (f Found) placed() bool {
	known := func(t time.Time) bool { return t.Year() >= 1000 && t.Year() <= 9999 }
	return (f.Kind != Span && f.Kind != Since || known(f.From)) && (f.Kind != Span && f.Kind != Until || known(f.To))
}

// closed is a placed name as a span.
func (n name) closed() Found {
	return Found{Kind: Span, From: n.from, To: n.to, Grain: n.grain, Assumption: n.assumption, Count: n.count,
		Relative: n.relative, Weak: n.weak}
}

// nameAfter reads one name after a preposition.
func (s scan) nameAfter(p preposition) (reading, bool) {
	n, ok := s.named(p.end)
	if !ok || !s.allowed(n, p) {
		return reading{}, false
	}
	kind, end, open := s.opens(n.end)
	if _, another := s.named(end); open && another { // "after 2013 or before 2008": the words lead to another period
		end, open = n.end, false
	}
	b := p.bend
	switch {
	case open && kind == Since && b != before && b != until:
		b = since
	case open && kind == Until && b != since && b != after:
		b = until
	case open:
		return reading{}, false
	}
	f, ok := s.bent(n, b)
	if !ok {
		return reading{}, false
	}
	if p.firm || p.bend == every || p.text == "on" {
		f.Weak = false
	}
	r, ok := s.found(f, end)
	r.bareYears = n.bare && !open
	return r, ok
}

// allowed reports whether a name may stand after the preposition.
func (s scan) allowed(n name, p preposition) bool {
	switch {
	case n.bare && (p.loose || s.goesOn(n.end)):
		return false
	case n.ambiguous && n.recursOnly():
		return p.bend == every || p.text == "on"
	case n.ambiguous:
		return p.bend != none
	default:
		return true
	}
}

// goesOn reports whether a number goes on as a range of quantities: "2000 to
// 5000".
func (s scan) goesOn(i int) bool {
	at := s.skip(i, "to", "-", "through", "and")
	if at == i || !isDigits(s.text(at)) {
		return false
	}
	_, _, ok := yearNumber(s.text(at))
	return !ok
}

// bent is a name after its preposition.
func (s scan) bent(n name, b bend) (Found, bool) {
	switch b {
	case none, inside:
		return s.settle(n)
	case every:
		f := Found{Kind: Cycle, Recurring: n.cycle, Grain: n.grain}
		return f, n.cycle != nil
	case between:
		return Found{}, false
	case byTheEdge:
		if n.edge == noEdge {
			return Found{}, false
		}
		b = until
	case from:
		if n.relative && n.edge == noEdge {
			return s.settle(n)
		}
	}
	if n.recursOnly() {
		return Found{}, false
	}
	return s.open(n.bound(), b)
}

// open is a name with one end open.
func (s scan) open(n name, b bend) (Found, bool) {
	yearless := n.yearless()
	n, ok := n.latest(s.cal.LastDay())
	if !ok {
		return Found{}, false
	}
	f := n.closed()
	f.Weak = false
	if yearless {
		f.Assumption = join(f.Assumption, noYear(s.phrase(0, n.end), "the latest one is taken, "+Describe(n.from, n.to)))
	}
	day := 24 * time.Hour
	switch b {
	case from, since:
		f.Kind, f.To = Since, time.Time{}
		if b == from {
			f.Assumption = join(f.Assumption, fmt.Sprintf("'%s' is read as %s and later", s.phrase(0, n.end), f.From.Format(time.DateOnly)))
		}
	case after:
		f.Kind, f.From, f.To = Since, f.To.Add(day), time.Time{}
	case until:
		f.Kind, f.From = Until, time.Time{}
	default:
		f.Kind, f.To, f.From = Until, f.From.Add(-day), time.Time{}
	}
	return f, true
}

// settle places a name by itself: one without a year is the one that the data
// hold, or a condition where they hold several.
func (s scan) settle(n name) (Found, bool) {
	c, said := s.cal, s.phrase(0, n.end)
	if n.recursOnly() {
		return Found{Kind: Cycle, Recurring: n.cycle, Grain: n.grain, Weak: n.weak}, true
	}
	if !n.yearless() {
		return n.closed(), true
	}
	held := c.occurrences(n)
	if len(held) == 1 {
		f := held[0].closed()
		f.Assumption = join(f.Assumption, noYear(said, "the data hold "+Describe(f.From, f.To)+" only"))
		return f, true
	}
	if n.cycle != nil && (len(held) > 1 || c.DataThrough.IsZero()) {
		return Found{Kind: Cycle, Recurring: n.cycle, Grain: n.grain, Weak: n.weak,
			Assumption: join(n.assumption, noYear(said, everyYear))}, true
	}
	placed, ok := n.latest(c.LastDay())
	if !ok {
		placed, ok = n.placedIn(c.LastDay().Year())
	}
	f := placed.closed()
	f.Assumption = join(f.Assumption, noYear(said, "the latest one is taken, "+Describe(f.From, f.To)))
	return f, ok
}

// everyYear is how a name without a year is placed that the data hold often.
const everyYear = "that of every year is taken"

// noYear notes how a phrase without a year was placed.
func noYear(said, placed string) string { return fmt.Sprintf("'%s' has no year: %s", said, placed) }

// dateSoFar reads "to date", "so far", "until now" and "of all time".
func (s scan) dateSoFar(p preposition) (reading, bool) {
	if p.bend == none || p.text == "of" || p.text == "over" || p.text == "for" {
		if end, ok := s.match(s.the(p.end), "all time", "all times", "all years", "all the years", "whole period", "entire period"); ok {
			return s.found(Found{Kind: AllTime, Grain: query.Year}, end)
		}
	}
	end, ok := s.match(p.end, "to date", "so far")
	if p.bend == until {
		end, ok = s.match(p.end, "now", "today", "the present", "present")
	}
	if !ok || p.bend != none && p.bend != until {
		return reading{}, false
	}
	return s.found(Found{Kind: Until, To: s.cal.LastDay(), Grain: query.Day, Relative: true}, end)
}
