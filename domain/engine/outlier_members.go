package engine

import (
	"context"
	"fmt"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/analysis"
	"github.com/lumenore/analytics-mcp-server/domain/query"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

// maxPeers is how many members are searched: each costs some hundred bytes
// while it is. More are searched as a sample with the extremes.
const maxPeers = 100_000

// rowsOfMember counts the rows behind a member's value.
const rowsOfMember = "_rows"

// searchMembers searches the members of a dimension, each against the others.
func (run *outlierRun) searchMembers(ctx context.Context) error {
	q := run.question
	p := run.Settled(q.measures[0], q.groups...)
	if len(q.measures) > 1 {
		p.Measures = q.measures
	}
	run.plan = p
	s := grouped(p)
	s.Outputs = append(s.Outputs, query.Output{As: rowsOfMember, Expr: query.Aggregate{Func: query.Count}})
	if p.Inner == nil {
		withVariances(&s, q.measures)
	}
	for _, d := range p.Dimensions {
		s.OrderBy = append(s.OrderBy, query.Order{By: col(d.Name)})
	}
	s.Limit = maxPeers + 1
	t, err := run.Run(ctx, s)
	if err != nil {
		return err
	}
	if len(t.Rows) > maxPeers {
		return domain.NewFault(domain.KindTooBig, fmt.Sprintf("there are more than %s members to compare.", whole(maxPeers)),
			"Add a filter, or ask by a dimension with fewer members.")
	}
	run.sql, run.observed = t.SQL, len(t.Rows)
	if run.observed == 0 {
		return nil
	}
	at := func(i int) Member { return memberOf(q.groups, t.Rows[i], 0) }
	for i, m := range q.measures {
		values := make([]float64, len(t.Rows))
		for j, row := range t.Rows {
			values[j] = number(row[len(p.Dimensions)+i])
		}
		out, err := analysis.PeerOutliers(values, analysis.OutlierOptions{Side: q.sideOf(m), Tests: len(q.measures)})
		if err != nil {
			return tooFewToSearch(err, "value", len(t.Rows), run.fewMembersSuggestion(m, q.groups))
		}
		if p.Inner == nil {
			run.withinChance(&out, t, i, at)
		}
		run.searched(m, nil, out)
		run.noteEdges(m, values, at)
		run.record(m, out, at, "what is usual")
		if !m.Additive && p.Inner == nil {
			run.thinMembers(out, t, m)
		}
	}
	return nil
}

// thinMembers says that averages of few rows stray far by chance.
func (run *outlierRun) thinMembers(out analysis.Outliers, t domain.Table, m question.Measure) {
	thin := 0
	for _, o := range out.Found {
		if number(t.Rows[o.Index][columnAt(t, rowsOfMember)]) < fewObservations {
			thin++
		}
	}
	if thin > 0 {
		run.caveats = append(run.caveats, fmt.Sprintf("%s of the %s found stand on fewer than %d rows, where %s strays far by chance.",
			whole(int64(thin)), countOf(len(out.Found), "member"), fewObservations, m.Name))
	}
}

// fewMembersSuggestion asks for the members' history instead.
func (run *outlierRun) fewMembersSuggestion(m question.Measure, groups []question.Dimension) string {
	d := run.Dataset()
	if d.DefaultTime != "" {
		return fmt.Sprintf("Ask over time: outliers in %s by %s and %s", m.Name, run.defaultGrain(), groups[0].Name)
	}
	if _, ok := rowValue(m); !ok {
		return fmt.Sprintf("Ask nlq_to_data for %s by %s, and judge them by eye.", m.Name, groups[0].Name)
	}
	return fmt.Sprintf("Ask of single records: outliers in %s", m.Name)
}
