package engine

import (
	"slices"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

// joinedNumbers takes numbers that are named with "or" or "and" beside a count as
// searched too: "number of calls or minutes" asks for either, and not for the calls of
// each length. What stands behind "by" is a group.
func (r *Request) joinedNumbers(q *outlierQuestion) {
	w, d := r.words(), r.Dataset()
	if !w.any("or", "and") || len(r.Plan.Measures) == 0 || r.Plan.Inner != nil {
		return
	}
	q.groups = slices.DeleteFunc(slices.Clone(q.groups), func(g question.Dimension) bool {
		c, ok := d.Column(g.Column)
		if !ok || g.Grain != "" || c.Role != domain.RoleMeasure || !c.Type.Numeric() {
			return false
		}
		at, n, named := r.mentionOf(c)
		joined := named && (at > 0 && oneOf(w[at-1], []string{"or", "and"}) || at+n < len(w) && oneOf(w[at+n], []string{"or", "and"}))
		if !joined || w[:at].any("by", "per", "each", "every", "across", "within") {
			return false
		}
		r.Plan.Measures = append([]question.Measure{r.measureOf(c)}, r.Plan.Measures...)
		r.Plan.Dimensions = slices.DeleteFunc(slices.Clone(r.Plan.Dimensions), func(of question.Dimension) bool { return of.Column == c.Name })
		return true
	})
}
