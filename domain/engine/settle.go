package engine

import (
	"fmt"
	"slices"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/query"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

// Measure is what an analysis measures: the plan's first measure, else a
// default that is stated. A question read as a list of records or members
// means the numbers that it names. Of several it takes the first, and says so.
func (r *Request) Measure() question.Measure {
	if r.Plan.Inner != nil && len(r.Plan.Inner.Measures) > 0 && !r.perMember {
		return r.firstOf(r.Plan.Inner.Measures)
	}
	if len(r.Plan.Measures) > 0 {
		return r.firstOf(r.Plan.Measures)
	}
	d := r.Dataset()
	var named []domain.Column
	for _, name := range r.Plan.Fields {
		if c, ok := d.Column(name); ok && c.Role == domain.RoleMeasure {
			named = append(named, c)
		}
	}
	if len(named) > 0 {
		m := r.measureOf(named[0])
		if mentioned := r.mentionedFields(); slices.ContainsFunc(named[1:], func(c domain.Column) bool { return slices.Contains(mentioned, c.Name) }) {
			r.assumeFirst(m)
		}
		return m
	}
	if c, ok := d.Column(d.DefaultMeasure); ok {
		m := r.measureOf(c)
		r.Assume(fmt.Sprintf("No measure is named, so %s is taken.", m.Label))
		return m
	}
	r.Assume("No measure is named and there is none, so rows are counted.")
	return CountRows()
}

// firstOf is the first of the measures named.
func (r *Request) firstOf(named []question.Measure) question.Measure {
	if len(named) > 1 {
		r.assumeFirst(named[0])
	}
	return named[0]
}

// assumeFirst says that an analysis looks at one of the measures named: what
// is left out silently is taken for answered.
func (r *Request) assumeFirst(m question.Measure) {
	r.Assume(fmt.Sprintf("Of the measures named, %s is looked at; ask for the others one by one.", m.Name))
}

// measureOf aggregates a column by its nature: amounts add up, levels are averaged.
func (r *Request) measureOf(c domain.Column) question.Measure {
	if question.NatureOf(c) == question.Amount {
		if question.AmountByValues(c) {
			r.Assume(c.Name + " is added up, since " + question.WhyAmount(c) + ".")
		}
		return SumOf(c)
	}
	r.Assume(c.Name + " is averaged, since its values don't add up.")
	return AverageOf(c)
}

// SumOf adds up a column.
func SumOf(c domain.Column) question.Measure {
	return question.Measure{
		Name: c.Name, Label: "sum(" + c.Name + ")", Column: c.Name, Type: c.Type, Unit: c.Unit, Additive: true,
		Aggregate: query.Sum, Expr: query.Aggregate{Func: query.Sum, Argument: col(c.Name)},
	}
}

// AverageOf averages a column.
func AverageOf(c domain.Column) question.Measure {
	sum := query.Aggregate{Func: query.Sum, Argument: col(c.Name)}
	count := query.Aggregate{Func: query.Count, Argument: col(c.Name)}
	return question.Measure{
		Name: "average " + c.Name, Label: "average(" + c.Name + ")", Column: c.Name, Type: domain.Number, Unit: c.Unit,
		Aggregate: query.Average, Expr: query.Aggregate{Func: query.Average, Argument: col(c.Name)},
		Numerator: sum, Denominator: count, DenominatorLabel: "rows",
	}
}

// CountRows counts rows.
func CountRows() question.Measure {
	return question.Measure{
		Name: "Count", Label: "count of rows", Type: domain.Integer, Additive: true,
		Aggregate: query.Count, Expr: query.Aggregate{Func: query.Count},
	}
}

// Breakdown is the plan's dimensions without its timeline: whose members an
// analysis looks at one by one.
func (r *Request) Breakdown() []question.Dimension {
	dimensions := r.Plan.Dimensions
	if r.Plan.Inner != nil {
		dimensions = r.Plan.Inner.Dimensions
	}
	if r.perMember {
		dimensions = sourceDimensions(r.Plan)
	}
	var out []question.Dimension
	for _, d := range dimensions {
		if d.Grain == "" || d.Calendar {
			out = append(out, d)
		}
	}
	return out
}

// Settled is the plan as an analysis runs it: grouped, with one measure and
// these dimensions, its filters and its period; what only shapes a table
// (order, limit, shares, running totals) is left out, and what rows repeat of a thing is
// taken once.
func (r *Request) Settled(m question.Measure, dimensions ...question.Dimension) question.Plan {
	p := r.Plan
	p.Form = question.Grouped
	p.Measures = []question.Measure{m}
	p.Dimensions = dimensions
	p.Fields, p.Derived, p.Order, p.Within, p.Inner, p.Compare = nil, nil, nil, nil, nil, nil
	p.Limit = 0
	if r.perMember {
		return r.perMemberPlan(p, dimensions)
	}
	return r.repeats.once(p)
}
