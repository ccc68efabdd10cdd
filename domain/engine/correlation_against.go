package engine

import (
	"fmt"
	"slices"

	"github.com/lumenore/analytics-mcp-server/domain/query"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

// againstOthers reads "is overtime higher in Support": whether a number is higher
// for one member asks about all members of its column, not about the rows of that
// one, among which the column no longer varies.
func (r *Request) againstOthers(q *correlationQuestion) {
	w := r.words()
	compared := w.any("higher", "lower", "larger", "smaller", "bigger", "longer", "shorter",
		"more", "less", "better", "worse", "greater", "fewer", "different", "above", "below")
	asksWhy := w.firstLike("driv", "factor", "influenc", "affect", "what", "why", "which") >= 0
	if compared && len(q.variables) == 2 {
		r.freeCompared(q)
	}
	if len(q.variables) != 1 || q.variables[0].category && q.variables[0].state == "" || !compared || asksWhy || len(q.unit)+len(q.within) > 0 {
		return
	}
	if r.amongMembers(q) || r.againstCalendar(q) {
		return
	}
	at := slices.IndexFunc(r.Plan.Filters, func(f question.Filter) bool {
		if len(f.Columns) != 1 || f.Columns[0] == q.variables[0].column {
			return false
		}
		e, ok := f.Expr.(query.Compare)
		return ok && e.Op == query.Equal
	})
	if at < 0 {
		return
	}
	f := r.Plan.Filters[at]
	v, ok := r.variableOf(f.Columns[0])
	if !ok || !v.category {
		return
	}
	if e, ok := f.Expr.(query.Compare).Right.(query.Literal); ok {
		q.asked = []string{fmt.Sprint(e.Value)}
	}
	r.Plan.Filters = slices.Delete(slices.Clone(r.Plan.Filters), at, at+1)
	r.Assume(fmt.Sprintf("Whether it differs where %s is told by all members of %s.", f.Text, v.name))
	q.variables = append(q.variables, v)
}

// freeCompared drops the condition that holds one of the two sides to the value that is
// compared: "is the amount higher for returned orders" asks of the others too.
func (r *Request) freeCompared(q *correlationQuestion) {
	for i, f := range r.Plan.Filters {
		v, ok := r.stateOf(f)
		side := slices.IndexFunc(q.variables, func(x variable) bool { return x.column == v.column && x.category })
		if e, equal := f.Expr.(query.Compare); ok && side >= 0 && equal && q.variables[1-side].value != nil {
			l, _ := e.Right.(query.Literal)
			q.asked = []string{fmt.Sprint(l.Value)}
			r.Plan.Filters = slices.Delete(slices.Clone(r.Plan.Filters), i, i+1)
			r.Assume(fmt.Sprintf("Whether it differs where %s is told by all rows.", f.Text))
			return
		}
	}
}

// nameAsked notes the members that a question holds against each other, whose figures
// are then told whatever stands out.
func (r *Request) nameAsked(q *correlationQuestion) {
	for _, f := range r.Plan.Filters {
		in, ok := f.Expr.(query.In)
		if !ok || !slices.ContainsFunc(q.variables, func(v variable) bool { return v.category && oneOf(v.column, f.Columns) }) {
			continue
		}
		for _, value := range in.Values {
			q.asked = append(q.asked, fmt.Sprint(value))
		}
	}
}

// amongMembers reads "is the fee higher for Gold than for Silver": the rows of some
// members are held against each other, by their column, which the condition keeps. What
// else goes along with the fee of those rows was not asked.
func (r *Request) amongMembers(q *correlationQuestion) bool {
	for _, f := range r.Plan.Filters {
		in, ok := f.Expr.(query.In)
		if !ok || len(f.Columns) != 1 || len(in.Values) < 2 || f.Columns[0] == q.variables[0].column {
			continue
		}
		v, ok := r.variableOf(f.Columns[0])
		if !ok || !v.category {
			continue
		}
		v.levels = int64(len(in.Values))
		q.variables = append(q.variables, v)
		return true
	}
	return false
}

// againstCalendar reads "are falls higher in winter": whether a row is of that part of
// the calendar is the other side; among its rows alone nothing would be compared.
func (r *Request) againstCalendar(q *correlationQuestion) bool {
	for i, f := range r.Plan.Filters {
		in, ok := f.Expr.(query.In)
		if !ok || len(f.Columns) != 1 {
			continue
		}
		if _, part := in.Expr.(query.Extract); !part {
			continue
		}
		const both = 2
		r.Plan.Filters = slices.Delete(slices.Clone(r.Plan.Filters), i, i+1)
		r.Assume(fmt.Sprintf("Rows are compared by whether %s.", f.Text))
		q.variables = append(q.variables, variable{name: f.Text, state: f.Text, value: inState(f.Expr, f.Columns[0]), category: true, levels: both})
		return true
	}
	return false
}
