package question

import (
	"slices"

	"github.com/lumenore/analytics-mcp-server/domain"
)

// countPieces reads "how many croissants", "total chairs", where a column holds
// how many pieces a row stands for, as pieces: each row that sells chairs may
// sell several. It reports whether the words at i lead to such a value.
func (g *reading) countPieces(i int) bool {
	pieces := g.quantityColumn()
	n := g.valueAfter(i)
	if pieces == noColumn || n == noColumn || !g.namesGoods(n) {
		return false
	}
	if k := g.amountDone(n); k != noColumn { // "how many chairs were returned", by their own column
		pieces = g.numericColumn(g.spans[k])
		g.done(k)
	}
	g.plan.Measures = append(g.plan.Measures, g.measure("sum", pieces))
	g.assume("'" + g.words(g.spans[n]) + "' are counted by " + g.column(pieces).Name)
	g.alternative("number of rows")
	g.done(i)
	return true
}

// averagesPieces reports whether an average is asked for of how many pieces there
// are of a value: over the rows it would be none of a day or a customer.
func (g *reading) averagesPieces(i int) bool {
	n := g.valueAfter(i)
	return g.quantityColumn() != noColumn && n != noColumn && g.namesGoods(n)
}

// amountDone is the span of the whole number that tells what was done with the
// value at n: "chairs returned" of a column "Returned"; noColumn where there is
// none.
func (g *reading) amountDone(n int) int {
	k := g.after(n, isStop, isIs, isHave)
	sp := g.at(k)
	if sp.role != isColumn || sp.columns[0].quality < wholeName || !isParticiple(g.tokens[sp.to-1].text) || !g.numeric(sp) {
		return noColumn
	}
	if c := g.column(g.numericColumn(sp)); c.Type != domain.Integer || NatureOf(c) != Amount {
		return noColumn
	}
	return k
}

// valueAfter is the span of the value that follows the words at i and that no
// noun of its own follows: "how many chairs", not "how many chair orders".
func (g *reading) valueAfter(i int) int {
	n := i + 1
	for n < len(g.spans) && among(g.spans[n].first, []role{isStop, isAll, isOf, isA}) {
		n++
	}
	if !among(g.at(n).first, []role{isValue, isPart}) || !g.wasFilter(n) {
		return noColumn
	}
	last := n
	for k := n + 1; k < len(g.spans) && among(g.spans[k].first, []role{isValue, isPart, isLogic}); k++ {
		last = k
	}
	switch next := g.at(last + 1); next.first {
	case isRows, isUnknown, isShare, isCount:
		return noColumn
	case isColumn:
		if g.amountDone(last) == noColumn && !g.onlyTimes(next) && next.columns[0].how != "the amount of money" && next.columns[0].how != whenItHappened {
			return noColumn
		}
	}
	return n
}

// namesGoods reports whether a value names things of which there can be several
// pieces: its column is one of goods, or it is said in the plural and its column
// is one of their kinds.
func (g *reading) namesGoods(n int) bool {
	sp := g.spans[n]
	t := g.tokens[sp.to-1]
	base := g.stems.base(t.text)
	for _, c := range g.conditions {
		if c.span > n || c.last < n && c.span != n || c.column == noColumn || c.negated {
			continue
		}
		col := g.column(c.column)
		if col.Type != domain.String || personNoun(base) || g.saysYes(span{columns: []columnRef{{column: c.column}}}) {
			return false
		}
		name := g.stems.bases(words(col.Name))
		return slices.ContainsFunc(name, isGoods) || base != t.text && t.raw == t.text && slices.ContainsFunc(name, isKindOfGoods)
	}
	return false
}

// isGoods reports whether a noun is a general one for what is made, sold or kept.
func isGoods(w string) bool {
	switch w {
	case "product", "item", "article", "goods", "sku", "material", "merchandise", "ware", "part", "component", "dish":
		return true
	}
	return false
}

// isKindOfGoods reports whether a noun is one by which goods are sorted.
func isKindOfGoods(w string) bool {
	switch w {
	case "category", "subcategory", "kind", "type", "brand", "model", "variety", "line", "range":
		return true
	}
	return false
}
