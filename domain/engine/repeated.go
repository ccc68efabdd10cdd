package engine

import (
	"context"
	"fmt"
	"strings"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/query"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

const (
	// repeatedRows is how many rows each time has at least, on average, where they
	// could all tell the same value.
	repeatedRows = 1.5
	// repeatedTimes is how many times it takes to see that they do, and not by chance.
	repeatedTimes = 10
)

// oncePerTime counts a value once that a table tells in each row of one time, as
// the rain of a day stands in the rows of all counters: to add it up over rows
// would count it as often as there are rows. What can't be taken once is told as a
// caveat.
func (r *Request) oncePerTime(ctx context.Context, p question.Plan) (question.Plan, string, error) {
	axis, ok := repeatable(p)
	if !ok {
		return p, "", nil
	}
	said := ""
	for _, name := range summedColumns(p) {
		c, _ := p.Dataset.Column(name)
		if c.Distinct < 2 || c.Distinct > axis.Distinct {
			continue
		}
		same, err := r.sameAtEachTime(ctx, p.Dataset.ID, axis.Name, name)
		if err != nil {
			return p, "", err
		}
		if !same {
			continue
		}
		holds := sizeOfThings{column: c, thing: axis}.holds()
		if once, ok := takenOnce(p, axis, c); ok {
			p = once
			r.Plan = p
			r.Assume(holds + ", so it is taken once for each.")
			p = r.Plan
			continue
		}
		said = holds + ": a sum over several of them counts it more than once."
	}
	return p, said, nil
}

// repeatable is the column of days of a plan's dataset where each has several rows.
func repeatable(p question.Plan) (domain.Column, bool) {
	if p.Form != question.Grouped || p.Time == nil {
		return domain.Column{}, false
	}
	c, ok := p.Dataset.Column(p.Time.Column)
	return c, ok && c.Type == domain.Date && c.Distinct >= repeatedTimes && float64(p.Dataset.Rows) >= repeatedRows*float64(c.Distinct)
}

// summedColumns are the columns that a plan adds up over rows.
func summedColumns(p question.Plan) []string {
	measures, having := p.Measures, p.Having
	if p.Inner != nil {
		measures, having = p.Inner.Measures, p.Inner.Having
	}
	var names []string
	for _, m := range measures {
		if m.Aggregate == query.Sum && m.Column != "" && !oneOf(m.Column, names) {
			names = append(names, m.Column)
		}
	}
	for _, f := range having {
		if c, ok := f.Expr.(query.Compare); ok {
			if name, ok := sumOfColumn(c.Left); ok && !oneOf(name, names) {
				names = append(names, name)
			}
		}
	}
	return names
}

// sumOfColumn is the column that an expression adds up.
func sumOfColumn(e query.Expr) (string, bool) {
	a, ok := e.(query.Aggregate)
	if !ok || a.Func != query.Sum || a.Where != nil {
		return "", false
	}
	c, ok := a.Argument.(query.Column)
	return c.Name, ok
}

// sameAtEachTime reports whether a column has one value at each time, nulls aside.
func (r *Request) sameAtEachTime(ctx context.Context, id domain.SchemaID, axis, name string) (bool, error) {
	const at, low, high, varies = "at", "low", "high", "varies"
	times := query.Select{Dataset: id, Outputs: []query.Output{
		{As: at, Expr: col(axis), Key: true},
		{As: low, Expr: query.Aggregate{Func: query.Minimum, Argument: col(name)}},
		{As: high, Expr: query.Aggregate{Func: query.Maximum, Argument: col(name)}},
	}}
	t, err := r.Run(ctx, query.Select{From: &times, Outputs: []query.Output{
		{As: varies, Expr: query.Aggregate{Func: query.Count, Where: compare(query.NotEqual, col(low), col(high))}},
	}})
	if err != nil {
		return false, err
	}
	return integerAt(t, 0) == 0, nil
}

// takenOnce is a plan that takes a column's value once for each time; false where
// its shape does not allow that.
func takenOnce(p question.Plan, axis, c domain.Column) (question.Plan, bool) {
	switch {
	case p.Compare != nil && (p.Inner != nil || len(p.Dimensions) > 0):
		return p, false
	case p.Inner != nil && byEachTime(p.Inner.Dimensions, axis):
		inner := *p.Inner
		inner.Measures, inner.Having = highestOf(inner.Measures, c), boundOnHighest(inner.Having, c)
		p.Inner = &inner
		return p, true
	case p.Inner != nil:
		return p, false
	case byEachTime(p.Dimensions, axis):
		p.Measures, p.Having = highestOf(p.Measures, c), boundOnHighest(p.Having, c)
		return p, true
	case len(p.Measures) != 1 || len(p.Having) > 0 || !onlyAlongTime(p.Dimensions):
		return p, false
	}
	m := p.Measures[0]
	day := question.Dimension{Name: c.Name + " at", Column: axis.Name, Type: axis.Type, Grain: query.Day, Expr: col(axis.Name)}
	p.Inner = &question.Stage{Dimensions: append([]question.Dimension{day}, p.Dimensions...), Measures: highestOf(p.Measures, c)}
	m.Label = fmt.Sprintf("sum of %s once per %s", c.Name, axis.Name)
	m.Expr = query.Aggregate{Func: query.Sum, Argument: col(m.Name)}
	p.Measures = []question.Measure{m}
	outer := make([]question.Dimension, len(p.Dimensions))
	for i, d := range p.Dimensions {
		d.Expr = col(d.Name)
		outer[i] = d
	}
	p.Dimensions = outer
	return p, true
}

// byEachTime reports whether rows are grouped by each time of their own.
func byEachTime(dimensions []question.Dimension, axis domain.Column) bool {
	for _, d := range dimensions {
		if d.Column == axis.Name && d.Grain == query.Day && !d.Calendar {
			return true
		}
	}
	return false
}

// onlyAlongTime reports whether rows are grouped by time alone: a thing's own rows
// tell the value once already.
func onlyAlongTime(dimensions []question.Dimension) bool {
	for _, d := range dimensions {
		if d.Grain == "" && !d.Calendar {
			return false
		}
	}
	return true
}

// highestOf takes the highest of a column's values, which are all the same, where
// they were added up.
func highestOf(measures []question.Measure, c domain.Column) []question.Measure {
	out := append([]question.Measure(nil), measures...)
	for i := range out {
		if out[i].Column == c.Name && out[i].Aggregate == query.Sum {
			out[i].Expr = query.Aggregate{Func: query.Maximum, Argument: col(c.Name)}
			out[i].Aggregate, out[i].Additive, out[i].Label = query.Maximum, false, c.Name
		}
	}
	return out
}

// boundOnHighest does the same to conditions on groups.
func boundOnHighest(having []question.Filter, c domain.Column) []question.Filter {
	out := append([]question.Filter(nil), having...)
	for i, f := range out {
		bound, ok := f.Expr.(query.Compare)
		if name, sums := sumOfColumn(bound.Left); ok && sums && name == c.Name {
			bound.Left = query.Aggregate{Func: query.Maximum, Argument: col(c.Name)}
			out[i].Expr, out[i].Text = bound, withoutSum(f.Text, c.Name)
		}
	}
	return out
}

// withoutSum shows a bound on a sum as one on the value itself.
func withoutSum(text, name string) string {
	if rest, ok := strings.CutPrefix(text, "sum("+name+")"); ok {
		return name + rest
	}
	return text
}
