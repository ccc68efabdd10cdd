package question

import "github.com/lumenore/analytics-mcp-server/domain"

// rankedNoun reads a superlative before a quantity and the things that are ranked
// by it: "the 5 lowest satisfaction doctors", "highest margin product", "top 3
// profit regions". The things are what is listed, the quantity is their order.
func (g *reading) rankedNoun(i int) bool {
	sp := g.spans[i]
	if len(sp.columns) > 0 || len(g.head) > 0 || g.timelineWhich() || g.linkedBefore(i) || g.endOfOrder(sp.from) != 0 && sp.role != isTop {
		return false
	}
	n := g.after(i, isStop, isAll, isNumber)
	m := n + 1
	if !g.rankable(n) || !g.rankedBy(n, m) {
		return false
	}
	count := g.howManyRanked(i, n)
	if count == 0 {
		count = defaultTop
		if g.singular(g.spans[m]) {
			count = 1
		}
	}
	col := g.numericColumn(g.spans[n])
	g.usedColumn(n, col)
	g.superlative(sp.word == "desc", count, orderWish{columns: []columnRef{{column: col, quality: wholeName}}})
	g.addHead(m)
	g.done(i, n)
	return true
}

// rankable reports whether a span names a quantity by which things are ranked.
func (g *reading) rankable(n int) bool {
	sp := g.at(n)
	return sp.role == isColumn && g.numeric(sp) && g.column(g.numericColumn(sp)).Role == domain.RoleMeasure
}

// rankedBy reports whether things stand right behind a quantity that are no
// quantity and no time themselves.
func (g *reading) rankedBy(n, m int) bool {
	sp := g.at(m)
	if sp.role != isColumn || sp.from != g.spans[n].to || g.numeric(sp) {
		return false
	}
	c := g.column(g.groupColumn(sp))
	return c.Role == domain.RoleDimension || c.Role == domain.RoleIdentifier
}

// howManyRanked is the number of things that are asked for, before the
// superlative or behind it; 0: not said.
func (g *reading) howManyRanked(i, n int) int {
	if g.spans[i].number > 0 {
		return int(g.spans[i].number)
	}
	for _, k := range []int{g.before(i, isStop), g.before(n, isStop, isAll)} {
		if sp := g.at(k); sp.role == isNumber && sp.number >= 1 {
			g.done(k)
			return int(sp.number)
		}
	}
	return 0
}
