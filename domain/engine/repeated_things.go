package engine

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/query"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

// oncePerThing counts a value once that a table tells again in each row of a thing,
// as the capacity of a plant stands in the rows of all of its days: to add it up
// over rows would count it as often as there are days. What can't be taken once is
// told as a caveat.
func (r *Request) oncePerThing(ctx context.Context, p question.Plan) (question.Plan, string, error) {
	summed, held := heldThings(p)
	if held {
		size, _, err := r.repeatedSize(ctx, summed)
		if size.thing.Name == "" || err != nil {
			return p, "", err
		}
		p = summed
		r.Plan.Reading.Assumptions, r.Plan.Reading.Alternatives = p.Reading.Assumptions, p.Reading.Alternatives
	}
	size, told, err := r.repeatedSize(ctx, p)
	if size.thing.Name == "" || err != nil {
		return p, told, err
	}
	r.Plan, _ = takenOncePerThing(p, size.thing, size.column)
	r.assumeOnce(size)
	return r.Plan, "", nil
}

// heldThings is a plan that adds up the things which a column says that each row holds,
// "beds by division", where only the reader chose to average them; false where it is no
// such plan.
func heldThings(p question.Plan) (question.Plan, bool) {
	if len(p.Measures) != 1 || !p.Measures[0].Chosen || p.Measures[0].Aggregate != query.Average {
		return p, false
	}
	m := p.Measures[0]
	c, ok := p.Dataset.Column(m.Column)
	average, isAverage := m.Expr.(query.Aggregate)
	if !ok || !isAverage || !question.HoldsThings(c) {
		return p, false
	}
	average.Func = query.Sum
	sum := question.Measure{Name: c.Name, Label: "sum(" + c.Name + ")", Expr: average,
		Aggregate: query.Sum, Column: c.Name, Type: c.Type, Unit: m.Unit, Additive: true}
	p.Measures = []question.Measure{sum}
	p.Order = slices.Clone(p.Order)
	for i := range p.Order {
		if p.Order[i].By == m.Name {
			p.Order[i].By = sum.Name
		}
	}
	p.Reading.Assumptions = slices.DeleteFunc(slices.Clone(p.Reading.Assumptions), func(said string) bool { return said == question.Averaged(c) })
	p.Reading.Alternatives = []string{"average of " + c.Name}
	return p, true
}

// repeatedSize is the column of a plan that is to be taken once for each thing;
// without a name where there is none, with a caveat where it can't be.
func (r *Request) repeatedSize(ctx context.Context, p question.Plan) (size sizeOfThings, told string, err error) {
	if p.Form != question.Grouped || p.Inner != nil {
		return size, "", nil
	}
	c, averaged, ok := levelSummed(p)
	if !ok {
		return size, "", nil
	}
	thing, certain, err := r.thingOf(ctx, p, c)
	if err != nil || averaged && (thing.Name == "" || !certain) {
		return size, "", err
	}
	if thing.Name == "" {
		return size, addedOverTimes(p, c), nil
	}
	found := sizeOfThings{column: c, thing: thing}
	if above, ok := sharedOut(p); ok && !question.FlowsOver(above, c) {
		return size, fmt.Sprintf("%s: both %s and it are added up over the same rows, so the ratio is of the sums of them and no figure per %s.",
			found.holds(), above.Name, thing.Name), nil
	}
	if _, ok := takenOncePerThing(p, thing, c); !ok || !certain {
		return size, found.holds() + ": a sum over them counts it as often as it has rows.", nil
	}
	return found, "", nil
}

// addedOverTimes says that a number of things which a table tells of each member at each
// time is added up over the times too: so many beds were not occupied at once.
func addedOverTimes(p question.Plan, c domain.Column) string {
	if p.Time == nil || len(p.Measures) != 1 || p.Measures[0].Aggregate != query.Sum || !question.HoldsThings(c) || question.NatureOf(c) == question.Amount {
		return ""
	}
	axis, _ := p.Dataset.Column(p.Time.Column)
	if byEachTime(p.Dimensions, axis) || p.Period != nil && p.Period.From.Equal(p.Period.To) {
		return ""
	}
	for _, named := range p.Dataset.Columns {
		if named.Type == domain.String && named.Distinct > 1 && fillsPanel(p, named) {
			return fmt.Sprintf("%s is told of each %s at each %s: the sum adds up the times too. Ask for its average, or for one %s.",
				c.Name, named.Name, axis.Name, axis.Name)
		}
	}
	return ""
}

// levelSummed is a column that a plan adds up, or divides by the sum of, though
// nothing says that it is an amount; averaged where the sum is already that of each time.
func levelSummed(p question.Plan) (c domain.Column, averaged, ok bool) {
	for _, m := range p.Measures {
		of := m.Expr
		if m.Denominator != nil && m.Aggregate == "" {
			of = m.Denominator
		}
		sum, averaged := question.SumAtEachTime(of)
		name, ok := sumOfColumn(sum)
		c, known := p.Dataset.Column(name)
		if ok && known && c.NullShare == 0 && (question.NatureOf(c) != question.Amount || question.AmountByValues(c)) {
			return c, averaged, true
		}
	}
	return c, false, false
}

// sharedOut is the column whose sum a plan's only measure divides.
func sharedOut(p question.Plan) (domain.Column, bool) {
	if len(p.Measures) != 1 || p.Measures[0].Denominator == nil {
		return domain.Column{}, false
	}
	upper, _ := scaledSum(p.Measures[0].Numerator)
	name, ok := sumOfColumn(upper)
	if !ok {
		return domain.Column{}, false
	}
	return p.Dataset.Column(name)
}

// scaledSum is a sum without the number that it is multiplied by, "deaths per 1,000", and
// how to multiply another alike; nil where it is no sum.
func scaledSum(e query.Expr) (sum query.Expr, times func(query.Expr) query.Expr) {
	times = func(e query.Expr) query.Expr { return e }
	if product, ok := e.(query.Arithmetic); ok && product.Op == query.Multiply {
		if _, ok := product.Right.(query.Literal); ok {
			e = product.Left
			times = func(e query.Expr) query.Expr {
				return query.Arithmetic{Op: query.Multiply, Left: e, Right: product.Right}
			}
		}
	}
	if above, ok := e.(query.Aggregate); !ok || above.Func != query.Sum {
		return nil, times
	}
	return e, times
}

// takenOncePerThing is a plan that takes a column's value once for each thing; false
// where its shape does not allow that.
func takenOncePerThing(p question.Plan, thing, c domain.Column) (question.Plan, bool) {
	if len(p.Measures) != 1 || len(p.Having) > 0 || len(p.Derived) > 0 {
		return p, false
	}
	const upper, lower = "above", "below"
	m := p.Measures[0]
	highest := question.Measure{
		Name: lower, Label: c.Name, Column: c.Name, Type: c.Type,
		Aggregate: query.Maximum, Expr: query.Aggregate{Func: query.Maximum, Argument: col(c.Name)},
	}
	inner := []question.Measure{highest}
	var once query.Expr = query.Aggregate{Func: query.Sum, Argument: col(lower)}
	if m.Denominator != nil {
		above, times := scaledSum(m.Numerator)
		if above == nil {
			return p, false
		}
		inner = append(inner, question.Measure{Name: upper, Label: upper, Expr: above, Aggregate: query.Sum, Type: domain.Number})
		m.Numerator, m.Denominator = times(query.Aggregate{Func: query.Sum, Argument: col(upper)}), once
		once = query.Arithmetic{Op: query.Divide, Left: m.Numerator, Right: m.Denominator}
		m.DenominatorLabel = fmt.Sprintf("sum of %s once per %s", c.Name, thing.Name)
		shared, _ := sumOfColumn(above)
		said := orWord(m.Column, shared)
		if _, scaled := m.Numerator.(query.Arithmetic); scaled {
			said, _, _ = strings.Cut(m.Label, " / ")
		}
		m.Label = fmt.Sprintf("%s over the %s", said, m.DenominatorLabel)
	} else {
		m.Label = fmt.Sprintf("sum of %s once per %s", c.Name, thing.Name)
	}
	m.Expr = once
	p.Measures = []question.Measure{m}
	of := question.Dimension{Name: c.Name + " of", Column: thing.Name, Type: thing.Type, Expr: col(thing.Name)}
	p.Inner = &question.Stage{Dimensions: append([]question.Dimension{of}, p.Dimensions...), Measures: inner}
	outer := make([]question.Dimension, len(p.Dimensions))
	for i, d := range p.Dimensions {
		d.Expr = col(d.Name)
		outer[i] = d
	}
	p.Dimensions = outer
	return p, true
}
