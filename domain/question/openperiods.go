package question

import (
	"time"

	"github.com/lumenore/analytics-mcp-server/domain/period"
)

// hull widens a span of days to one that is named beside it. A zero time is an
// open end, which nothing reaches beyond.
func hull(from, to time.Time, f period.Found) (time.Time, time.Time) {
	if f.From.IsZero() || !from.IsZero() && f.From.Before(from) {
		from = f.From
	}
	if f.To.IsZero() || !to.IsZero() && f.To.After(to) {
		to = f.To
	}
	return from, to
}

// apart reports whether two spans lead away from one another: "before 2023 and
// after 2024". No row lies in both, but members may have rows in each.
func apart(spans []period.Found) bool {
	if len(spans) != 2 {
		return false
	}
	a, b := spans[0], spans[1]
	if !a.From.IsZero() {
		a, b = b, a
	}
	return a.From.IsZero() && !a.To.IsZero() && b.To.IsZero() && !b.From.IsZero() && b.From.After(a.To)
}

// inEachApart keeps the members that have rows in each of two such spans, where
// members are listed that can have: persons and kinds, and no orders. Else the
// rows of both are taken together.
func (g *reading) inEachApart() {
	if len(g.inEither) == 0 || len(g.inBoth) > 0 {
		return
	}
	thing := g.listed()
	if thing == noColumn || g.counting || !g.which && !g.listing || isKey(g.column(thing).Name) && !g.numbersPersons(thing) || g.namesRows(thing) {
		g.assume("the rows " + g.inEither[0].Phrase + " and those " + g.inEither[1].Phrase + " are taken together")
		return
	}
	g.inBoth = g.inEither
	g.inEach(thing, g.inBoth)
}

// numbersPersons reports whether a column is a key of persons.
func (g *reading) numbersPersons(col int) bool {
	for _, w := range g.stems.bases(words(g.column(col).Name)) {
		if personNoun(w) {
			return true
		}
	}
	return false
}
