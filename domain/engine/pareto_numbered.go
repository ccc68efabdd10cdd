package engine

import (
	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

// settleNumbered takes what "how many countries make up 80% of revenue" asks the
// number of for the members, not for a count of them, and what they make up for
// the measure.
func (r *Request) settleNumbered() {
	c, ok := r.numberedColumn()
	if !ok {
		return
	}
	var measures []question.Measure
	for _, m := range r.Plan.Measures {
		if m.Column != c.Name && m.Column != "" {
			measures = append(measures, m)
		}
	}
	d := r.Dataset()
	for _, by := range r.Plan.Dimensions {
		if k, ok := d.Column(by.Column); ok && k.Role == domain.RoleMeasure && len(measures) == 0 {
			measures = append(measures, r.measureOf(k))
		}
	}
	if len(measures) > 0 {
		r.Plan.Measures = measures
	}
	r.Plan.Inner = nil
	r.Plan.Dimensions = []question.Dimension{{Name: c.Name, Column: c.Name, Expr: col(c.Name), Type: c.Type}}
}

// numberedColumn is the column whose name stands behind "how many" in a question
// about shares of a whole.
func (r *Request) numberedColumn() (domain.Column, bool) {
	w := r.words()
	at, n, ok := w.mention("how many")
	if !ok {
		return domain.Column{}, false
	}
	for _, c := range r.Dataset().Columns {
		if k, _, ok := w[at+n:].mention(c.Name); ok && k == 0 && (c.Role == domain.RoleDimension || c.Role == domain.RoleIdentifier) {
			return c, true
		}
	}
	return domain.Column{}, false
}
