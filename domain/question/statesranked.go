package question

import (
	"slices"

	"github.com/lumenore/analytics-mcp-server/domain/query"
)

// rankByState reads "most damaged wagon type" and "most rejected channel" as what has
// the most rows in the state that stands between: the rows are counted, and those
// without it neither split nor measured. What has the fewest is counted over all
// rows, since a thing may have none.
func (g *reading) rankByState(i int) bool {
	sp := g.spans[i]
	if !slices.Contains([]string{"most", "least", "fewest"}, fold(g.words(sp))) {
		return false
	}
	if !g.tableAsked() || len(sp.columns) > 0 || len(g.head) > 0 || sp.to != sp.from+1 {
		return false
	}
	s := g.at(i + 1)
	thing := g.at(i + 2)
	if thing.role != isColumn || g.numeric(thing) || !g.groupable(thing) || isKey(g.column(thing.columns[0].column).Name) {
		return false
	}
	k := slices.IndexFunc(g.conditions, func(c condition) bool { return c.span == i+1 && len(c.values) > 0 && !c.negated })
	switch {
	case s.role == isColumn && g.saysYes(s) && s.columns[0].column != thing.columns[0].column:
		g.conditions = append(g.conditions, g.stateSaid(i+1, true))
		k = len(g.conditions) - 1
		g.usedColumn(i+1, s.columns[0].column)
	case among(s.first, []role{isValue, isPart}) && k >= 0 && !g.namesGoodsOf(g.conditions[k].column):
	default:
		return false
	}
	count := defaultTop
	if g.singular(thing) {
		count = 1
	}
	f := g.rowFilter(g.conditions[k])
	if desc := sp.word == "desc"; desc {
		g.counting = true
	} else if m := g.countMeasureOf(noColumn, false); m.Expr != nil {
		agg, ok := m.Expr.(query.Aggregate)
		if !ok {
			return false
		}
		m = restricted(m, agg, []Filter{f})
		m.Name = "Count where " + f.Text
		g.addMeasureOnce(m)
		g.conditions = slices.Delete(g.conditions, k, k+1)
	}
	g.assume("rows where " + f.Text + " are counted")
	g.alternative("the share of rows where " + f.Text)
	g.addHead(i + 2)
	g.superlative(sp.word == "desc", count, orderWish{count: true})
	g.done(i, i+1, i+2)
	return true
}

// fewestInState reads "the fewest failed deliveries" as a count over all rows: what has
// none of them has the fewest, and would be left out with the rows in another state.
func (g *reading) fewestInState(i, n int) bool {
	if !g.tableAsked() || len(g.head) == 0 {
		return false
	}
	in := func(c condition) bool {
		return c.span > i && c.span <= n && len(c.values) > 0 && !c.negated && c.column != noColumn && c.inTime == nil && !c.alternative
	}
	k := slices.IndexFunc(g.conditions, in)
	if k < 0 || slices.ContainsFunc(g.conditions[k+1:], in) || g.namesGoodsOf(g.conditions[k].column) || containsInt(g.head, g.conditions[k].column) {
		return false
	}
	m := g.countMeasureOf(g.keyOfSpan(g.at(n)), false)
	agg, ok := m.Expr.(query.Aggregate)
	if !ok {
		return false
	}
	f := g.rowFilter(g.conditions[k])
	m = restricted(m, agg, []Filter{f})
	m.Name = "Count where " + f.Text
	g.addMeasureOnce(m)
	g.conditions = slices.Delete(g.conditions, k, k+1)
	g.superlative(false, 1, orderWish{measure: m.Name})
	g.done(n)
	return true
}

// ranksByOther gives a superlative of size the quantity that the question ranks by:
// "the biggest 3 homes by rent" are those with the highest rent, whatever column
// "biggest" would be about by itself.
func (g *reading) ranksByOther(i, n int) {
	sp := &g.spans[i]
	by := g.after(n, isStop)
	k := g.after(by, isStop, isAll)
	if !slices.ContainsFunc(g.tokens[sp.from:sp.to], func(t token) bool { return isSize(t.text) }) ||
		g.at(by).role != isGroup || g.tokens[g.spans[by].from].text != "by" || !g.rankable(k) || !g.closesRanking(k+1) {
		return
	}
	col := g.numericColumn(g.spans[k])
	sp.columns = []columnRef{{column: col, quality: wholeName}}
	g.usedColumn(k, col)
	g.done(by, k)
}

// closesRanking reports whether what a ranking is by ends before a span.
func (g *reading) closesRanking(k int) bool {
	return k >= len(g.spans) || among(g.spans[k].role, []role{isStop, isMark, isFor, isIn, isWith, isWhose, isPeriod})
}

// isSize reports whether a superlative compares things by how big they are, in
// whatever they are measured.
func isSize(w string) bool {
	switch w {
	case "biggest", "largest", "greatest", "smallest":
		return true
	}
	return false
}
