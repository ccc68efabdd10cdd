package question

import (
	"slices"
	"strings"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/query"
)

// noneOf reads "no delay", "without stops" of a number that can be 0 as a 0, and
// not as the rows of which nothing is known. Where some rows lack a value, a score
// or another level that a row has none of is missing: 0 is one of its marks. It
// reports whether it did.
func (g *reading) noneOf(column, span int) bool {
	c := g.column(column)
	if c.Role != domain.RoleMeasure || !c.Type.Numeric() || isZeroOne(c) || toFloat(c.Min) > 0 || toFloat(c.Max) <= 0 || g.periodsLack(span) {
		return false
	}
	zero := condition{column: column, op: query.Equal, ofRow: true, countOf: noColumn, orWith: noColumn, span: span}
	if c.NullShare == 0 { // nothing else can be meant where no row lacks a value
		g.conditions = append(g.conditions, zero)
		g.assume("no " + c.Name + " is read as 0")
		return true
	}
	if g.saysRecords() {
		return false
	}
	if said, known := natureSaid(c); known && said == Rate && !isDuration(c) && !lasts(c) {
		return false
	}
	g.conditions = append(g.conditions, zero)
	g.assume("no " + c.Name + " is read as 0; rows that lack a value are not among them")
	g.alternative("rows where " + c.Name + " is missing")
	return true
}

// periodsLack reports whether it may be days, months and their kind that are said to
// lack something: those without rows are not in the data. Of the rows' own things right
// before the denial, "calls without a break by month", it is they that lack it.
func (g *reading) periodsLack(denial int) bool {
	return g.namesPeriods() && !g.isThings(g.at(g.before(denial, isStop, isWhose, isHave, isWith, isIs, isMark)))
}

// saysRecords reports whether rows are spoken of as such. Where some rows lack a
// value, records without one are those, while a thing that has none has 0 of it.
func (g *reading) saysRecords() bool {
	return slices.ContainsFunc(g.spans, func(sp span) bool {
		return sp.first == isRows && slices.Contains([]string{"row", "record", "entry", "observation"}, g.stems.base(g.tokens[sp.to-1].text))
	})
}

// deniesQuantity reports whether a word for what is missing says "none" rather
// than that nothing is stated.
func deniesQuantity(text string) bool {
	return strings.HasSuffix(text, " no") || strings.HasSuffix(text, " any") || strings.HasPrefix(text, "without") || text == "no"
}

// periodLacks reports whether periods are asked for that have nothing of a number which
// each row holds: "which months had no complaints" are those whose rows come to 0.
func (g *reading) periodLacks(c condition) bool {
	if !c.null || c.negated || c.column == noColumn || !g.timelineWhich() {
		return false
	}
	col := g.column(c.column)
	return col.NullShare == 0 && leavesZero(col)
}
