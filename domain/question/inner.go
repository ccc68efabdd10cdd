package question

import (
	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/query"
)

// buildInner makes the inner grouping of aggregates of aggregates: "average
// monthly sales", "average orders per customer", "how many customers have more
// than 3 orders".
func (g *reading) buildInner() {
	switch {
	case g.innerGrain():
	case g.innerThing():
	case g.counting && g.countOf != noColumn && len(g.plan.Having) > 0 && !g.ownBound && !g.nearSQL():
		g.countQualifying()
	case g.countTime != "" && len(g.plan.Having) > 0 && g.plan.Time != nil:
		g.countPeriodsQualifying()
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
	p.Measures = []Measure{{Name: "Count of " + c.Name, Label: "count of " + c.Name,
		Expr:      query.Aggregate{Func: query.Count, Argument: query.Column{Name: c.Name}},
		Aggregate: query.Count, Column: c.Name, Type: domain.Integer, Additive: true}}
}

// countPeriodsQualifying counts the periods that meet a condition: "on how many
// days did total spend exceed 4000".
func (g *reading) countPeriodsQualifying() {
	p := &g.plan
	var e query.Expr = query.Column{Name: p.Time.Column}
	name := p.Time.Column
	if p.Time.Type != domain.Integer {
		e, name = query.Truncate{Grain: g.countTime, Expr: e}, name+" ("+string(g.countTime)+")"
	}
	p.Inner = &Stage{Having: p.Having,
		Dimensions: append([]Dimension{{Name: name, Column: p.Time.Column, Expr: e, Type: domain.Date, Grain: g.countTime}}, p.Dimensions...)}
	p.Having = nil
	p.Dimensions = outerDimensions(p.Dimensions)
	p.Measures = []Measure{{Name: "number of " + string(g.countTime) + "s", Label: "count of " + string(g.countTime) + "s",
		Expr:      query.Aggregate{Func: query.Count},
		Aggregate: query.Count, Type: domain.Integer, Additive: true}}
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
		d := Dimension{Name: p.Time.Column + " (" + string(w.grain) + ")", Column: p.Time.Column,
			Type: domain.Date, Grain: w.grain, Expr: query.Truncate{Grain: w.grain, Expr: axis}}
		if p.Time.Type == domain.Integer {
			d.Type, d.Expr = domain.Integer, axis
		}
		if !g.overAllDays(w) {
			g.aggregateOf(w, []Dimension{d}, string(w.grain))
		}
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
			Numerator: m.Expr, Denominator: query.Aggregate{Func: query.Count, Argument: query.Column{Name: c.Name}, Distinct: true},
			DenominatorLabel: "distinct count of " + c.Name}}
	}
	return true
}

// aggregateOf aggregates the totals of an inner grouping.
func (g *reading) aggregateOf(w wanted, by []Dimension, name string) {
	p := &g.plan
	var inner Measure
	switch {
	case len(w.columns) > 0 && NatureOf(g.column(w.columns[0].column)) == Rate && w.aggregate == "average" && !g.saysTotals(w):
		inner = g.measure("average", w.columns[0].column)
	case len(w.columns) > 0:
		inner = g.measure("sum", w.columns[0].column)
	default:
		inner = g.countMeasure()
	}
	if w.grain != "" && inner.Additive && w.aggregate != "sum" && w.aggregate != "maximum" {
		g.assume("a " + name + " without rows is left out of it, not taken as 0")
	}
	fn, prefix := aggregateFunc(w.aggregate)
	p.Inner = &Stage{Dimensions: append(append([]Dimension{}, by...), p.Dimensions...), Measures: []Measure{inner}}
	p.Dimensions = outerDimensions(p.Dimensions)
	outer := Measure{Name: prefix + " " + inner.Name + " per " + name, Label: string(fn) + " of " + inner.Label + " per " + name,
		Aggregate: fn, Column: inner.Column,
		Type: domain.Number, Unit: inner.Unit, Expr: query.Aggregate{Func: fn, Argument: query.Column{Name: inner.Name}, At: w.at}}
	p.Measures = []Measure{outer}
}
