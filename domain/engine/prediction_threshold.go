package engine

import (
	"fmt"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/query"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

// refuseWhen refuses "when will X exceed N", of which N would be a condition on the
// rows: it asks for a time, and a forecast tells what to expect of each.
func (r *Request) refuseWhen() error {
	if !r.words().any("when", "soon", "until") {
		return nil
	}
	for _, f := range append(append([]question.Filter{}, r.Plan.Filters...), r.Plan.Having...) {
		column, ok := bounded(f.Expr)
		d := r.Dataset()
		if c, known := d.Column(column); !ok || !known || c.Role != domain.RoleMeasure {
			continue
		}
		return domain.NewFault(domain.KindUnsupported,
			"a forecast tells what to expect of each period and between which bounds, not when a limit is passed.",
			fmt.Sprintf("Ask: forecast total %s by month for the next 6 months; then see which month is the first beyond the limit.", column))
	}
	return nil
}

// bounded is the column that a condition bounds from above or below.
func bounded(e query.Expr) (column string, ok bool) {
	x, ok := e.(query.Compare)
	if !ok || x.Op == query.Equal || x.Op == query.NotEqual {
		return "", false
	}
	left := x.Left
	if a, ok := left.(query.Aggregate); ok {
		left = a.Argument
	}
	c, ok := left.(query.Column)
	return c.Name, ok
}
