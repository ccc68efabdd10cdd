package engine

import (
	"fmt"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/analysis"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

// nearlyAll is the share of cells, one a time and member, from which a table
// holds one row of each: some are missing, and the counts of large tables are
// estimates. Of periods it is the share with the same number of rows from which
// that number is no event.
const nearlyAll = 0.95

// unnamedMeasures are searched by period where the question names no measure:
// the default one, and how many rows there are where they are events, since an
// unusual day may be one on which more or less happened.
func (r *Request) unnamedMeasures() []question.Measure {
	d := r.Dataset()
	c, ok := d.Column(d.DefaultMeasure)
	if !ok || !r.eventRows() {
		return []question.Measure{r.Measure()}
	}
	m := AverageOf(c)
	if question.NatureOf(c) == question.Amount {
		m = SumOf(c)
	}
	r.Assume(fmt.Sprintf("No measure is named, so %s and the number of rows are searched.", m.Label))
	return []question.Measure{m, CountRows()}
}

// eventRows reports whether rows may be events, of which one period may hold
// more than another: not a table with one row a day, nor one that tells at each
// time how each member stands.
func (r *Request) eventRows() bool {
	axis, ok := axisOf(r.Plan)
	d := r.Dataset()
	c, found := d.Column(axis.Column)
	if !ok || !found || !c.Type.Temporal() || c.Distinct == 0 {
		return false
	}
	rows := float64(d.Rows) * (1 - c.NullShare)
	if c.Type == domain.Date && float64(c.Distinct) >= nearlyAll*rows {
		return false
	}
	each := rows / float64(c.Distinct)
	for _, k := range d.Columns {
		cells := float64(k.Distinct)
		if (k.Role == domain.RoleDimension || k.Role == domain.RoleIdentifier) && cells > 1 && each <= cells && each >= nearlyAll*cells {
			return false
		}
	}
	return true
}

// steady reports whether nearly all periods of a series have the same value, as
// the rows a day of what is measured by the hour.
func steady(s analysis.Series) bool {
	held := map[float64]int{}
	most := 0
	for _, v := range s.Values {
		held[v]++
		most = max(most, held[v])
	}
	return float64(most) >= nearlyAll*float64(s.Len())
}
