package question

import (
	"fmt"
	"math"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/query"
)

// build makes the plan of what the passes found.
func (g *reading) build() error {
	g.buildTime()
	g.buildMeasures()
	if len(g.plan.Measures) == 0 && !g.counting && !g.numbersNamed() && g.grouped() {
		g.measuredByOrder()
	}
	g.conditionalCounts()
	g.buildFilters()
	g.settleBare()
	g.buildDimensions()
	if err := g.buildForm(); err != nil {
		return err
	}
	g.nameMeasures()
	g.buildDerived()
	g.buildInner()
	g.buildOrder()
	return nil
}

func (g *reading) buildTime() {
	col := g.timeColumn()
	if col == noColumn {
		return
	}
	c := g.column(col)
	g.plan.Time = &TimeAxis{Column: c.Name, Type: c.Type}
	if g.timeline != nil {
		g.plan.Time.Grain = g.timeline.grain
	}
	for k := range g.measures { // "average number of strikes per year"
		if w := &g.measures[k]; len(w.columns) == 0 && w.grain == "" && g.timeline != nil && g.timeline.grain != "" && len(g.perOne) == 0 {
			w.grain, g.timeline, g.plan.Time.Grain = g.timeline.grain, nil, ""
		}
	}
	if g.compareBy != nil && g.timeline == nil {
		grain := g.compareBy.Grain
		if grain == "" {
			grain = g.compareBy.Shift
		}
		g.timeline = &timelineWish{grain: grain}
		if len(g.derived) == 0 {
			g.derived = append(g.derived, derivedWish{kind: "growth"})
		}
	}
}

func (g *reading) buildMeasures() {
	for _, w := range g.measures {
		if len(w.columns) == 0 { // an aggregate of counts: "average number of orders per customer"
			continue
		}
		if w.aggregate == "corr" && w.second == noColumn {
			g.bare = append(g.bare, named{columns: w.columns, span: w.span})
			continue
		}
		g.plan.Measures = append(g.plan.Measures, g.wantedMeasure(w))
	}
}

// explicit reports whether the question says what to compute.
func (g *reading) explicit() bool { return len(g.plan.Measures) > 0 || g.counting }

// grouped reports whether the question says what to group by.
func (g *reading) grouped() bool {
	return len(g.dimensions) > 0 || len(g.head) > 0 || g.timeline != nil || len(g.perOne) > 0
}

// settleBare decides what columns are for that were named without saying so.
func (g *reading) settleBare() {
	var fields []int
	for _, b := range g.bare {
		col := g.bareColumn(b)
		c := g.column(col)
		sp := g.spans[b.span]
		if b.columns[0].how == "the amount of money" && isVerb(g.tokens[sp.from].text) && !g.asksHowMuch() {
			continue
		}
		for _, r := range b.columns {
			if r.column == col {
				g.matched(sp, c.Name, r.how)
			}
		}
		switch {
		case c.Role == domain.RoleMeasure && c.Type.Numeric() && !(g.explicit() && g.asGroup(c)):
			fields = append(fields, col)
			if g.chart == "scatter" || g.chart == "relation" || !g.grouped() {
				for _, r := range b.columns[1:] {
					if g.column(r.column).Type.Numeric() && !g.hasTotal(b.columns) {
						fields = append(fields, r.column)
					}
				}
			} else if len(b.columns) > 1 && !g.hasTotal(b.columns) {
				for _, r := range b.columns[1:] {
					if g.column(r.column).Type.Numeric() {
						fields = append(fields, r.column)
					}
				}
			}
		case isKey(c.Name) && c.Role != domain.RoleMeasure && !g.listing && !g.which:
			g.rowsNamed = true
			if len(g.plan.Having) > 0 && !g.explicit() {
				g.dimensions = append(g.dimensions, col)
				continue
			}
			if !g.explicit() && !g.numbersNamed() && g.share == "" && len(g.order) == 0 || g.share != "" && !g.explicit() && !g.numbersNamed() {
				g.counting, g.countOf = true, col
			}
		case g.namesRows(col) && (g.explicit() || len(g.bare) > 1 || g.grouped()) && c.Role == domain.RoleIdentifier:
			g.rowsNamed = true
		case c.Role == domain.RoleTime && (g.plan.Period != nil || b.columns[0].quality <= stemOfName):
		case c.Role == domain.RoleTime && c.Type.Temporal():
			if g.timeline == nil && (g.explicit() || len(g.bare) > 1) && g.plan.Period == nil {
				g.timeline = &timelineWish{}
			}
		case len(g.head) > 0 && !g.explicit() && !g.joinedToLast(b.span):
		case !containsInt(g.dimensions, col) && !containsInt(g.head, col):
			g.dimensions = append(g.dimensions, col)
		}
	}
	g.bareMeasures(fields)
}

// isVerb reports whether a word for money is a verb, which asks for an amount
// only after "how much".
func isVerb(w string) bool {
	switch w {
	case "sell", "sold", "sells", "selling", "earn", "earned", "spend", "spent", "spends":
		return true
	}
	return false
}

func (g *reading) asksHowMuch() bool {
	if g.numbersNamedBeside() || g.explicit() {
		return false
	}
	for k := 0; k+1 < len(g.tokens); k++ {
		if g.tokens[k].text == "how" && g.tokens[k+1].text == "much" {
			return true
		}
	}
	return false
}

// numbersNamedBeside reports whether a quantity other than by a verb was named.
func (g *reading) numbersNamedBeside() bool {
	for _, b := range g.bare {
		c := g.column(b.columns[0].column)
		if c.Role == domain.RoleMeasure && c.Type.Numeric() && !isVerb(g.tokens[g.spans[b.span].from].text) {
			return true
		}
	}
	return false
}

// numbersNamed reports whether a quantity was named without an aggregate.
func (g *reading) numbersNamed() bool {
	for _, b := range g.bare {
		if c := g.column(b.columns[0].column); c.Role == domain.RoleMeasure && c.Type.Numeric() {
			return true
		}
	}
	return false
}

// bareColumn picks the reading of a column named without saying what for: the
// total of several, a quantity before a kind.
func (g *reading) bareColumn(b named) int {
	if g.hasTotal(b.columns) {
		return b.columns[0].column
	}
	for k, r := range b.columns {
		if c := g.column(r.column); c.Role == domain.RoleMeasure && c.Type.Numeric() {
			b.columns[0], b.columns[k] = b.columns[k], b.columns[0]
			break
		}
	}
	return b.columns[0].column
}

// asGroup reports whether a number named beside an explicit aggregate is what
// to group by: "cylinders versus average mpg".
func (g *reading) asGroup(c domain.Column) bool {
	return c.Distinct <= maxGroupNumbers && c.Type == domain.Integer && len(g.order) == 0 || g.versus && c.Distinct <= 200
}

// bareMeasures makes measures of numbers named without an aggregate, unless
// the question asks for the records themselves.
func (g *reading) bareMeasures(cols []int) {
	if len(cols) == 0 {
		return
	}
	if g.wantsRecords(cols) {
		g.plan.Form = Records
		for _, k := range cols {
			g.plan.Fields = appendUnique(g.plan.Fields, g.column(k).Name)
		}
		return
	}
	if len(g.bins) > 0 || g.chart == "histogram" || g.chart == "distribution" || g.chart == "box" {
		g.distribution(cols)
		return
	}
	if len(g.perOne) > 0 {
		g.perThings(cols)
		return
	}
	for _, k := range cols {
		if g.counting && g.top != nil {
			continue
		}
		g.plan.Measures = append(g.plan.Measures, g.measure(g.defaultAggregate(k), k))
	}
}

// perThings divides amounts by the number of things: "sales per customer".
func (g *reading) perThings(cols []int) {
	for _, k := range cols {
		id := g.column(g.perOne[0])
		g.plan.Measures = append(g.plan.Measures, ratioOf(g.column(k), query.Aggregate{Func: query.Count, Argument: query.Column{Name: id.Name}, Distinct: true},
			"distinct count of "+id.Name, g.column(k).Name+" per "+id.Name))
		g.alternative(g.column(k).Name + " of each " + id.Name)
	}
	g.perOne = nil
}

// wantsRecords reports whether numbers are asked for record by record.
func (g *reading) wantsRecords(cols []int) bool {
	if g.explicit() || len(g.bins) > 0 {
		return false
	}
	switch g.chart {
	case "scatter", "relation":
		return true
	case "histogram", "distribution", "box":
		return false
	}
	if len(cols) > 1 && g.onlyBareGroups() {
		return true
	}
	if g.grouped() || g.share != "" || len(g.derived) > 0 || g.plan.Compare != nil {
		return false
	}
	if g.top != nil || len(cols) > 1 || g.direction != "" || len(g.order) > 0 {
		return true
	}
	return false
}

// onlyBareGroups reports whether nothing was said to be grouped by: what could
// be grouped by was only listed beside the numbers ("budget, gross and type").
func (g *reading) onlyBareGroups() bool {
	if g.timeline != nil || len(g.head) > 0 || g.top != nil {
		return false
	}
	for _, d := range g.dimensions {
		listed := false
		for _, b := range g.bare {
			for _, r := range b.columns {
				listed = listed || r.column == d
			}
		}
		if !listed {
			return false
		}
	}
	return true
}

// distribution is how the values of a number spread: bins with counts, or the
// five numbers of a box plot, of each group where there are groups.
func (g *reading) distribution(cols []int) {
	k := cols[0]
	if g.chart == "box" || g.grouped() {
		for _, q := range []struct {
			word string
			at   float64
		}{{"minimum", 0}, {"percentile", 0.25}, {"median", 0}, {"percentile", 0.75}, {"maximum", 0}} {
			g.plan.Measures = append(g.plan.Measures, g.wantedMeasure(wanted{aggregate: q.word, at: q.at, columns: []columnRef{{column: k}}, second: noColumn}))
		}
		return
	}
	g.counting = true
	if len(g.bins) == 0 {
		g.bins = append(g.bins, binWish{column: k})
	}
	g.bins[0].column = k
}

// targetBins is how many bins a histogram has where the question does not say:
// Sturges' rule gives 11 for a thousand rows, and people read about as many.
const targetBins = 12

// binDimension groups a number into bins of one width that begin at multiples
// of it; widths are 1, 2, 2.5 or 5 times a power of ten.
func (g *reading) binDimension(b binWish) Dimension {
	c := g.column(b.column)
	width := b.width
	if width == 0 {
		n := targetBins
		if b.count > 0 {
			n = b.count
		}
		width = niceWidth((toFloat(c.Max)-toFloat(c.Min))/float64(n), c.Type == domain.Integer)
	}
	w := number(width)
	return Dimension{Name: fmt.Sprintf("%s (bins of %s)", c.Name, plain(width)), Column: c.Name, Type: c.Type,
		Expr: query.Arithmetic{Op: query.Multiply, Left: query.Call{Function: query.Floor, Arguments: []query.Expr{
			query.Arithmetic{Op: query.Divide, Left: query.Column{Name: c.Name}, Right: w}}}, Right: w}}
}

func niceWidth(raw float64, whole bool) float64 {
	if raw <= 0 || math.IsNaN(raw) || math.IsInf(raw, 0) {
		return 1
	}
	p := math.Pow(10, math.Floor(math.Log10(raw)))
	for _, f := range []float64{1, 2, 2.5, 5, 10} {
		if w := f * p; w >= raw*(1-1e-9) {
			if whole {
				return math.Max(1, math.Round(w))
			}
			return w
		}
	}
	return 10 * p
}

func toFloat(v any) float64 {
	switch n := v.(type) {
	case int64:
		return float64(n)
	case float64:
		return n
	}
	return 0
}

func appendUnique(xs []string, x string) []string {
	for _, v := range xs {
		if v == x {
			return xs
		}
	}
	return append(xs, x)
}
