package question

import (
	"slices"
	"strings"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/query"
)

// saysCount reports whether the words of a span ask for a number: "how many
// different", but not "distinct".
func (g *reading) saysCount(sp span) bool {
	text := fold(g.words(sp))
	return strings.Contains(text, "many") || strings.Contains(text, "number") || strings.Contains(text, "count")
}

// conditionalCounts reads several counts in one question, each with conditions
// of its own: "the number of tickets and the number of urgent tickets". The
// conditions between one count and the next restrict that count alone.
func (g *reading) conditionalCounts() {
	if len(g.counts) < 2 {
		g.counts = nil
		return
	}
	m := g.countMeasure()
	agg, ok := m.Expr.(query.Aggregate)
	if !ok {
		g.counts = nil
		return
	}
	kept := g.conditions[:0:0]
	parts := make([][]Filter, len(g.counts))
	for _, c := range g.conditions {
		k := g.countBefore(c.span)
		if k < 0 || c.aggregate != "" || c.orWith != noColumn {
			kept = append(kept, c)
			continue
		}
		parts[k] = append(parts[k], g.rowFilter(c))
	}
	for k := range g.counts {
		g.plan.Measures = append(g.plan.Measures, restricted(m, agg, parts[k]))
	}
	g.conditions = kept
}

// countBefore is the last count that stands before a span; -1 where none does.
func (g *reading) countBefore(span int) int {
	last := -1
	for k, at := range g.counts {
		if at < span {
			last = k
		}
	}
	return last
}

func restricted(m Measure, agg query.Aggregate, filters []Filter) Measure {
	if len(filters) == 0 {
		return m
	}
	var all query.And
	var shown []string
	for _, f := range filters {
		all.Terms = append(all.Terms, f.Expr)
		shown = append(shown, f.Text)
	}
	agg.Where = all
	text := strings.Join(shown, " and ")
	m.Name, m.Label, m.Expr = m.Name+" where "+text, m.Label+" where "+text, agg
	return m
}

// countAt reads "how many", "number of", "unique" and what is counted.
func (g *reading) countAt(w *outputs, i int) {
	sp := g.spans[i]
	distinct := sp.role == isDistinct
	if !distinct && len(w.pending) > 0 && g.averagesPieces(i) { // "average number of chairs per order"
		g.unordered = w.pending[0].aggregate
		w.pending = nil
	}
	if !distinct && !w.grouping && g.countPieces(i) {
		return
	}
	n := g.after(i, isStop, isAll, isOf, isA, isMark)
	for g.at(n).role == isDistinct || g.at(n).role == isCount {
		distinct = distinct || g.at(n).role == isDistinct
		g.done(n)
		n = g.after(n, isStop, isAll, isOf, isA, isMark)
	}
	n = g.pastMembers(n)
	next := g.at(n)
	g.done(i)
	if next.role == isColumn && !distinct && n > i+1 && next.columns[0].how == "the amount of money" && isVerb(g.tokens[next.from].text) && g.wasFilter(n-1) { // "how many bookcases sold"
		g.done(n)
		next = span{role: isMark}
	}
	if other := g.at(n + 1); next.role == isRows && other.role == isColumn && !g.numeric(other) && distinct { // "different store locations"
		g.done(n)
		n, next = n+1, other
	}
	if next.role == isColumn && !distinct && !w.grouping && g.countYes(n) {
		g.counts = append(g.counts, i)
		return
	}
	if next.role == isColumn && !distinct && g.holdsCounts(w, sp, n) {
		return
	}
	w.grouping = false
	if distinct && sp.role == isDistinct && !g.saysCount(sp) && (g.listing && next.role == isColumn || (g.which || g.listing) && len(g.head) > 0) {
		return
	}
	if k := len(g.bare) - 1; k >= 0 && g.bare[k].span == i-1 && next.role != isColumn && next.role != isRows && !g.numeric(span{columns: g.bare[k].columns}) {
		g.countOf = g.groupColumn(span{columns: g.bare[k].columns}) // "customer count by region"
		g.bare = g.bare[:k]
	}
	g.counting = true
	if !g.repeatedInOrder(i) {
		g.counts = append(g.counts, i)
	}
	if next.role == isRows {
		g.searchesCount(sp)
		if k := g.keyOf(next.word); k != noColumn && !g.namesRows(k) {
			g.countOf = k
		}
	}
	if next.role == isColumn {
		g.countOfColumn(n, distinct)
	}
	for k := range w.pending { // "average number of orders per customer"
		w.pending[k].columns = nil
		g.measures = append(g.measures, w.pending[k])
	}
	w.pending = nil
}

// holdsCounts takes a column that holds the number of what is counted: "number of
// rooms". After "by" the column comes next and is grouped by.
func (g *reading) holdsCounts(w *outputs, counted span, n int) bool {
	next := g.at(n)
	col, ok := g.countColumn(next)
	if !ok || g.levels(next, col) || !g.holdsNumber(next, col) && !g.countsNoun(next, col) {
		return false
	}
	if w.grouping {
		return true
	}
	g.bare = append(g.bare, named{columns: []columnRef{{col, next.columns[0].quality, next.columns[0].how}}, span: n})
	g.addUpHowMany(counted, next, col)
	g.addUpThings(counted, col)
	g.applyPending(w, n, col)
	g.usedColumn(n, col)
	g.done(n)
	return true
}

// countOfColumn counts the members of a named column, or the periods of one of
// times.
func (g *reading) countOfColumn(n int, distinct bool) {
	sp := g.spans[n]
	col := g.groupColumn(sp)
	if k := g.keyOf(g.words(sp)); k != noColumn {
		col = k
	} else if !distinct && g.countNumber(n) {
		return
	}
	if distinct || g.column(col).Role != domain.RoleTime {
		g.countOf, g.distinct = col, distinct
		g.usedColumn(n, col)
		g.done(n)
		g.countedBeside(n, distinct)
		return
	}
	if grain := grainNamed(g.stems.base(g.tokens[sp.to-1].text)); grain != "" && col == g.timeColumn() && sp.to == sp.from+1 { // "how many months" of a column "month"
		g.countTime = grain
		g.done(n)
	}
}

// grainNamed is the grain that a noun in its singular names; empty: none.
func grainNamed(w string) query.Grain {
	switch grain := query.Grain(w); grain {
	case query.Day, query.Week, query.Month, query.Quarter, query.Year:
		return grain
	}
	return ""
}

// grainIn is the grain that a name of the column of dates says: "days" of a
// "Date"; empty where it says none, or is the column's own name.
func (g *reading) grainIn(sp span) query.Grain {
	if sp.to != sp.from+1 || len(sp.columns) == 0 || !g.column(sp.columns[0].column).Type.Temporal() {
		return ""
	}
	return grainNamed(g.stems.base(g.tokens[sp.from].text))
}

// countOwnGroups counts rows where the members of a column were to be counted
// by that same column, which would always be one: "how many cities by city".
func (g *reading) countOwnGroups() {
	if g.counting && g.countOf != noColumn && (containsInt(g.dimensions, g.countOf) || containsInt(g.head, g.countOf)) {
		g.countOf, g.distinct = noColumn, false
	}
}

// countedBeside takes further columns whose members are counted by the same
// words: "the number of distinct customers and products".
func (g *reading) countedBeside(n int, distinct bool) {
	for k := g.after(n, isStop); distinct && g.at(k).role == isLogic; k = g.after(n, isStop) {
		n = g.after(k, isStop, isAll, isDistinct)
		sp := g.at(n)
		if sp.role != isColumn || g.numeric(sp) {
			return
		}
		g.countedToo = append(g.countedToo, g.groupColumn(sp))
		g.usedColumn(n, g.groupColumn(sp))
		g.done(n)
	}
}

// holdsNumber reports whether a column holds the number of what a span names:
// it is called so ("rooms", "number of rooms", "total_visits"), not only named
// with the word ("time of purchase", "train number").
func (g *reading) holdsNumber(sp span, col int) bool {
	name := g.stems.bases(words(g.column(col).Name))
	head := headOf(g.column(col).Name, name)
	if isKey(g.column(col).Name) && len(name) > 1 && (name[0] == "number" || name[0] == "no") {
		return true
	}
	for t := sp.from; t < sp.to; t++ {
		if w := g.stems.base(g.tokens[t].text); w == name[head] || g.stems.stem(w) == g.stems.stem(name[head]) {
			return true
		}
		for _, like := range g.thesaurus.like(name[head]) {
			if like == g.stems.base(g.tokens[t].text) {
				return true
			}
		}
	}
	for _, w := range name {
		switch w {
		case "number", "num", "no", "nr", "count", "total", "qty", "quantity", "sum":
			return !isKey(g.column(col).Name)
		}
	}
	return len(sp.columns) > 0 && (sp.columns[0].how == "synonym" || sp.columns[0].how == "" || sp.columns[0].how == "its unit")
}

// repeatedInOrder reports whether a count is only what a question near SQL orders
// by, where it is said again.
func (g *reading) repeatedInOrder(i int) bool {
	return g.text(0) == "select" && len(g.counts) > 0 && slices.ContainsFunc(g.spans[:i], func(sp span) bool { return sp.first == isOrder })
}
