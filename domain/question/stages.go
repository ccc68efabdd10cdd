package question

import (
	"strings"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/query"
)

// readBins reads "in 20 minute bands", "bin width of 500", "in 10 buckets".
func (g *reading) readBins() error {
	for i := range g.spans {
		if g.spans[i].role != isBin {
			continue
		}
		var b *binWish
		for _, k := range []int{g.after(i, isOf, isStop, isMark, isIs), i - 1, i - 2} {
			if sp := g.at(k); sp.role == isNumber {
				b = &binWish{column: noColumn, width: sp.number}
				g.done(k)
				break
			}
		}
		if b == nil {
			continue
		}
		if g.countsBins(i) {
			b.count, b.width = int(b.width), 0
		}
		for k := i - 2; k < i; k++ { // the unit between: "20 minute bands"
			if g.at(k).role == isUnknown || g.at(k).role == isGrain {
				g.done(k)
			}
		}
		if len(g.bins) == 0 {
			g.bins = append(g.bins, *b)
		}
		g.done(i)
		g.dropAxisLimits(i)
	}
	return nil
}

// countsBins reports whether the number says how many bins there are: "10
// buckets", but not "bins of 10" and not "20 minute bands".
func (g *reading) countsBins(i int) bool {
	sp := g.spans[i]
	last := g.tokens[sp.to-1].text
	return (last == "bins" || last == "buckets" || last == "intervals") && sp.to-sp.from == 1 && i > 0 && g.tokens[sp.from-1].number
}

// dropAxisLimits passes over limits of a chart's axis, which hide no data.
func (g *reading) dropAxisLimits(i int) {
	for k := i + 1; k < len(g.spans); k++ {
		if g.spans[k].role == isNumber || g.spans[k].role == isAxis || g.spans[k].role == isAggregate {
			if g.spans[k].role == isAggregate && g.at(g.after(k, isStop)).role != isAxis && g.at(k+1).role != isAxis {
				continue
			}
			g.done(k)
		}
	}
}

// buildDerived adds shares, running totals, moving averages, ranks, growth.
func (g *reading) buildDerived() {
	p := &g.plan
	if g.share != "" && p.Compare == nil {
		g.buildShare()
	}
	if len(p.Measures) == 0 {
		return
	}
	first := p.Measures[0]
	for _, d := range g.derived {
		kind := DerivedKind(d.kind)
		if p.Compare != nil && (kind == Growth || kind == Difference) { // the comparison shows both
			continue
		}
		name := map[DerivedKind]string{RunningTotal: "running total of ", MovingAverage: "moving average of ", RankOf: "rank by ", Growth: "growth of ", Difference: "difference of "}[kind] + first.Name
		if kind != RankOf && g.timeline == nil && g.plan.Time != nil && !g.hasTimeDimension() && len(p.Dimensions) == 0 {
			g.timeline = &timelineWish{}
			if dim, ok := g.timeDimension(); ok {
				p.Dimensions = append([]Dimension{dim}, p.Dimensions...)
			}
		}
		window := d.window
		if kind == MovingAverage && window == 0 {
			window = 3
			g.assume("the moving average is over 3 periods")
		}
		if kind == Growth && g.compareBy != nil && g.compareBy.Shift == query.Year {
			window = periodsAYear(p.Dimensions)
		}
		if kind != RankOf && !g.hasTimeDimension() && kind != RunningTotal {
			continue
		}
		p.Derived = append(p.Derived, Derived{Name: name, Kind: kind, Of: first.Name, Partition: g.partitions(kind), Window: window})
	}
}

func periodsAYear(ds []Dimension) int {
	for _, d := range ds {
		switch d.Grain {
		case query.Month:
			return 12
		case query.Quarter:
			return 4
		case query.Week:
			return 52
		case query.Day:
			return 365
		}
	}
	return 1
}

func (g *reading) hasTimeDimension() bool {
	for _, d := range g.plan.Dimensions {
		if d.Grain != "" {
			return true
		}
	}
	return false
}

// partitions are the dimensions beside the timeline: each runs for itself.
func (g *reading) partitions(kind DerivedKind) []string {
	var out []string
	if kind == RankOf {
		return nil
	}
	for _, d := range g.plan.Dimensions {
		if d.Grain == "" && !d.Calendar {
			out = append(out, d.Name)
		}
	}
	if len(out) == len(g.plan.Dimensions) {
		return nil
	}
	return out
}

// buildShare is a share of each group, or, without groups, of the rows that
// the filters let through among all.
func (g *reading) buildShare() {
	p := &g.plan
	if len(p.Measures) == 0 {
		return
	}
	m := p.Measures[0]
	if len(p.Dimensions) > 0 && g.predicate() {
		g.shareOfRows(m)
		return
	}
	if len(p.Dimensions) > 0 {
		d := Derived{Name: "share of " + m.Name, Kind: ShareOfTotal, Of: m.Name}
		if parent := g.parentOf(p.Dimensions); parent != "" {
			d.Kind, d.Partition = ShareOfParent, []string{parent}
		}
		p.Derived = append(p.Derived, d)
		return
	}
	g.shareOfRows(m)
}

// predicate reports whether a filter says something of the things whose share
// is asked for: "what percentage of days had snow in each location".
func (g *reading) predicate() bool {
	if !g.counting {
		return false
	}
	for _, c := range g.conditions {
		if c.span <= 0 || len(c.values) == 0 || c.negated {
			continue
		}
		for k := c.span - 1; k >= 0 && k >= c.span-3; k-- {
			switch strings.ToLower(g.words(g.spans[k])) {
			case "had", "have", "has", "were", "was", "are", "is", "involved", "involve", "got":
				return true
			}
		}
	}
	return false
}

// shareOfRows is the share of what the last filter lets through.
func (g *reading) shareOfRows(m Measure) {
	p := &g.plan
	agg, ok := m.Expr.(query.Aggregate)
	if !ok || len(p.Filters) == 0 {
		return
	}
	last := p.Filters[len(p.Filters)-1]
	p.Filters = p.Filters[:len(p.Filters)-1]
	part := agg
	part.Where = last.Expr
	p.Measures[0] = Measure{Name: "share of " + m.Name, Label: m.Label + " where " + last.Text + " / " + m.Label, Type: domain.Number, Column: m.Column,
		Expr: query.Arithmetic{Op: query.Divide, Left: part, Right: agg}, Numerator: part, Denominator: agg, DenominatorLabel: m.Label}
}

// parentOf is the dimension within which shares are taken: the one introduced
// by "each", "every", "per" or "within" where there are two or more.
func (g *reading) parentOf(ds []Dimension) string {
	if len(ds) < 2 {
		return ""
	}
	for i := len(g.eachOf) - 1; i >= 0; i-- {
		name := g.column(g.eachOf[i]).Name
		for k, d := range ds {
			if d.Column == name && (k > 0 || g.share == "parent" || len(g.eachOf) == 1) {
				return d.Name
			}
		}
	}
	if g.share == "parent" {
		return ds[0].Name
	}
	return ""
}

// buildInner makes the inner grouping of aggregates of aggregates: "average
// monthly sales", "average orders per customer", "how many customers have more
// than 3 orders".
func (g *reading) buildInner() {
	switch {
	case g.innerGrain():
	case g.innerThing():
	case g.counting && g.countOf != noColumn && len(g.plan.Having) > 0:
		g.countQualifying()
	}
}

// countQualifying counts the members of a column that meet a condition on
// groups.
func (g *reading) countQualifying() {
	p := &g.plan
	c := g.column(g.countOf)
	inner := &Stage{Dimensions: []Dimension{{Name: c.Name, Column: c.Name, Expr: query.Column{Name: c.Name}, Type: c.Type}}, Having: p.Having}
	inner.Dimensions = append(inner.Dimensions, p.Dimensions...)
	p.Having = nil
	p.Inner = inner
	p.Dimensions = outerDimensions(p.Dimensions)
	p.Measures = []Measure{{Name: "Count of " + c.Name, Label: "count of " + c.Name, Expr: query.Aggregate{Func: query.Count, Argument: query.Column{Name: c.Name}},
		Aggregate: query.Count, Column: c.Name, Type: domain.Integer, Additive: true}}
}

// outerDimensions are dimensions over the outputs of an inner grouping.
func outerDimensions(ds []Dimension) []Dimension {
	out := make([]Dimension, len(ds))
	for i, d := range ds {
		d.Expr = query.Column{Name: d.Name}
		out[i] = d
	}
	return out
}

func (g *reading) innerGrain() bool {
	p := &g.plan
	for _, w := range g.measures {
		if w.grain == "" || p.Time == nil || p.Time.Type == domain.Integer && w.grain != query.Year {
			continue
		}
		axis := query.Column{Name: p.Time.Column}
		d := Dimension{Name: p.Time.Column + " (" + string(w.grain) + ")", Column: p.Time.Column, Type: domain.Date, Grain: w.grain, Expr: query.Truncate{Grain: w.grain, Expr: axis}}
		if p.Time.Type == domain.Integer {
			d.Type, d.Expr = domain.Integer, axis
		}
		g.aggregateOf(w, []Dimension{d}, string(w.grain))
		return true
	}
	return false
}

func (g *reading) innerThing() bool {
	if len(g.perOne) == 0 {
		return false
	}
	c := g.column(g.perOne[0])
	d := Dimension{Name: c.Name, Column: c.Name, Expr: query.Column{Name: c.Name}, Type: c.Type}
	for _, w := range g.measures {
		g.aggregateOf(w, []Dimension{d}, c.Name)
		return true
	}
	if g.counting { // "orders per customer": one count over the other
		m := g.countMeasure()
		g.plan.Measures = []Measure{{Name: m.Name + " per " + c.Name, Label: m.Label + " / distinct count of " + c.Name, Type: domain.Number,
			Expr:      query.Arithmetic{Op: query.Divide, Left: m.Expr, Right: query.Aggregate{Func: query.Count, Argument: query.Column{Name: c.Name}, Distinct: true}},
			Numerator: m.Expr, Denominator: query.Aggregate{Func: query.Count, Argument: query.Column{Name: c.Name}, Distinct: true}, DenominatorLabel: "distinct count of " + c.Name}}
	}
	return true
}

// aggregateOf aggregates the totals of an inner grouping.
func (g *reading) aggregateOf(w wanted, by []Dimension, name string) {
	p := &g.plan
	var inner Measure
	switch {
	case len(w.columns) > 0 && NatureOf(g.column(w.columns[0].column)) == Rate && w.aggregate == "average":
		inner = g.measure("average", w.columns[0].column)
	case len(w.columns) > 0:
		inner = g.measure("sum", w.columns[0].column)
	default:
		inner = g.countMeasure()
	}
	fn, prefix := aggregateFunc(w.aggregate)
	p.Inner = &Stage{Dimensions: append(append([]Dimension{}, by...), p.Dimensions...), Measures: []Measure{inner}}
	p.Dimensions = outerDimensions(p.Dimensions)
	outer := Measure{Name: prefix + " " + inner.Name + " per " + name, Label: string(fn) + " of " + inner.Label + " per " + name, Aggregate: fn, Column: inner.Column,
		Type: domain.Number, Unit: inner.Unit, Expr: query.Aggregate{Func: fn, Argument: query.Column{Name: inner.Name}, At: w.at}}
	p.Measures = []Measure{outer}
}
