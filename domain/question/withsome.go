package question

import (
	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/query"
)

// withSome reads what things are said to come with, "trips with a toll", of a number
// that is 0 for those without as a number above 0, whatever else is asked of them. It
// reports whether it did. Without an article, "list trips with toll" shows the number;
// behind a figure of the things, "average load of trips with toll", it is a condition.
func (g *reading) withSome(i, n int, article bool) bool {
	sp := g.spans[n]
	if g.spans[i].role != isWith || !g.numeric(sp) {
		return false
	}
	things := g.before(i, isStop)
	if !g.saysThings(things) || !article && !g.figureOf(things) || !g.saidAlone(n) {
		return false
	}
	return g.hadSome(i, n, things)
}

// sharedSome reads what those of a share had, "what percentage of parcels had damaged
// items", as with does.
func (g *reading) sharedSome(i, n int) bool {
	s, sp := g.sharing, g.spans[n]
	return s != nil && !s.amount && g.sideOf(n) != noSide && g.numeric(sp) && g.saidAlone(n) && g.hadSome(i, n, i)
}

// andSome reads a further number that things come with, "trips with a driver and a
// toll", as a condition of its own.
func (g *reading) andSome(n int) {
	if n == 0 || g.at(n-1).first != isA || g.at(g.before(n, isStop, isA)).first != isLogic || !g.withBefore(n) || !g.numeric(g.at(n)) || !g.saidAlone(n) {
		return
	}
	if things := g.conditionSubject(n); things != noColumn && g.saysThings(things) && g.hadSome(n-1, n, things) {
		g.usedColumn(n, g.preferTotal(g.spans[n].columns))
		g.done(n)
	}
}

// hadSome records that things have some of the number at a span, where it is one that
// can be 0.
func (g *reading) hadSome(i, n, things int) bool {
	sp := g.spans[n]
	col := g.preferTotal(sp.columns)
	if c := g.column(col); len(sp.columns) > 1 && !g.hasTotal(sp.columns) || !leavesZero(c) || isZeroOne(c) {
		return false
	}
	had := condition{column: col, op: query.Greater, ofRow: g.saysRowsAt(things) || g.sideOf(n) != noSide, countOf: noColumn, orWith: noColumn, span: n}
	g.conditions = append(g.conditions, had)
	g.assume("'" + g.words(g.spans[i]) + " " + g.words(sp) + "' is read as " + g.column(col).Name + " above 0")
	return true
}

// saysThings reports whether a span names things that can have something: the rows,
// what a key numbers, or several of what else the rows are of.
func (g *reading) saysThings(i int) bool {
	sp := g.at(i)
	if g.isThings(sp) {
		return true
	}
	return sp.role == isColumn && !g.numeric(sp) && !g.singular(sp) && !g.groupedAt(i) && !g.column(sp.columns[0].column).Type.Temporal() && !g.saysYes(sp)
}

// leavesZero reports whether a number is an amount of which a row may have none,
// written as 0.
func leavesZero(c domain.Column) bool {
	return c.Role == domain.RoleMeasure && c.Type.Numeric() && c.Min != nil && toFloat(c.Min) == 0 && toFloat(c.Max) > 0
}

// figureOf reports whether a figure is asked of the things at a span: "the average
// load of trips", "share of trips".
func (g *reading) figureOf(things int) bool {
	b := g.beyond(things, -1, []role{isStop, isAll, isA})
	if b < 0 || g.spans[b].first != isOf && g.spans[b].first != isFor && g.spans[b].first != isShare && g.spans[b].first != isCount {
		return false
	}
	for _, sp := range g.spans[:b+1] {
		if among(sp.first, []role{isAggregate, isShare, isCount, isRatio}) {
			return true
		}
	}
	return false
}

// saidAlone reports whether nothing behind a number says more of it than that it is
// there: a bound, a rate of it, another number that it is compared with.
func (g *reading) saidAlone(n int) bool {
	k := g.after(n, isIs, isWhose)
	switch g.text(g.spans[n].to) {
	case "rate", "rates", "ratio", "share", "percentage", "percent", "%", "per", "of":
		return false
	}
	return !among(g.at(k).role, []role{isCompare, isBetween, isNumber, isColumn, isUnknown, isShare, isSuper, isRatio}) || g.isThings(g.at(k))
}

// saysRowsAt reports whether a span names the rows themselves, or the things of which
// only some are looked at: "by region for orders with a discount".
func (g *reading) saysRowsAt(i int) bool {
	sp := g.at(i)
	if b := g.before(i, isStop, isAll); g.isThings(sp) && b >= 0 && among(g.spans[b].first, []role{isFor, isOf}) {
		return true
	}
	return sp.role == isRows || g.isThings(sp) && g.namesRows(sp.columns[0].column)
}
