package engine

import (
	"fmt"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/period"
	"github.com/lumenore/analytics-mcp-server/domain/query"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

// twoMembers is what a question about two members of one column correlates:
// "correlation between West and East" asks of the series of both over time,
// since no row belongs to both. It is false for other questions, and a fault
// where the members have no series.
func (r *Request) twoMembers() ([]variable, bool, error) {
	w := r.words()
	if w.firstLike("correlat", "relat", "associat", "together", "move", "comove") < 0 || w.firstLike("factor", "driv", "influenc") >= 0 {
		return nil, false, nil
	}
	r.dropCounts() // nobody asked for
	for _, f := range r.Plan.Filters {
		in, ok := f.Expr.(query.In)
		if !ok || len(f.Columns) != 1 || len(in.Values) != 2 || len(r.Plan.Measures) > 1 || !r.membersAsked(f.Columns[0]) {
			continue
		}
		if len(r.Plan.Measures) == 1 && !w.any("between") {
			continue
		}
		variables, err := r.memberVariables(f.Columns[0], in)
		return variables, true, err
	}
	return nil, false, nil
}

// membersAsked reports whether nothing but one column's members and at most one
// measure is named, so that there is no other pair to correlate.
func (r *Request) membersAsked(column string) bool {
	for _, v := range r.namedVariables() {
		if v.category && v.column != column {
			return false
		}
	}
	return true
}

// memberVariables are the measure of each of two members, by period.
func (r *Request) memberVariables(column string, in query.In) ([]variable, error) {
	axis, timed := axisOf(r.Plan)
	m := r.Measure()
	a, plain := m.Expr.(query.Aggregate)
	if !timed || !plain || a.Where != nil {
		return nil, domain.NewFault(domain.KindUnsupported,
			fmt.Sprintf("two members of %s share no rows, so they can only be correlated over time, by a plain measure.", column),
			fmt.Sprintf("Compare them instead: %s by %s", m.Name, column))
	}
	if _, grouped := timeline(r.Plan); !grouped && axis.Grain == "" {
		if axis.Grain = r.grainSaid(); axis.Grain == "" {
			axis.Grain = r.grainOfMembers(axis)
		}
		r.Plan.Time = &axis
		r.Assume(fmt.Sprintf("Values are taken by %s.", axis.Grain))
	}
	r.Assume(fmt.Sprintf("Two members of %s share no rows, so their series over time are compared.", column))
	var out []variable
	for _, value := range in.Values {
		one := m
		part := a
		part.Where = query.Compare{Op: query.Equal, Left: in.Expr, Right: query.Literal{Value: value}}
		one.Expr = part
		one.Name = fmt.Sprintf("%s of %v", m.Name, value)
		one.Label = fmt.Sprintf("%s of %v", m.Label, value)
		out = append(out, variable{name: one.Name, measure: &one})
	}
	return out, nil
}

// grainOfMembers is the grain that members are compared by where none is named:
// weeks of what is noted nearly every day, since months are few.
func (r *Request) grainOfMembers(axis question.TimeAxis) query.Grain {
	usual := r.defaultGrain()
	d := r.Dataset()
	c, _ := d.Column(axis.Column)
	from, through := span(c)
	if usual == query.Month && c.Type == domain.Date && float64(c.Distinct) >= regularShare*float64(period.Count(query.Day, from, through)) {
		return query.Week
	}
	return usual
}

// missingLevels says of categories that rows without a value are no level of them.
func (run *correlationRun) missingLevels() []string {
	var out []string
	d := run.Dataset()
	for _, v := range run.question.variables {
		if c, ok := d.Column(v.column); ok && v.category && tickedOff(c) {
			out = append(out, fmt.Sprintf("Rows without %s are taken to say no to it.", c.Name))
		} else if ok && v.category && c.NullShare > 0 {
			out = append(out, fmt.Sprintf("%s of the rows have no %s and take no part in what is said of it.", percent(c.NullShare), c.Name))
		}
	}
	return out
}
