package engine

import (
	"context"
	"fmt"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/analysis"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

// maxWithinMembers is how many members have their rows searched apart: each
// reads the data anew and makes the others' bounds wider.
const maxWithinMembers = 30

// searchWithin searches the rows of each member among themselves: what is usual
// for one need not be for another.
func (run *outlierRun) searchWithin(ctx context.Context) error {
	q := run.question
	ranked, err := run.Members(ctx, run.Settled(CountRows(), q.within...), maxWithinMembers)
	if err != nil {
		return err
	}
	run.sql = ranked.SQL
	var large []Member
	for i, m := range ranked.Members {
		if ranked.Values[i] >= analysis.LeastForOutliers {
			large = append(large, m)
		}
	}
	if len(large) == 0 && ranked.Count > 0 {
		return tooFewToSearch(analysis.ErrTooFew, "row", int(ranked.Values[0]), fmt.Sprintf("Ask of all rows together: outliers in %s", q.measures[0].Name))
	}
	labels := append(run.recordLabels(), missingFrom(run.recordLabels(), q.within)...)
	for _, m := range q.measures {
		for _, member := range large {
			c := recordColumn{measure: m, labels: labels, where: all(where(run.plan), member.is()), tests: len(q.measures) * len(large),
				expectation: "what is usual in " + member.String(), member: &member}
			if err := run.searchColumn(ctx, c); err != nil && domain.FaultFrom(err).Kind != domain.KindTooLittleHistory {
				return err
			}
		}
	}
	run.observed = 0
	for _, v := range ranked.Values {
		run.observed += int(v)
	}
	run.withinCaveats(ranked, len(large))
	return run.standingGroups(ctx)
}

// withinCaveats names the members whose rows were not searched.
func (run *outlierRun) withinCaveats(ranked Ranked, searched int) {
	if n := len(ranked.Members); ranked.Count > n {
		run.caveats = append(run.caveats, fmt.Sprintf("Of %s only the rows of the %d largest were searched.", countOf(ranked.Count, "member"), n))
		run.partly = fmt.Sprintf(" among the %d members searched", n)
	}
	if few := len(ranked.Members) - searched; few > 0 {
		run.caveats = append(run.caveats, fmt.Sprintf("%s with fewer than %d rows were left out.", countOf(few, "member"), analysis.LeastForOutliers))
	}
}

// missingFrom are the dimensions that are not among the labels already.
func missingFrom(labels, dimensions []question.Dimension) []question.Dimension {
	var out []question.Dimension
	for _, d := range dimensions {
		if !among(d.Column, labels) {
			out = append(out, d)
		}
	}
	return out
}
