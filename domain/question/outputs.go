package question

import (
	"strconv"
	"strings"

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
		case isDerived:
			g.derivedAt(w, i)
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
				w.grouping, w.per = false, false
			}
			g.done(i)
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
		case isList:
			g.done(i)
		}
	}
	g.pendingLeft(w)
	return nil
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
		a.at = g.percentileNear(i)
	}
	if sp.word == "average" && len(w.pending) == 0 && g.chart == "moving" {
		return
	}
	w.pending = append(w.pending, a)
}

// percentileNear reads the number of "90th percentile" or "percentile 90".
func (g *reading) percentileNear(i int) float64 {
	for _, k := range []int{i - 1, g.after(i, isStop, isMark, isOf)} {
		sp := g.at(k)
		if sp.role == isStop && k == i-1 || sp.role == isUnknown || sp.role == isNumber {
			text := strings.TrimRight(g.tokens[sp.from].text, "stndrh")
			if v, err := strconv.ParseFloat(text, 64); err == nil && v > 0 && v < 100 {
				g.done(k)
				return v / 100
			}
		}
	}
	return 0.5
}

// countAt reads "how many", "number of", "unique" and what is counted.
func (g *reading) countAt(w *outputs, i int) {
	sp := g.spans[i]
	distinct := sp.role == isDistinct
	n := g.after(i, isStop, isOf, isA, isMark)
	for g.at(n).role == isDistinct || g.at(n).role == isCount {
		distinct = distinct || g.at(n).role == isDistinct
		g.done(n)
		n = g.after(n, isStop, isOf, isA, isMark)
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
	if distinct && sp.role == isDistinct && g.listing && next.role == isColumn {
		return
	}
	g.counting = true
	if next.role == isColumn {
		col := g.groupColumn(next)
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

// derivedAt reads "running total", "3 month moving average", "growth".
func (g *reading) derivedAt(w *outputs, i int) {
	d := derivedWish{kind: g.spans[i].word}
	for k := i - 1; k >= 0 && k >= i-4; k-- {
		if g.spans[k].role == isNumber {
			d.window = int(g.spans[k].number)
			g.done(k)
			break
		}
	}
	if d.window == 0 {
		for k := i + 1; k < len(g.spans) && k <= i+8; k++ {
			if g.spans[k].role == isNumber {
				d.window = int(g.spans[k].number)
				g.done(k)
				break
			}
		}
	}
	g.derived = append(g.derived, d)
	w.grouping = false
	g.done(i)
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
	return g.at(g.before(i, isStop)).role == isLogic
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
	next := g.at(g.after(i, isStop))
	if next.role != isLogic && next.role != isMark && next.role != isColumn {
		defer func() { w.grouping, w.per = false, false }()
	}
	switch {
	case w.per && g.perThing(col):
		g.perOne = append(g.perOne, col)
		g.usedColumn(i, col)
	case size && g.top != nil && w.grouped == 1 && !w.per: // "top 5 products by profit"
		g.bare = append(g.bare, named{columns: sp.columns, span: i})
	case big && w.grouped > 1, size && big && (len(g.bare) > 0 || g.chart == "scatter") && !g.counting && len(g.measures) == 0:
		g.bare = append(g.bare, named{columns: sp.columns, span: i})
	case g.top != nil && g.top.n > 0 && (w.per || g.eachBefore(i)) && !size && len(g.head) > 0:
		g.within = append(g.within, col)
		g.addDimension(i, sp)
	default:
		g.addDimension(i, sp)
	}
	return nil
}

// eachBefore reports whether the grouping word before a span was one of "each".
func (g *reading) eachBefore(i int) bool {
	for k := i - 1; k >= 0 && k >= i-3; k-- {
		for t := g.spans[k].from; t < g.spans[k].to; t++ {
			switch g.tokens[t].text {
			case "each", "every", "within", "per":
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

// pendingLeft gives an aggregate without a column of its own the columns that
// were named bare, as in "sales and profit, averaged", or the default measure.
func (g *reading) pendingLeft(w *outputs) {
	if len(w.pending) == 0 {
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
