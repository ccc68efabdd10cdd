package question

import (
	"strings"

	"github.com/lumenore/analytics-mcp-server/domain"
)

// countsColumn is the measure that says how many things each row stands for, in
// a table that was counted up before: its name says just that.
func (g *reading) countsColumn() (int, bool) {
	for i, c := range g.in.Dataset.Columns {
		if c.Role != domain.RoleMeasure || c.Type != domain.Integer {
			continue
		}
		switch fold(c.Name) {
		case "count", "counts", "n", "freq", "frequency", "headcount", "num", "cnt", "tally":
			return i, true
		}
	}
	return 0, false
}

// holdsCount reports whether a column's name says that it holds how many there
// are of something: "number_of_rooms".
func holdsCount(c domain.Column) bool {
	if isKey(c.Name) {
		return false
	}
	for _, w := range words(c.Name) {
		switch w {
		case "number", "num", "no", "nr", "count", "qty", "quantity":
			return true
		}
	}
	return false
}

// addUpHowMany notes a column of which "how many" are asked for by its unit, "how
// many km did we drive": units add up, even of what is else a level of each row.
func (g *reading) addUpHowMany(count, unit span, col int) {
	c := g.column(col)
	if !strings.Contains(fold(g.words(count)), "many") || NatureOf(c) == Amount || c.Distinct <= maxGroupNumbers {
		return
	}
	w := g.stems.base(g.tokens[unit.to-1].text)
	if _, time := seconds(w); time || len(unitNames(w)) > 0 || len(unit.columns) > 0 && unit.columns[0].how == "its unit" {
		g.howMany = append(g.howMany, col)
	}
}

// addUpThings notes a column of how many things each row has of which the number is
// asked for, "the total number of beds by division": their average is no number of them.
func (g *reading) addUpThings(count span, col int) {
	if c := g.column(col); g.saysCount(count) && NatureOf(c) != Amount && HoldsThings(c) {
		g.howMany = append(g.howMany, col)
	}
}

// HoldsThings reports whether a column holds how many things each row has, or one thing
// can hold, and no step of a scale: "Beds", "Rooms", "Seats".
func HoldsThings(c domain.Column) bool {
	n, said := natureSaid(c)
	return c.Type == domain.Integer && thingsIn(c.Name) != "" && !(said && n == Rate) && !levelName(c)
}

// saysRows reports whether the question speaks of rows as such.
func (g *reading) saysRows() bool {
	for _, t := range g.tokens {
		switch t.text {
		case "rows", "records", "entries", "observations", "row", "record":
			return true
		}
	}
	return false
}

// rowsPer is the span that names the rows after a span, where they are said to
// be so many per something; noColumn where it is not so.
func (g *reading) rowsPer(i int) int {
	n := g.after(i, isOf, isA, isAll)
	sp := g.at(n)
	named := sp.role == isColumn && g.isThings(sp) && g.namesRows(sp.columns[0].column)
	if sp.to == 0 || sp.role != isRows && !named && !(sp.role == isStop && sp.to == sp.from+1 && g.isRowsAt(sp.from)) || g.singular(sp) {
		return noColumn
	}
	if w := g.tokenAfter(n); w == "per" || w == "each" || w == "a" || w == "every" {
		return n
	}
	return noColumn
}

// isRowsAt reports whether a token speaks of rows as such, in the plural.
func (g *reading) isRowsAt(t int) bool {
	switch g.tokens[t].text {
	case "rows", "records", "entries", "observations":
		return true
	}
	return false
}

// moreOf reads "are there more men or women" as both, side by side.
func (g *reading) moreOf(i int) bool {
	switch fold(g.words(g.spans[i])) {
	case "more", "fewer", "less", "higher", "lower", "greater", "bigger", "larger", "smaller", "better", "worse":
	default:
		return false
	}
	or := false
	if g.spans[i].role == isStop { // of two periods
		return false
	}
	for _, t := range g.tokens {
		or = or || t.text == "or" || t.text == "than"
	}
	for _, c := range g.conditions {
		if or && len(unique(c.values)) > 1 && !c.negated && len(c.parts) == 0 && c.span > i {
			if isComparative(fold(g.words(g.spans[i]))) && !g.numbersAhead(-1) {
				return false // higher in what?
			}
			g.versus = true
			g.counting = g.counting || !isComparative(fold(g.words(g.spans[i]))) && !g.numbersAhead(i)
			g.done(i)
			return true
		}
	}
	return false
}

// numbersAhead reports whether a quantity is named after a span.
func (g *reading) numbersAhead(i int) bool {
	for k := i + 1; k < len(g.spans); k++ {
		if g.spans[k].role == isColumn && g.numeric(g.spans[k]) {
			return true
		}
	}
	return false
}

// comparesTwo reports whether a comparative sets two values against each other
// instead of comparing with a number: "is rent higher in Oslo or in Bergen", "how
// much higher is it in Oslo than in Bergen".
func (g *reading) comparesTwo(i int) bool {
	if !among(g.spans[i].role, []role{isCompare, isUnknown}) || !isComparative(fold(g.words(g.spans[i]))) || !g.comparesNothing(i) {
		return false
	}
	values := 0
	for k := i + 1; k < len(g.spans); k++ {
		switch sp := g.spans[k]; {
		case among(sp.role, []role{isValue, isPart}):
			values++
		case values > 0 && values < 2 && (sp.word == "or" && sp.role == isLogic || g.words(sp) == "than"):
			return among(g.at(g.after(k, isIn, isOf, isStop, isFor, isA, isColumn, isIs)).role, []role{isValue, isPart})
		}
	}
	return false
}

func (g *reading) comparativeBefore(i int) bool {
	for k := 0; k < i; k++ {
		if g.spans[k].role == isSuper && isComparative(fold(g.words(g.spans[k]))) {
			return true
		}
	}
	return false
}

func isComparative(w string) bool {
	switch w {
	case "higher", "lower", "greater", "bigger", "larger", "smaller", "better", "worse":
		return true
	}
	return false
}
