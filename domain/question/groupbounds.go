package question

import (
	"slices"
	"strings"

	"github.com/lumenore/analytics-mcp-server/domain/query"
)

// ratedAt is a rate that the question names, and the span that its words end at.
type ratedAt struct {
	span    int
	from    int // where they begin, if that is kept: 0 else
	measure Measure
	amount  bool // and no part of a whole, whose bounds are in percent
}

// boundsRate takes a bound on a rate that is named before it: "doctors with a
// no-show rate above 15%". A number above 1 is one in percent.
func (g *reading) boundsRate(c condition, from, to int, used ...int) bool {
	k := from - 1
	for k >= 0 && among(g.spans[k].first, []role{isIs, isOf, isHave, isA}) {
		k--
	}
	behind := g.beyond(to, 1, []role{isOf})
	at := slices.IndexFunc(g.rates, func(r ratedAt) bool { return r.span == k || r.from > 0 && r.from == behind })
	if at < 0 || k < 0 {
		return false
	}
	if g.rates[at].amount {
		g.boundMeasure(c, at, used)
		return true
	}
	if last := g.tokens[g.spans[to].to-1].raw; strings.HasSuffix(last, "%") || g.nextWord(to, "percent") {
		if g.nextWord(to, "percent") {
			g.done(to + 1)
		}
		c.value, c.upper = c.value/100, c.upper/100
	} else if c.value > 1 || c.upper > 1 {
		c.value, c.upper = c.value/100, c.upper/100
		g.assume("the bound on the " + g.rates[at].measure.Name + " is read as one in percent")
	}
	g.boundMeasure(c, at, used)
	return true
}

// boundMeasure takes a bound on one of the rates named.
func (g *reading) boundMeasure(c condition, rate int, used []int) {
	c.column, c.aggregate, c.bounded = noColumn, "rate", &g.rates[rate].measure
	g.conditions = append(g.conditions, c)
	g.done(used...)
}

// stateCounted is what "more than 3 rejected invoices" and "more than 100
// no-shows" count: the rows in a state, or the things behind it; false where no
// state of the rows stands behind the number.
func (g *reading) stateCounted(n int) (state condition, things int, ok bool) {
	sp := g.at(n)
	state = condition{positive: true, countOf: noColumn, orWith: noColumn, span: n}
	things = g.after(n, isStop)
	next := g.at(things)
	switch {
	case sp.role == isValue && len(sp.values) == 1:
		state.column, state.values = g.indexOf(sp.values[0].Column), []string{sp.values[0].Text}
	case sp.role == isColumn && len(sp.columns) > 0:
		yes, is := g.affirmative(g.column(sp.columns[0].column))
		if !is {
			return state, 0, false
		}
		state.column, state.values = sp.columns[0].column, []string{yes}
	default:
		return state, 0, false
	}
	switch {
	case g.isThings(next):
		return state, things, true
	case among(next.role, []role{isColumn, isUnknown, isValue, isPart, isLogic, isShare}),
		g.namesGoodsOf(state.column) && g.quantityColumn() != noColumn: // rows of laptops are not how many laptops
		return state, 0, false
	}
	return state, noColumn, true
}

// countsState reports whether a state of rows that can be counted stands at a span.
func (g *reading) countsState(n int) bool {
	_, _, ok := g.stateCounted(n)
	return ok
}

// namesGoodsOf reports whether a column holds what is made, sold or kept.
func (g *reading) namesGoodsOf(col int) bool {
	return slices.ContainsFunc(g.stems.bases(words(g.column(col).Name)), func(w string) bool { return isGoods(w) || isKindOfGoods(w) })
}

// boundsState takes a bound on how many rows of a group are in a state.
func (g *reading) boundsState(c condition, n int, used ...int) error {
	state, things, _ := g.stateCounted(n)
	c.column, c.aggregate, c.state = noColumn, "count", &state
	if things != noColumn {
		c.countOf = g.keyOfSpan(g.spans[things])
		g.done(things)
	}
	g.usedColumn(n, state.column)
	g.done(n)
	g.conditions = append(g.conditions, c)
	g.done(used...)
	return nil
}

// boundsCount reports whether a bound without a noun, "only services with more
// than 30", is on the number of what the question counts.
func (g *reading) boundsCount(from, to int) bool {
	next := g.at(g.after(to, isStop))
	if !among(g.at(g.before(from, isStop)).role, []role{isWith, isHave}) || !among(next.role, []role{isMark, isPeriod, isIn, isLogic, isFor, isGroup}) {
		return false
	}
	counts := false
	for _, sp := range g.spans {
		if sp.first == isColumn && g.numeric(sp) || among(sp.first, []role{isAggregate, isShare, isRatio}) {
			return false
		}
		counts = counts || sp.first == isCount || sp.first == isRows || sp.first == isColumn && isKey(g.column(sp.columns[0].column).Name)
	}
	return counts
}

// boundedMeasure is what a bound on groups is on.
func (g *reading) boundedMeasure(c condition) Measure {
	switch {
	case c.bounded != nil:
		return *c.bounded
	case c.aggregate == "count" || c.column == noColumn:
		of := c.countOf
		if g.ownBound && of == noColumn {
			of = g.countOf
		}
		m := g.countMeasureOf(of, false)
		agg, ok := m.Expr.(query.Aggregate)
		if c.state == nil || !ok {
			return m
		}
		return restricted(m, agg, []Filter{g.rowFilter(*c.state)})
	case c.aggregate == "":
		return g.measure(g.defaultAggregate(c.column), c.column)
	}
	return g.measure(c.aggregate, c.column)
}
