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
	if len(q.variables) != 1 || q.variables[0].category || !compared || asksWhy || len(q.unit)+len(q.within) > 0 {
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
		q.asked = fmt.Sprint(e.Value)
	}
	r.Plan.Filters = slices.Delete(slices.Clone(r.Plan.Filters), at, at+1)
	r.Assume(fmt.Sprintf("Whether it differs where %s is told by all members of %s.", f.Text, v.name))
	q.variables = append(q.variables, v)
}
