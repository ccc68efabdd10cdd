package engine

import (
	"context"
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/analysis"
	"github.com/lumenore/analytics-mcp-server/domain/query"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

// membersApart reports whether the members that a question asks for are held
// against each other by a test of their means, though they are too few for a median
// of peers: "which clinic stands out by waiting time". What has no value in each row,
// as a number of rows, has no such mean.
func (r *Request) membersApart(q *outlierQuestion) bool {
	if !q.subject || len(q.groups) != 1 || r.Plan.Inner != nil {
		return false
	}
	return !slices.ContainsFunc(r.Plan.Measures, func(m question.Measure) bool {
		_, ok := meanOfRows(m)
		return !ok
	})
}

// meanOfRows is what a measure is in each row, so that its mean tells of a group.
func meanOfRows(m question.Measure) (row question.Measure, ok bool) {
	a, is := m.Expr.(query.Aggregate)
	if !is || a.Distinct || a.Func != query.Sum && a.Func != query.Average {
		return m, false
	}
	row = m
	row.Expr, ok = perRow(m.Expr)
	return row, ok
}

// searchApart holds few members against each other by the mean of each: of what it
// came to a period where amounts add up over time, else of its rows.
func (run *outlierRun) searchApart(ctx context.Context) error {
	q := run.question
	by := q.groups[0]
	run.plan = run.Settled(q.measures[0], by)
	run.plan.Measures = q.measures
	for _, m := range q.measures {
		groups, named, err := run.groupsApart(ctx, by, m)
		if err != nil {
			return err
		}
		if err := run.tooFewApart(groups, by, m); err != nil {
			return err
		}
		found := outstanding(groups, q.sideOf(m), false, len(q.measures))
		run.groups += run.standingWords(by, named, "", groups, found)
		run.recordApart(named, groups, found)
		run.observed = max(run.observed, len(groups))
	}
	run.apartCaveats(by)
	return nil
}

// groupsApart are the members of a dimension with a measure's values, which are
// those of periods or of rows, and the measure by the name of their mean.
func (run *outlierRun) groupsApart(ctx context.Context, by question.Dimension, m question.Measure) ([]group, question.Measure, error) {
	row, _ := meanOfRows(m)
	_, timed := axisOf(run.Plan)
	_, things := run.identifier()
	if m.Additive && timed && !things {
		groups, grain, err := run.groupsByPeriod(ctx, by, m)
		if err != nil || enough(groups) {
			m.Name += " per " + string(grain)
			run.Assume(fmt.Sprintf("Each %s is held against the others by %s.", by.Name, m.Name))
			return groups, m, err
		}
	}
	if !strings.HasPrefix(strings.ToLower(row.Name), "average ") {
		row.Name = "average " + row.Name
	}
	run.Assume(fmt.Sprintf("Each %s is held against the others by %s of its rows.", by.Name, row.Name))
	groups, err := run.groupsOf(ctx, by, row)
	return groups, row, err
}

// groupsByPeriod are members with what they came to in the complete periods.
func (run *outlierRun) groupsByPeriod(ctx context.Context, by question.Dimension, m question.Measure) ([]group, query.Grain, error) {
	t, err := run.Timeline(ctx)
	if err != nil {
		return nil, "", err
	}
	set, err := run.Series(ctx, m, t, []question.Dimension{by}, maxSearchedSeries)
	run.sql = set.SQL
	var out []group
	for _, s := range set.Series {
		if s.Member.Values[0] == nil {
			continue
		}
		g := group{at: s.Member}
		var squares float64
		for _, v := range s.Series.Values {
			if !math.IsNaN(v) {
				g.values.N++
				g.values.Mean += v
				squares += v * v
			}
		}
		n := float64(g.values.N)
		g.values.Mean /= n
		g.values.Variance = max(0, squares-n*g.values.Mean*g.values.Mean) / (n - 1)
		out = append(out, g)
	}
	return out, t.Grain, err
}

// enough reports whether each of some groups has the values to be told of.
func enough(groups []group) bool {
	return !slices.ContainsFunc(groups, func(g group) bool { return g.values.N < analysis.LeastOfGroup })
}

// tooFewApart is the fault of members of which none could stand out.
func (run *outlierRun) tooFewApart(groups []group, by question.Dimension, m question.Measure) error {
	const least = 3 // of two there is no telling which is the odd one
	large, names := 0, make([]string, 0, len(groups))
	for _, g := range groups {
		if g.values.N >= analysis.LeastOfGroup {
			large++
		}
		names = append(names, fmt.Sprintf("%s (%s)", g.at, amount(g.values.Mean, spoken(run.Dataset(), m))))
	}
	if large >= least || len(groups) == 0 {
		return nil
	}
	why := fmt.Sprintf("%s, and %d of %d values each are needed to tell which of them is out of the ordinary",
		countOf(len(groups), by.Name), least, analysis.LeastOfGroup)
	if len(names) <= maxNamed {
		why += ": by the mean " + enumerate(names, "and")
	}
	suggestion := fmt.Sprintf("Ask nlq_to_data to compare them: %s by %s", m.Name, by.Name)
	if _, timed := axisOf(run.Plan); timed {
		suggestion = fmt.Sprintf("Ask over time: outliers in %s by %s and %s", m.Name, run.defaultGrain(), by.Name)
	}
	return domain.NewFault(domain.KindTooLittleHistory, "there are "+why+".", suggestion)
}

// recordApart keeps the members that stand out, with how far that is in standard
// deviations of the values within a member.
func (run *outlierRun) recordApart(m question.Measure, groups, found []group) {
	freedom, squares := 0.0, 0.0
	values := make([]float64, len(groups))
	for i, g := range groups {
		values[i] = g.values.Mean
		freedom, squares = freedom+float64(g.values.N-1), squares+float64(g.values.N-1)*g.values.Variance
	}
	out := analysis.Outliers{Checked: len(groups), Threshold: math.NaN(), FalseAlarms: groupAlarms, Scale: "as is",
		Method: "the mean of each member against those of the others"}
	others := meanOfOthers(groups, found)
	for _, g := range found {
		i := slices.IndexFunc(groups, func(x group) bool { return x.at.key() == g.at.key() })
		out.Found = append(out.Found, analysis.Outlier{Index: i, Value: g.values.Mean, Expected: others, Lower: math.NaN(), Upper: math.NaN(),
			Score: (g.values.Mean - others) / math.Sqrt(squares/freedom)})
	}
	at := func(i int) Member { return groups[i].at }
	run.noteEdges(m, values, at)
	run.searched(m, nil, out)
	run.record(m, out, at, "what the others come to")
	if len(found) == 0 && len(groups) <= fewGroups {
		said := fmt.Sprintf("With %d members there is little to tell chance by: one at twice what the others come to may go unseen.", len(groups))
		run.caveats = append(run.caveats, said)
	}
}

// fewGroups is up to how many groups a search for the odd one has little power: the
// spread of the others rests on a difference or two. Simulated, one of three at twice
// the level of the others is hardly ever found, one of five rarely in long-tailed rows.
const fewGroups = 5

// groupAlarms is the chance of a search of groups that differ no more than by
// chance, or as the others do, to name one (analysis.GroupOutliers).
const groupAlarms = 0.05

// apartCaveats say what else could be out of the ordinary.
func (run *outlierRun) apartCaveats(by question.Dimension) {
	m := run.question.measures[0]
	what, ask := "rows", ""
	if _, ok := rowValue(m); ok {
		ask = fmt.Sprintf("outliers in %s within %s", m.Column, by.Name)
	}
	if _, timed := axisOf(run.Plan); timed {
		what, ask = "periods and rows", fmt.Sprintf("outliers in %s by %s and %s", m.Name, run.defaultGrain(), by.Name)
	}
	if ask != "" {
		said := fmt.Sprintf("The members were held against each other; single %s of them were not looked at; ask: %s", what, ask)
		run.caveats = append(run.caveats, said)
	}
}
