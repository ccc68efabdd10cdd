package question

import "github.com/lumenore/analytics-mcp-server/domain"

// lastOfEach is one "latest reading of each meter": of which columns the last or
// first record is asked for, and what has one each.
type lastOfEach struct {
	word   span // "latest", "the most recent"
	desc   bool
	fields []int // spans
	each   []int // spans
	marks  []int // spans that only join the others
}

// readLastOfEach reads "latest reading of each meter", "first price per item": the
// last or first record of each thing, one row for each.
func (g *reading) readLastOfEach() error {
	if !g.plain() || g.indexOf(g.in.Dataset.DefaultTime) == noColumn {
		return nil
	}
	for i := range g.spans {
		if w, ok := g.lastOfEachAt(i); ok && g.onlyAsks(i) {
			g.takeLastOfEach(w)
			return nil
		}
	}
	return nil
}

// takeLastOfEach makes records of one row for each thing. Of a column that lacks
// values it is the last one that is known.
func (g *reading) takeLastOfEach(w lastOfEach) {
	when := g.indexOf(g.in.Dataset.DefaultTime)
	if refs := w.word.columns; len(refs) > 0 && g.column(refs[0].column).Type.Temporal() {
		when = refs[0].column
	}
	g.picked, g.rowsNamed = true, true
	g.top = &topWish{n: 1, desc: w.desc}
	g.order = append(g.order, orderWish{columns: []columnRef{{column: when, quality: wholeName}}, desc: w.desc, said: true})
	for _, k := range w.each {
		col := g.groupColumn(g.spans[k])
		g.within = append(g.within, col)
		g.usedColumn(k, col)
	}
	for _, k := range w.fields {
		col := g.spans[k].columns[0].column
		g.plan.Fields = appendUnique(g.plan.Fields, g.column(col).Name)
		g.usedColumn(k, col)
		if len(w.fields) == 1 && g.column(col).NullShare > 0 {
			g.conditions = append(g.conditions, condition{column: col, null: true, negated: true, countOf: noColumn, orWith: noColumn, span: k})
		}
	}
	g.assume("'" + g.words(w.word) + "' is by " + g.column(when).Name)
	g.done(w.each...)
	g.done(w.fields...)
	g.done(w.marks...)
}

// lastOfEachAt finds the words at a span: the end in time, the columns, and what
// has one each.
func (g *reading) lastOfEachAt(i int) (lastOfEach, bool) {
	w := lastOfEach{word: g.spans[i], marks: []int{i}}
	k := i
	switch fold(g.words(g.spans[i])) {
	case "last", "latest", "newest", "most recent", "the most recent", "the latest", "the last":
		w.desc = true
	case "first", "earliest", "the first", "the earliest":
	case "most", "the most":
		if k++; fold(g.words(g.at(k))) != "recent" {
			return w, false
		}
		w.desc, w.word.to, w.marks = true, g.spans[k].to, append(w.marks, k)
	default:
		return w, false
	}
	if g.spans[i].role == isPeriod || g.spans[i].role == isColumn {
		return w, false
	}
	k++
	for ; g.isField(k); k++ {
		w.fields = append(w.fields, k)
		if among(g.at(k+1).role, []role{isLogic, isMark}) && g.isField(k+2) {
			k++
			w.marks = append(w.marks, k)
		}
	}
	if len(w.fields) == 0 {
		return w, false
	}
	return g.eachOne(w, k)
}

// eachOne finds "of each meter", "by site and meter" behind the columns, a value
// before the noun passed over: "of each North meter".
func (g *reading) eachOne(w lastOfEach, k int) (lastOfEach, bool) {
	if g.at(k).role != isGroup {
		return w, false
	}
	w.marks = append(w.marks, k)
	for k = g.after(k, isStop, isValue, isAll); g.isThingOfEach(k); k = g.after(k, isStop, isValue, isAll) {
		w.each = append(w.each, k)
		if k++; g.at(k).role != isLogic {
			break
		}
		w.marks = append(w.marks, k)
	}
	return w, len(w.each) > 0 && !among(g.at(k).role, []role{isLogic, isGroup, isColumn, isGrain})
}

// isField reports whether a span names a column whose last value can be asked for.
func (g *reading) isField(k int) bool {
	sp := g.at(k)
	return sp.role == isColumn && !g.isThings(sp) && !g.column(sp.columns[0].column).Type.Temporal()
}

// isThingOfEach reports whether a span names what may have several records each.
func (g *reading) isThingOfEach(k int) bool {
	sp := g.at(k)
	if sp.role != isColumn || !g.groupable(sp) {
		return false
	}
	col := g.groupColumn(sp)
	return g.column(col).Role != domain.RoleMeasure && !g.column(col).Type.Temporal() && !g.namesRows(col)
}

// onlyAsks reports whether nothing that computes or lists something else stands
// before a span: "what was the", "show me the".
func (g *reading) onlyAsks(i int) bool {
	for _, sp := range g.spans[:i] {
		if !among(sp.role, []role{isStop, isList, isMark, isIs, isWhich, isAll, isA}) {
			return false
		}
	}
	return true
}
