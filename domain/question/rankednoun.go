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
	if g.rowsThemselves(m) {
		g.picked, g.rowsNamed = true, true
	} else {
		g.splitEach(m)
		g.addHead(m)
	}
	g.superlative(sp.word == "desc", count, orderWish{columns: []columnRef{{column: col, quality: wholeName}}})
	g.done(i, n, m)
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
	if sp.role == isRows && sp.from == g.spans[n].to {
		return g.plain() && !g.counting
	}
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

// rowsThemselves reports whether what is ranked are the rows, by their name or by
// a key of each.
func (g *reading) rowsThemselves(m int) bool {
	if g.spans[m].role == isRows {
		return true
	}
	k := g.groupColumn(g.spans[m])
	return isKey(g.column(k).Name) && g.namesRows(k) && g.plain() && !g.counting
}

// splitEach takes "by region" behind the one thing that is asked for as one of
// each region: "highest profit product by region".
func (g *reading) splitEach(m int) {
	by := g.after(m, isStop)
	k := g.after(by, isStop, isAll)
	if g.at(by).role != isGroup || !g.singular(g.spans[m]) || g.at(k).role != isColumn || g.numeric(g.at(k)) {
		return
	}
	if col := g.groupColumn(g.spans[k]); g.column(col).Role == domain.RoleDimension {
		g.eachOf = append(g.eachOf, col)
	}
}
