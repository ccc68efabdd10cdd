package question

import (
	"github.com/lumenore/analytics-mcp-server/domain"
)

// outputs is the state of the walk that finds what is measured and by what.
type outputs struct {
	pending  []wanted // aggregates that wait for their column
	last     []wanted // the aggregates of the column before, for "sum of sales and profit"
	grouping bool
	per      bool
	grouped  int // columns taken since the grouping word
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
		case isGroup, isEach:
			w.grouping, w.grouped = true, 0
			w.per = fold(g.words(sp)) == "per"
			w.pending = g.unfinished(w)
			g.done(i)
		case isColumn:
			if err := g.columnAt(w, i); err != nil {
				return err
			}
		case isRows:
			g.rowsNamed = true
			if w.per {
				g.perRow = true
				w.grouping, w.per = false, false
			}
			g.done(i)
		case isUnknown:
			if g.isVolume(i) {
				g.counting = true
				w.grouping = false
			}
		case isOver:
			w.grouping, w.grouped = true, 0
			g.done(i)
		case isNegation:
			w.grouping = false
		case isStop:
			if g.wasFilter(i) {
				w.grouping = false
			}
		case isVersus:
			g.versus = true
			g.done(i)
		case isChart:
			if g.chart == "" || g.chart == "chart" {
				g.chart = sp.word
			}
			g.done(i)
		case isRatio:
			if err := g.ratioAt(w, i); err != nil {
				return err
			}
		case isWhy:
			g.plan.Why = true
			g.done(i)
		case isAll:
			g.allOf(w, i)
		case isList:
			g.done(i)
		}
	}
	g.pendingLeft(w)
	return nil
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

// unfinished keeps an aggregate that waits for its column across a grouping
// word only where no column came yet: "by region the average".
func (g *reading) unfinished(w *outputs) []wanted { return w.pending }

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

// countAt reads "how many", "number of", "unique" and what is counted.
func (g *reading) countAt(w *outputs, i int) {
	sp := g.spans[i]
	distinct := sp.role == isDistinct
	n := g.after(i, isStop, isAll, isOf, isA, isMark)
	for g.at(n).role == isDistinct || g.at(n).role == isCount {
		distinct = distinct || g.at(n).role == isDistinct
		g.done(n)
		n = g.after(n, isStop, isAll, isOf, isA, isMark)
	}
	next := g.at(n)
	g.done(i)
	if next.role == isColumn && !distinct {
		if col, ok := g.countColumn(next); ok { // "number of rooms": the column holds the number
			if w.grouping {
				return // the column comes next and is grouped by
			}
			g.bare = append(g.bare, named{columns: []columnRef{{col, next.columns[0].quality, next.columns[0].how}}, span: n})
			g.applyPending(w, n, col)
			g.usedColumn(n, col)
			g.done(n)
			return
		}
	}
	w.grouping = false
	if distinct && sp.role == isDistinct && (g.listing && next.role == isColumn || (g.which || g.listing) && len(g.head) > 0) {
		return
	}
	g.counting = true
	g.counts = append(g.counts, i)
	if next.role == isRows {
		if k := g.keyOf(next.word); k != noColumn && !g.namesRows(k) {
			g.countOf = k
		}
	}
	if next.role == isColumn {
		col := g.groupColumn(next)
		if k := g.keyOf(g.words(next)); k != noColumn {
			col = k
		}
		if distinct || g.column(col).Role != domain.RoleTime {
			g.countOf, g.distinct = col, distinct
			g.usedColumn(n, col)
			g.done(n)
		}
	}
	for k := range w.pending { // "average number of orders per customer"
		w.pending[k].columns = nil
		g.measures = append(g.measures, w.pending[k])
	}
	w.pending = nil
}

// applyPending gives a counted column the aggregates that were said before it:
// "average number of rooms".
func (g *reading) applyPending(w *outputs, span, col int) {
	if len(w.pending) == 0 {
		return
	}
	g.bare = g.bare[:len(g.bare)-1]
	for _, p := range w.pending {
		p.columns, p.span = []columnRef{{column: col, quality: 1}}, span
		g.measures = append(g.measures, p)
	}
	w.pending = nil
}

// columnAt settles what a named column is for.
func (g *reading) columnAt(w *outputs, i int) error {
	sp := g.spans[i]
	g.done(i)
	if g.at(i+1).role == isAxis && len(w.pending) == 0 {
		g.addDimension(i, sp)
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

// totalsOf reads an aggregate of things as one of their totals: "the median
// value of an order" is the median of the orders' amounts.
func (g *reading) totalsOf(p wanted, sp span) bool {
	key, money := g.groupColumn(sp), g.indexOf(g.in.Dataset.DefaultMeasure)
	if !isKey(g.column(key).Name) || money == noColumn {
		return false
	}
	p.columns = []columnRef{{column: money, quality: wholeName}}
	g.measures = append(g.measures, p)
	g.perOne, g.inTotals = append(g.perOne, key), true
	g.assume("the value of each " + g.column(key).Name + " is its sum of " + g.column(money).Name)
	return true
}

// numericRefs keeps the readings that an aggregate can be taken of.
func (g *reading) numericRefs(sp span, aggregate string) []columnRef {
	var out []columnRef
	for _, r := range sp.columns {
		c := g.column(r.column)
		extreme := aggregate == "minimum" || aggregate == "maximum"
		if c.Type.Numeric() && (c.Role != domain.RoleIdentifier) || extreme && c.Type.Temporal() {
			out = append(out, r)
		}
	}
	return out
}

// groupedColumn is a column after "by" and its kind.
func (g *reading) groupedColumn(w *outputs, i int, sp span) error {
	w.grouped++
	col := g.groupColumn(sp)
	c := g.column(col)
	size := c.Role == domain.RoleMeasure && c.Type.Numeric()
	big := size && c.Distinct > maxGroupNumbers
	next := g.at(g.after(i, isStop, isAll))
	if next.role != isLogic && next.role != isMark && next.role != isColumn {
		defer func() { w.grouping, w.per = false, false }()
	}
	switch {
	case w.per && (g.rowsNamed || g.keyNamed()) && len(g.measures) == 0 && !g.numbersNamed() && !g.counting && g.groupsAfter(i):
		g.perOne = append(g.perOne, col)
		g.usedColumn(i, col)
	case w.per && g.perThing(col):
		g.perOne = append(g.perOne, col)
		g.usedColumn(i, col)
	case size && g.top != nil && w.grouped == 1 && !w.per: // "top 5 products by profit"
		g.bare = append(g.bare, named{columns: sp.columns, span: i})
	case big && (w.grouped > 1 || len(g.dimensions) > 0 || g.share != ""), size && big && (len(g.bare) > 0 || g.chart == "scatter") && !g.counting && len(g.measures) == 0:
		g.bare = append(g.bare, named{columns: sp.columns, span: i})
	case g.top != nil && g.top.n > 0 && (w.per || g.eachBefore(i)) && !size && len(g.head) > 0:
		g.within = append(g.within, col)
		g.addDimension(i, sp)
	default:
		g.addDimension(i, sp)
	}
	if g.eachBefore(i) {
		g.eachOf = append(g.eachOf, col)
	}
	return nil
}

// keyNamed reports whether the question began with the things that a key
// numbers: "tickets" of "ticket_id".
func (g *reading) keyNamed() bool {
	return len(g.bare) == 1 && isKey(g.column(g.bare[0].columns[0].column).Name)
}

// isThings reports whether a span names the rows, or what a key numbers.
func (g *reading) isThings(sp span) bool {
	return sp.role == isRows || sp.role == isColumn && isKey(g.column(sp.columns[0].column).Name)
}

// keyOfSpan is the key of what a span names; noColumn: the rows.
func (g *reading) keyOfSpan(sp span) int {
	if sp.role == isColumn {
		return sp.columns[0].column
	}
	return g.keyOf(sp.word)
}

// groupsAfter reports whether something else to group by follows: "tickets per
// customer by plan" divides by the customers.
func (g *reading) groupsAfter(i int) bool {
	for k := i + 1; k < len(g.spans); k++ {
		if g.spans[k].role == isGroup {
			return true
		}
	}
	return false
}

// eachBefore reports whether the grouping word before a span was one of "each".
func (g *reading) eachBefore(i int) bool {
	for k := i - 1; k >= 0 && k >= i-3; k-- {
		for t := g.spans[k].from; t < g.spans[k].to; t++ {
			switch g.tokens[t].text {
			case "each", "every", "within", "per", "its", "their":
				return true
			}
		}
	}
	return false
}

// perThing reports whether "per x" divides by the number of things rather than
// groups: customers, orders and other identifiers.
func (g *reading) perThing(col int) bool {
	c := g.column(col)
	return c.Role == domain.RoleIdentifier && len(g.head) == 0
}

func (g *reading) addDimension(i int, sp span) {
	col := g.groupColumn(sp)
	if c := g.column(col); c.Role == domain.RoleTime && c.Type.Temporal() {
		if g.timeline == nil {
			g.timeline = &timelineWish{}
		}
		g.usedColumn(i, col)
		return
	}
	if !containsInt(g.dimensions, col) && !containsInt(g.head, col) {
		g.dimensions = append(g.dimensions, col)
	}
	g.usedColumn(i, col)
}

// orderedPending gives an aggregate left over to the superlative that came
// before it: "the heaviest on average".
func (g *reading) orderedPending(w *outputs) bool {
	for k := range g.order {
		if o := &g.order[k]; len(o.columns) > 0 && o.aggregate == "" {
			o.aggregate = w.pending[0].aggregate
			return true
		}
	}
	return false
}

// correlatedPending gives "correlated" the two numbers named before it.
func (g *reading) correlatedPending(w *outputs) bool {
	if w.pending[0].aggregate != "corr" {
		return false
	}
	var numbers []int
	var kept []named
	for _, b := range g.bare {
		if sp := (span{columns: b.columns}); g.numeric(sp) && len(numbers) < 2 {
			numbers = append(numbers, g.numericColumn(sp))
			continue
		}
		kept = append(kept, b)
	}
	if len(numbers) < 2 {
		return false
	}
	m := w.pending[0]
	m.columns, m.second = []columnRef{{column: numbers[0], quality: wholeName}}, numbers[1]
	g.measures, g.bare = append(g.measures, m), kept
	return true
}

// pendingLeft gives an aggregate without a column of its own the columns that
// were named bare, as in "sales and profit, averaged", or the default measure.
func (g *reading) pendingLeft(w *outputs) {
	if len(w.pending) == 0 || g.orderedPending(w) || g.correlatedPending(w) {
		return
	}
	var kept []named
	for _, b := range g.bare {
		refs := g.numericRefs(span{columns: b.columns}, "")
		if len(refs) == 0 {
			kept = append(kept, b)
			continue
		}
		for _, p := range w.pending {
			p.columns, p.span = refs, b.span
			g.measures = append(g.measures, p)
		}
	}
	if len(kept) == len(g.bare) && len(g.measures) == 0 && !g.counting {
		for _, p := range w.pending {
			if k := g.indexOf(g.in.Dataset.DefaultMeasure); k != noColumn && p.aggregate != "corr" {
				p.columns = []columnRef{{column: k, quality: 1}}
				g.measures = append(g.measures, p)
				g.assume("no measure was named; " + g.column(k).Name + " is the dataset's default")
			}
		}
	}
	g.bare = kept
}
