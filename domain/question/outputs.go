package question

import "strings"

// outputs is the state of the walk that finds what is measured and by what.
type outputs struct {
	pending  []wanted // aggregates that wait for their column
	last     []wanted // the aggregates of the column before, for "sum of sales and profit"
	grouping bool
	per      bool
	grouped  int // columns taken since the grouping word
	listFrom int // the span of the grouping word
}

// readOutputs walks the remaining spans in order: aggregates and the columns
// they are of, grouping words and the columns to group by, columns named
// without either.
func (g *reading) readOutputs() error {
	w := &outputs{}
	for i := 0; i < len(g.spans); i++ {
		sp := g.spans[i]
		switch sp.role {
		case isAggregate:
			w.grouping = false
			g.aggregateAt(w, i)
		case isCount, isDistinct:
			g.countAt(w, i)
		case isShare:
			w.grouping = false
			g.share = sp.word
			g.done(i)
		case isGroup:
			w.grouping, w.grouped, w.listFrom = true, 0, i
			w.per = fold(g.words(sp)) == "per" || sp.word == perUnit
			g.done(i)
		case isColumn:
			if err := g.columnAt(w, i); err != nil {
				return err
			}
		case isRows:
			g.rowsNamed = true
			g.eventsNamed = g.eventsNamed || g.lexicon.isEventRow(texts(g.tokens[sp.from:sp.to]))
			if w.per {
				g.perRow = true
				w.grouping, w.per = false, false
			}
			g.done(i)
		case isRatio:
			if err := g.ratioAt(w, i); err != nil {
				return err
			}
		case isAll:
			g.allOf(w, i)
		case isUnknown:
			if g.isVolume(i) {
				g.counting = true
				w.grouping = false
			}
		case isOver:
			w.grouping, w.grouped = true, 0
			g.done(i)
		default:
			g.endsGrouping(w, i)
			g.formAt(i)
		}
	}
	g.pendingLeft(w)
	return nil
}

// endsGrouping notes the words after which no further column is one to group by.
func (g *reading) endsGrouping(w *outputs, i int) {
	switch sp := g.spans[i]; sp.role {
	case isNegation, isFor: // "by ward, only considering visits in 2024"
		w.grouping = false
	case isLogic:
		if strings.HasPrefix(fold(g.words(sp)), "with") { // "for each symbol with their dates"
			w.grouping, w.per = false, false
		}
	case isStop:
		if g.wasFilter(i) {
			w.grouping = false
		}
	}
}

// formAt reads the words that say in what form the answer is wanted.
func (g *reading) formAt(i int) {
	switch sp := g.spans[i]; sp.role {
	case isVersus:
		g.versus = true
		g.done(i)
	case isChart:
		if g.chart == "" || g.chart == "chart" {
			g.chart = sp.word
		}
		g.bars = g.bars || g.drawsBars(sp)
		g.done(i)
	case isWhy:
		g.plan.Why = true
		g.done(i)
	case isList:
		g.done(i)
	}
}

// allOf passes over the kind of things of which all are meant: "the total
// population of all countries" asks for the whole, not for each country.
func (g *reading) allOf(w *outputs, i int) {
	g.done(i)
	n := g.after(i, isStop, isAll)
	if sp := g.at(n); sp.role == isColumn && !w.grouping && !g.numeric(sp) && (len(g.measures)+len(w.pending) > 0 || g.counting && g.countOf == noColumn) && g.at(g.after(n)).role != isLogic {
		g.assume("all " + g.words(sp) + " are taken together")
		g.done(n)
	}
}

func (g *reading) aggregateAt(w *outputs, i int) {
	sp := g.spans[i]
	g.done(i)
	a := wanted{aggregate: sp.word, span: i, grain: sp.grain.Grain, second: noColumn}
	switch sp.word {
	case "range":
		w.pending = append(w.pending, wanted{aggregate: "minimum", span: i, second: noColumn}, wanted{aggregate: "maximum", span: i, second: noColumn})
		return
	case "q1":
		a.aggregate, a.at = "percentile", 0.25
	case "q3":
		a.aggregate, a.at = "percentile", 0.75
	case "percentile":
		for _, at := range g.percentilesNear(i) {
			a.at = at
			w.pending = append(w.pending, a)
		}
		return
	}
	if n := g.rowsPer(i); n != noColumn && sp.word != "sum" { // "average trips per member"
		g.counting, g.rowsNamed = true, true
		g.measures = append(g.measures, a)
		g.done(n)
		return
	}
	w.pending = append(w.pending, a)
}

// percentilesNear reads the numbers of "90th percentile", "percentile 90" and
// "the 25th, 50th and 75th percentile", as shares; the median without any.
func (g *reading) percentilesNear(i int) []float64 {
	var out []float64
	take := func(k int) bool {
		if sp := g.at(k); sp.role == isNumber && sp.number > 0 && sp.number < 100 {
			out = append([]float64{sp.number / 100}, out...)
			g.done(k)
			return true
		}
		return false
	}
	k := i - 1
	for k >= 0 && (take(k) || len(out) > 0 && among(g.at(k).role, []role{isLogic, isMark})) {
		k--
	}
	if len(out) == 0 {
		take(g.after(i, isStop, isMark, isOf))
	}
	if len(out) == 0 {
		return []float64{0.5}
	}
	return out
}

// columnAt settles what a named column is for.
func (g *reading) columnAt(w *outputs, i int) error {
	sp := g.spans[i]
	g.done(i)
	if g.at(i+1).role == isAxis && len(w.pending) == 0 {
		g.addDimension(i, sp)
		return nil
	}
	if w.grouping && g.onlyRowsOf(i, sp.columns[0].column) { // "by ward and quarter of visits with ..."
		w.grouping, w.per, g.rowsNamed = false, false, true
		return nil
	}
	if w.grouping {
		return g.groupedColumn(w, i, sp)
	}
	if len(w.pending) > 0 {
		if next := g.at(i + 1); !g.numeric(sp) && next.role == isColumn && g.numeric(next) { // "average customer satisfaction"
			return nil
		}
		return g.measured(w, i, sp)
	}
	if len(w.last) > 0 && g.numeric(sp) && g.joinedToLast(i) {
		w.pending = append([]wanted{}, w.last...)
		return g.measured(w, i, sp)
	}
	g.bare = append(g.bare, named{columns: sp.columns, span: i})
	return nil
}

// joinedToLast reports whether only "and" or a comma stands before a column.
func (g *reading) joinedToLast(i int) bool {
	return g.at(g.before(i, isStop, isAll)).role == isLogic
}

func (g *reading) measured(w *outputs, i int, sp span) error {
	for _, p := range w.pending {
		p.columns, p.span = g.numericRefs(sp, p.aggregate), i
		if p.aggregate == "corr" {
			p.columns = sp.columns
		}
		if len(p.columns) == 0 {
			if p.grain != "" { // "monthly average of bookings"
				g.counting, g.countOf = true, g.groupColumn(sp)
				g.usedColumn(i, g.countOf)
				p.columns = nil
				g.measures = append(g.measures, p)
				continue
			}
			if g.averageRow(p, i) {
				continue
			}
			if p.aggregate == "sum" || p.aggregate == "average" { // "total orders": how many
				g.counting, g.countOf = true, g.groupColumn(sp)
				g.usedColumn(i, g.countOf)
				continue
			}
			if g.totalsOf(p, sp) {
				continue
			}
			p.columns = sp.columns
		}
		if f := g.ambiguousMeasure(i, p.columns); f != nil {
			return f
		}
		g.usedColumn(i, p.columns[0].column)
		if k := len(g.measures) - 1; p.aggregate == "corr" && k >= 0 && g.measures[k].aggregate == "corr" && g.measures[k].second == noColumn {
			g.measures[k].second = p.columns[0].column
			continue
		}
		g.measures = append(g.measures, p)
	}
	w.last, w.pending = w.pending, nil
	return nil
}
