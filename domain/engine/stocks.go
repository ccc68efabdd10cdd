package engine

import (
	"context"
	"fmt"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/period"
	"github.com/lumenore/analytics-mcp-server/domain/query"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

// ofItsOwn is the share of rows from which on a column names them: each is a thing
// by itself, such as an account with the day on which it was opened, and none
// tells again how another stands.
const ofItsOwn = 0.9

// sumsStock reports whether a measure adds up what is there at a time, in a table
// that tells again and again how things stand.
func sumsStock(d domain.Dataset, m question.Measure, axis question.TimeAxis) bool {
	t, ok := d.Column(axis.Column)
	if !ok || m.Aggregate != query.Sum || !question.IsStock(m.Column) || t.Distinct < 2 {
		return false
	}
	for _, c := range d.Columns {
		named := c.Role == domain.RoleIdentifier || c.Role == domain.RoleDimension
		if named && c.Name != t.Name && float64(c.Distinct) >= ofItsOwn*float64(d.Rows) {
			return false
		}
	}
	return true
}

// stockCaveat says that a stock is added up over time; empty where it is of one
// time, or told by each.
func (r *Request) stockCaveat(ctx context.Context, p question.Plan) (string, error) {
	axis, ok := axisOf(p)
	if !ok || p.Form != question.Grouped || p.Inner != nil {
		return "", nil
	}
	for _, m := range p.Measures {
		if !sumsStock(r.Dataset(), m, axis) {
			continue
		}
		d := r.Dataset()
		c, _ := d.Column(axis.Column)
		grain, err := r.resolution(ctx, c)
		if err != nil {
			return "", err
		}
		if d, ok := timeline(p); ok && !finer(grain, d.Grain) {
			continue
		}
		from, through := span(c)
		if p.Period != nil {
			from, through = later(from, p.Period.From), earlier(through, p.Period.To)
		}
		if n := period.Count(grain, from, through); n > 1 {
			return fmt.Sprintf("%s is what is there at a time: this adds it up over the %ss of each period, which says little. "+
				"Ask for its average, or for one %s.",
				m.Column, grain, grain), nil
		}
	}
	return "", nil
}
