package engine

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/lumenore/analytics-mcp-server/domain/analysis"
	"github.com/lumenore/analytics-mcp-server/domain/query"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

// group is one of few groups that a question asks for.
type group struct {
	at     Member
	values analysis.GroupSummary
}

// standingGroups tells which of few groups are out of the ordinary by their
// mean: there is no median of peers for four lines, but each has many rows.
func (run *outlierRun) standingGroups(ctx context.Context) error {
	q := run.question
	if !q.subject || len(q.within) != 1 {
		return nil
	}
	return run.sayStanding(ctx, q.within[0], q.measures, "average ")
}

// standingRates does so for shares of rows, whose periods are searched: a row of
// yes or no is never out of the ordinary, but the share of a group may be.
func (run *outlierRun) standingRates(ctx context.Context) error {
	var rates []question.Measure
	for _, m := range run.question.measures {
		if of, ok := affirmed(m); ok {
			rates = append(rates, of)
		}
	}
	if len(rates) == 0 || len(run.question.groups) != 1 {
		return nil
	}
	shown := run.plan
	run.plan, run.shares = run.Settled(rates[0]), true
	err := run.sayStanding(ctx, run.question.groups[0], rates, "")
	run.plan = shown
	return err
}

// sayStanding names the groups that are out of the ordinary, or says that none is.
func (run *outlierRun) sayStanding(ctx context.Context, by question.Dimension, measures []question.Measure, aggregate string) error {
	for _, m := range measures {
		groups, err := run.groupsOf(ctx, by, m)
		if err != nil {
			return err
		}
		found := outstanding(groups, run.question.sideOf(m), run.shares, len(measures))
		run.groups += run.standingWords(by, m, aggregate, groups, found)
	}
	return nil
}

// standingWords names the groups that stand out by a measure, or says that none does.
func (run *outlierRun) standingWords(by question.Dimension, m question.Measure, aggregate string, groups, found []group) string {
	var names []string
	unit := spoken(run.Dataset(), m)
	for _, g := range found {
		names = append(names, fmt.Sprintf("%s (%s)", g.at, amount(g.values.Mean, unit)))
	}
	if len(names) == 0 {
		return fmt.Sprintf("By %s%s no %s stands out. ", aggregate, m.Name, by.Name)
	}
	return fmt.Sprintf("Out of the ordinary by %s%s: %s %s; the others together come to %s. ", aggregate, m.Name, by.Name, strings.Join(names, ", "),
		amount(meanOfOthers(groups, found), unit))
}

// groupsOf counts, averages and spreads a measure's values by group.
func (run *outlierRun) groupsOf(ctx context.Context, by question.Dimension, m question.Measure) ([]group, error) {
	s := query.Select{Dataset: run.Dataset().ID, Where: where(run.plan),
		Outputs: []query.Output{{As: by.Name, Expr: by.Expr, Key: true}}, OrderBy: []query.Order{{By: col(by.Name)}}, Limit: maxWithinMembers}
	for _, f := range []query.AggregateFunc{query.Count, query.Average, query.Variance} {
		s.Outputs = append(s.Outputs, query.Output{As: "_" + string(f), Expr: query.Aggregate{Func: f, Argument: toNumber(m.Expr)}})
	}
	t, err := run.Run(ctx, s)
	var out []group
	for _, row := range t.Rows {
		g := group{at: memberOf([]question.Dimension{by}, row, 0),
			values: analysis.GroupSummary{N: int(number(row[1])), Mean: number(row[2]), Variance: number(row[3])}}
		if g.values.N > 1 && row[0] != nil {
			out = append(out, g)
		}
	}
	return out, err
}

// outstanding are the groups whose mean lies outside of how the others differ, on
// the side that is asked for, the furthest first; tests share the rate of false alarms.
func outstanding(groups []group, side analysis.Side, shares bool, tests int) []group {
	summaries := make([]analysis.GroupSummary, len(groups))
	for i, g := range groups {
		summaries[i] = g.values
	}
	search := analysis.GroupOutliers
	if shares {
		search = analysis.ShareOutliers
	}
	var apart, found []group
	for _, i := range search(summaries, tests) {
		apart = append(apart, groups[i])
	}
	for _, g := range apart {
		above := g.values.Mean > meanOfOthers(groups, apart)
		if above && side != analysis.Low || !above && side != analysis.High {
			found = append(found, g)
		}
	}
	return found
}

// meanOfOthers is the mean of all rows that are not of some groups.
func meanOfOthers(groups, but []group) float64 {
	n, sum := 0.0, 0.0
	for _, g := range groups {
		if !slices.ContainsFunc(but, func(b group) bool { return b.at.key() == g.at.key() }) {
			n, sum = n+float64(g.values.N), sum+float64(g.values.N)*g.values.Mean
		}
	}
	return sum / n
}
