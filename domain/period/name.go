package period

import (
	"time"

	"github.com/lumenore/analytics-mcp-server/domain/query"
)

// name is a period as it is named, before a preposition bends it or a
// neighbour lends it a year.
type name struct {
	end      int         // index of the word after it
	grain    query.Grain // natural grain
	from, to time.Time   // where it lies; zero while it lacks a year
	// place puts a name without a year into one; nil where it has a year.
	// It fails for a day that the year lacks.
	place func(year int) (from, to time.Time, ok bool)
	// cycle is what the name without a year means as a condition; nil for days.
	cycle      *Recurring
	relative   bool   // counts from now or the data's end
	ambiguous  bool   // "may", "dec": only a period in the right company
	bare       bool   // a number that may be something else than a year
	weak       bool   // see Found
	edge       edge   // "end of 2024" bounds a span at a point
	count      int    // n of "last n months"
	assumption string // see Found
}

// edge is the end of a name that "beginning of" or "end of" points at.
type edge int

const (
	noEdge edge = iota
	startEdge
	endEdge
)

// bound is the name as an end of a span: of "the end of 2024" only its day.
func (n name) bound() name {
	cut := func(from, to time.Time) (time.Time, time.Time) { return from, from }
	switch n.edge {
	case noEdge:
		return n
	case endEdge:
		cut = func(from, to time.Time) (time.Time, time.Time) { return to, to }
	}
	out := n.of(query.Day, cut)
	out.assumption = ""
	return out
}

func (n name) yearless() bool { return n.place != nil }

// recursOnly reports whether the name has no place at all, as days of the week.
func (n name) recursOnly() bool { return n.place == nil && n.cycle != nil }

// spanned is a name with a place.
func spanned(end int, g query.Grain, from, to time.Time) name {
	return name{end: end, grain: g, from: from, to: to}
}

// whole is the period of the grain that holds t, as a name.
func whole(end int, g query.Grain, t time.Time) name {
	return spanned(end, g, StartOf(g, t), EndOf(g, t))
}

// named reads the longest name at i, an article before it included.
func (s scan) named(i int) (name, bool) {
	if i < 0 || i >= len(s.names) {
		return s.longestName(i)
	}
	at := &s.names[i]
	if !at.known {
		at.name, at.ok = s.longestName(i)
		at.known = true
	}
	return at.name, at.ok
}

func (s scan) longestName(i int) (name, bool) {
	start := s.the(i)
	var best name
	found := false
	for _, read := range []func(int) (name, bool){
		s.dateName, s.monthName, s.quarterName, s.halfName, s.weekName, s.yearName, s.decadeName, s.fiscalName,
		s.seasonName, s.weekdayName, s.relativeName, s.agoName, s.toDateName, s.partName, s.halfMonthName, s.stretchName, s.lengthEndingName, s.besideName,
	} {
		if n, ok := read(start); ok && n.end > start && (!found || n.end > best.end) {
			best, found = n, true
		}
	}
	return best, found
}

// within gives a yearless name the year that follows it, if one does; it fails
// where that year lacks it: 29 February 2023, week 53 of 2021.
func (s scan) within(n name) (name, bool) {
	y, ok := s.yearAfter(n.end)
	if !ok || n.place == nil {
		return n, true
	}
	from, to, ok := n.place(y.year)
	if !ok {
		return n, false
	}
	n.from, n.to, n.end = from, to, y.end
	n.place, n.cycle, n.ambiguous, n.weak = nil, nil, false, false
	n.relative, n.assumption = y.relative, y.assumption
	return n, true
}

// placedIn is the name in a year, if the year has it.
func (n name) placedIn(year int) (name, bool) {
	if n.place == nil {
		return n, !n.from.IsZero()
	}
	from, to, ok := n.place(year)
	if !ok {
		return n, false
	}
	n.from, n.to, n.place, n.cycle = from, to, nil, nil
	return n, true
}

// yearsTried is how many years back a day such as 29 February is looked for:
// eight lie between two of them around a century that has none.
const yearsTried = 8

// latest is the name at its last occurrence that begins by the day.
func (n name) latest(by time.Time) (name, bool) {
	if n.place == nil {
		return n, !n.from.IsZero()
	}
	for y := by.Year(); y >= by.Year()-yearsTried; y-- {
		if p, ok := n.placedIn(y); ok && !p.from.After(by) {
			return p, true
		}
	}
	return n, false
}

// latestComplete is the same for the last occurrence that has ended by the day.
func (n name) latestComplete(by time.Time) (name, bool) {
	if n.place == nil {
		return n, !n.from.IsZero()
	}
	for y := by.Year(); y >= by.Year()-yearsTried; y-- {
		if p, ok := n.placedIn(y); ok && !p.to.After(by) {
			return p, true
		}
	}
	return n, false
}

// occurrences are the places of a yearless name that the data touch.
func (c Calendar) occurrences(n name) []name {
	through := c.through()
	if c.DataFrom.IsZero() || through.IsZero() {
		return nil
	}
	var out []name
	for y := c.DataFrom.Year() - 1; y <= through.Year(); y++ {
		if p, ok := n.placedIn(y); ok && !p.to.Before(c.DataFrom) && !p.from.After(through) {
			out = append(out, p)
		}
	}
	return out
}
