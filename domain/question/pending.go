package question

import (
	"github.com/lumenore/analytics-mcp-server/domain"
)

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
		if c.Type.Numeric() && (c.Role != domain.RoleIdentifier || extreme) || extreme && c.Type.Temporal() {
			out = append(out, r)
		}
	}
	return out
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
	if g.counting && len(g.measures) == 0 && w.pending[0].grain != "" { // "how many orders on an average day"
		g.measures = append(g.measures, w.pending...)
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
			if p.aggregate == "sum" && g.countPieces(p.span) { // "total chairs"
				continue
			}
			if g.averagesPieces(p.span) {
				g.unordered = p.aggregate
				return
			}
			if k := g.indexOf(g.in.Dataset.DefaultMeasure); k != noColumn && p.aggregate != "corr" {
				p.columns = []columnRef{{column: k, quality: 1}}
				g.defaulted = true
				g.measures = append(g.measures, p)
				g.assume("no measure was named; " + g.column(k).Name + " is the dataset's default")
			}
		}
	}
	g.bare = kept
}
