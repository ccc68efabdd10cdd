package engine

import (
	"fmt"
	"slices"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/query"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

// countOfOneRecord looks at a number of rows beside values of records, "high fees or
// number of visits": a record is one row, so that half of what was asked for would be
// lost. Both are searched by whose the records are where only one column can say so;
// else it must be said.
func (r *Request) countOfOneRecord(q *outlierQuestion) error {
	ms := r.Plan.Measures
	count := slices.IndexFunc(ms, func(m question.Measure) bool { return m.Aggregate == query.Count && !conditional(m) })
	value := slices.IndexFunc(ms, func(m question.Measure) bool { return m.Aggregate != query.Count && m.Column != "" })
	if q.shape != recordOutliers || count < 0 || value < 0 || !r.countsAsked() {
		return nil
	}
	if holder, ok := r.onlyHolder(); ok && len(q.groups)+len(q.within) == 0 {
		q.shape = memberOutliers
		q.groups = []question.Dimension{{Name: holder.Name, Column: holder.Name, Expr: col(holder.Name), Type: holder.Type}}
		r.Assume(fmt.Sprintf("One record has no number of records, so those of each %s are taken together.", holder.Name))
		if _, timed := axisOf(r.Plan); timed {
			r.Plan.Reading.Alternatives = append(append([]string(nil), r.Plan.Reading.Alternatives...), "by month")
		}
		return nil
	}
	ask := sideWords(r.askedSide(ms)) + " " + ms[value].Column
	if _, timed := axisOf(r.Plan); timed {
		ask += " or number of rows by month"
	} else if by := groupings(r.Dataset()); len(by) > 0 {
		ask += " or number of rows by " + by[0].Name
	}
	return domain.NewFault(domain.KindUnsupported, "one record has a value of "+ms[value].Column+", but no number of records.",
		"Name whose they are, or a period, as in: "+ask)
}

// onlyHolder is the one column whose members are many and have several rows each:
// the employees of expenses, the patients of visits.
func (r *Request) onlyHolder() (domain.Column, bool) {
	d := r.Dataset()
	var found []domain.Column
	for _, c := range d.Columns {
		many := c.Type == domain.String && c.Distinct > manyHolders && uniqueness(c, d.Rows) <= 1.0/leastEach
		if many && (c.Role == domain.RoleDimension || c.Role == domain.RoleIdentifier) {
			found = append(found, c)
		}
	}
	if len(found) != 1 {
		return domain.Column{}, false
	}
	return found[0], true
}

const (
	// manyHolders members are more than kinds of records: of fewer, each is a group.
	manyHolders = 20
	// leastEach is how many rows members have on average that have a number of them.
	leastEach = 2
)
