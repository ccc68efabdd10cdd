package question

import (
	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/query"
)

// readComparisons reads conditions on numbers: "budget over 100M", "at least 2
// fireplaces", "between 10 and 20 orders", "more than 3 orders", "4 cylinders".
func (g *reading) readComparisons() error {
	for i := 0; i < len(g.spans); i++ {
		switch g.spans[i].role {
		case isCompare:
			if err := g.comparisonAt(i); err != nil {
				return err
			}
		case isBetween:
			g.betweenAt(i)
		case isLoss:
			g.lossAt(i)
		case isPeriod:
			g.numbersInPeriod(i)
		case isNumber:
			if !g.rangeAt(i) {
				g.plainNumberAt(i)
			}
		case isHave, isWith:
			g.havingSome(i)
		case isColumn:
			g.yesBefore(i)
			if g.spans[i].role == isColumn {
				g.andSome(i)
			}
		case isUnknown:
			g.signAt(i)
		}
	}
	return g.settlePercents()
}

func (g *reading) comparisonAt(i int) error {
	op := query.CompareOp(g.spans[i].word)
	n := g.after(i, isA, isStop, isAll, isOf, isMark, isIs)
	if sp := g.at(n); sp.role == isPeriod && sp.to == sp.from+1 && g.tokens[sp.from].number { // "year is at least 2008"
		g.spans[n].role, g.spans[n].number = isNumber, g.tokens[sp.from].value
	}
	if left := g.before(i, isIs, isStop, isAll); g.at(n).role == isColumn && g.numeric(g.spans[n]) && g.at(left).role == isColumn && g.numeric(g.spans[left]) {
		c := condition{op: op, column: g.numericColumn(g.spans[left]), against: g.numericColumn(g.spans[n]) + 1, countOf: noColumn, orWith: noColumn, span: i}
		g.conditions = append(g.conditions, c)
		g.done(left, i, n)
		return nil
	}
	if g.thanAggregateAt(i) || g.thanDateAt(i, n) {
		return nil
	}
	if k := g.after(n, isOf, isStop); g.at(n).role == isColumn && g.numeric(g.spans[n]) && g.at(k).role == isNumber && g.tokens[g.spans[k].from].number { // "below age 30"
		c := condition{op: op, column: g.numericColumn(g.spans[n]), value: g.spans[k].number, ofRow: true, countOf: noColumn, orWith: noColumn, span: i}
		g.usedColumn(n, c.column)
		g.skipUnit(g.after(k))
		g.conditions = append(g.conditions, c)
		g.done(i, n, k)
		return nil
	}
	if g.at(n).role != isNumber { // "20 or more", "100 and above"
		if b := g.before(i, isMark); g.at(b).role == isNumber {
			n = b
		} else {
			return nil
		}
	}
	c := condition{op: op, value: g.spans[n].number, countOf: noColumn, orWith: noColumn, span: i}
	return g.subject(c, min(i, n), max(i, n), i, n)
}

// subject finds what a comparison with a number is about, left or right of it,
// and records the condition.
func (g *reading) subject(c condition, from, to int, used ...int) error {
	left, measuredBy := g.leftOf(from)
	right := g.after(to, isOf, isStop, isAll, isIn)
	next := g.after(to, isStop, isAll)
	if g.clausesApart(to, right) { // "a fee of more than 46 among all drops"
		right, next = len(g.spans), len(g.spans)
	}
	if g.boundsRate(c, from, to, used...) {
		return nil
	}
	near := g.at(left).role == isColumn && g.numeric(g.spans[left]) && !g.groupedAt(left) && !g.boundsNext(left, from, right) &&
		(left == from-1 || measuredBy || !g.countable(next) || g.at(from-1).role == isIs)
	switch {
	case g.nextWord(to, "times"): // "who ordered more than 3 times"
		return g.countCondition(c, len(g.spans), used...)
	case near:
		if err := g.compareNumber(&c, left, left); err != nil {
			return err
		}
		c.ofRow = c.ofRow || measuredBy || g.saidOfRows(left)
	case g.countSaid(left): // "branches with a number of different genres above 5"
		for k := left - 1; k >= 0 && among(g.spans[k].role, []role{isStop, isDistinct, isCount, isA}); k-- {
			g.done(k)
		}
		return g.countCondition(c, left, used...)
	case g.countsIn(left): // near SQL: "having count(distinct customer) > 5"
		for k := left - 1; k >= 0 && among(g.spans[k].role, []role{isMark, isStop, isDistinct, isCount}); k-- {
			g.done(k)
		}
		return g.countCondition(c, left, used...)
	case g.at(left).role == isCount || g.at(left).role == isAggregate && g.countable(right):
		return g.countCondition(c, right, used...)
	case g.countsState(right):
		return g.boundsState(c, right, used...)
	case g.at(right).role == isColumn && g.numeric(g.spans[right]) && !g.comparedItself(right):
		if err := g.compareNumber(&c, right, from); err != nil {
			return err
		}
	case g.countable(right):
		return g.countCondition(c, right, used...)
	case g.boundsCount(from, to):
		g.ownBound = true
		return g.countCondition(c, len(g.spans), used...)
	default:
		return g.compareUnsaid(c, from, to, used...)
	}
	return g.record(c, from, to, used...)
}

// compareUnsaid records a comparison beside which nothing is named that it could be
// about, of what is meant then; a comparison of nothing is refused.
func (g *reading) compareUnsaid(c condition, from, to int, used ...int) error {
	if f := g.unclearComparison(c.span); f != nil {
		return f
	}
	col, ok := g.onlyLength(to)
	if !ok {
		col, ok = g.unsaidSubject(&c, from)
	}
	if !ok {
		return g.comparedNothing(c)
	}
	c.column = col
	return g.record(c, from, to, used...)
}

// record records the comparison of a number, with what stands behind it.
func (g *reading) record(c condition, from, to int, used ...int) error {
	if f := g.behindNumber(&c, to); f != nil {
		return f
	}
	c.ofRow = c.ofRow || g.lengthOfOne(c, from) || g.saidOfTheRows(c, from) || c.column != noColumn && g.sideOf(from) != noSide
	c = g.turned(c)
	g.conditions = append(g.conditions, c)
	g.done(used...)
	return nil
}

// leftOf is the span before a comparison that it can be about, and whether "by"
// led there from a measure's own verb.
func (g *reading) leftOf(from int) (left int, measuredBy bool) {
	left = g.before(from, isIs, isStop, isAll, isHave, isA, isMark, isWhose, isOf)
	if g.at(left).role == isFor && left > 0 && isVerb(g.tokens[g.spans[left].from-1].text) { // "sold for more than 500"
		left--
	}
	if measuredBy = g.measuredBy(left, from); measuredBy {
		g.spans[left].role, g.spans[left].first = isStop, isStop
		left = g.before(left, isStop)
	}
	if k := g.beyondValues(left); g.at(from-1).role == isIs && k != left { // "the demand for toys was above 600"
		left = k
	}
	return left, measuredBy
}

// compareNumber makes the number named at a span what a comparison is about, with
// the aggregate that stands before another.
func (g *reading) compareNumber(c *condition, at, aggregateAt int) error {
	if f := g.ambiguousNumber(at); f != nil {
		return f
	}
	c.column = g.numericColumn(g.spans[at])
	c.aggregate = g.aggregateBefore(aggregateAt)
	g.usedColumn(at, c.column)
	g.done(at)
	return nil
}

// unsaidSubject is the column that a comparison is about where none is named
// beside it.
func (g *reading) unsaidSubject(c *condition, from int) (int, bool) {
	if col, ok := g.comparedByAdjective(c.span); ok {
		return col, true
	}
	if col, ok := g.madeMoney(from); ok {
		return col, true
	}
	if col, ok := g.ageOfPersons(*c, from); ok {
		c.ofRow = true
		return col, true
	}
	if col, ok := g.onlyMeasure(); ok {
		return col, true
	}
	return g.countsColumn()
}

// countsIn reports whether a span is what a count in brackets is of.
func (g *reading) countsIn(i int) bool {
	if k := g.before(i, isMark, isDistinct); k < i-1 && g.countable(i) {
		return k >= 0 && (g.spans[k].role == isCount || g.spans[k+1].role == isDistinct) && g.tokens[g.spans[k].to].text == "("
	}
	return false
}

// beyondValues is the number that a span and the values before it restrict: "the
// total demand for toys in Reno"; the span itself where there is none.
func (g *reading) beyondValues(i int) int {
	k := i
	for among(g.at(k).role, []role{isValue, isPart}) {
		k = g.before(k, isFor, isIn, isOf, isStop, isLogic)
	}
	if sp := g.at(k); sp.role == isColumn && g.numeric(sp) {
		return k
	}
	return i
}

// ambiguousNumber settles a word that names several numbers by the other words
// of their names ("the away team scored" is about the away score), and refuses
// what stays open: a condition on the wrong one would go unseen.
func (g *reading) ambiguousNumber(i int) error {
	var refs []columnRef
	var cols []int
	for _, r := range g.spans[i].columns {
		if c := g.column(r.column); c.Type.Numeric() && c.Role == domain.RoleMeasure {
			refs, cols = append(refs, r), append(cols, r.column)
		}
	}
	if len(refs) < 2 || g.hasTotal(refs) {
		return nil
	}
	if k, ok := g.bySharedWord(cols); ok {
		g.spans[i].columns = []columnRef{{column: k, quality: headOfName, how: "part of the name"}}
		return nil
	}
	return g.ambiguousMeasure(i, refs)
}

func (g *reading) numeric(sp span) bool {
	for _, r := range sp.columns {
		if c := g.column(r.column); c.Type.Numeric() && c.Role != domain.RoleIdentifier {
			return true
		}
	}
	return false
}

func (g *reading) numericColumn(sp span) int {
	for _, r := range sp.columns {
		if c := g.column(r.column); c.Type.Numeric() && c.Role == domain.RoleMeasure {
			return r.column
		}
	}
	for _, r := range sp.columns {
		if g.column(r.column).Type.Numeric() {
			return r.column
		}
	}
	return sp.columns[0].column
}

// groupedAt reports whether the span is what the rows are grouped by.
func (g *reading) groupedAt(i int) bool { return g.at(g.before(i, isStop, isAll)).role == isGroup }

// aggregateBefore takes the aggregate said directly before a span, if any.
func (g *reading) aggregateBefore(i int) string {
	b := g.before(i, isOf, isStop, isAll)
	if g.at(b).role == isMark && b > 0 && g.tokens[g.spans[b].from].text == "(" { // near SQL: "having sum(profit) > 5"
		b--
	}
	if g.at(b).role != isAggregate {
		return ""
	}
	word := g.spans[b].word
	g.done(b)
	return word
}

func (g *reading) usedColumn(i, column int) {
	sp := g.spans[i]
	for _, r := range sp.columns {
		if r.column == column {
			g.matched(sp, g.column(column).Name, r.how)
		}
	}
}
