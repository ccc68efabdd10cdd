package engine

import (
	"context"
	"errors"
	"fmt"
	"math"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/analysis"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

// maxSearchedSeries is how many members' series are searched: each takes a
// decomposition a scale.
const maxSearchedSeries = 20

// searchSeries searches the periods of a series, or of each member's. What is
// usual is told from the whole history, even where a period is asked for.
func (run *outlierRun) searchSeries(ctx context.Context) error {
	q := run.question
	asked := run.Plan.Period
	if asked != nil {
		run.grainOfPeriod(*asked)
	}
	if err := run.ownGrain(ctx); err != nil {
		return err
	}
	history := *run.Request
	history.Plan.Period = nil
	t, err := history.Timeline(ctx)
	if err != nil {
		return err
	}
	var sets []SeriesSet
	tests := 0
	for _, m := range q.measures {
		set, err := history.Series(ctx, m, t, q.groups, maxSearchedSeries)
		if err != nil {
			return err
		}
		if len(sets) > 0 && m.Column == "" && len(set.Series) == 1 && steady(set.Series[0].Series) {
			continue // rows come by the clock, so that their number tells of nothing
		}
		sets = append(sets, set)
		tests += len(set.Series)
	}
	run.Plan.Reading = history.Plan.Reading
	run.sql, run.plan = sets[0].SQL, sets[0].Plan
	if asked != nil {
		run.Assume("What is usual is told from the whole history; the periods searched are those" + periodContext(*asked) + ".")
	}
	few, most := 0, 0
	for _, set := range sets {
		for _, s := range set.Series {
			out, err := analysis.SeriesOutliers(s.Series, analysis.OutlierOptions{Side: q.sideOf(set.Measure), Tests: tests})
			most = max(most, s.Series.Observed())
			if errors.Is(err, analysis.ErrTooFew) {
				few++
				continue
			}
			if err != nil {
				return err
			}
			run.recordSeries(set, s, out, asked)
			run.besideSteps += out.BesideSteps
		}
	}
	if few == tests && tests > 0 {
		return tooFewToSearch(analysis.ErrTooFew, string(t.Grain)+"ly value", most,
			fmt.Sprintf("Ask by a finer grain, without a filter, or of single records: outliers in %s by %s", q.measures[0].Name, t.Resolution))
	}
	run.seriesCaveats(sets, few)
	return nil
}

// recordSeries keeps what lies within the period that is asked for.
func (run *outlierRun) recordSeries(set SeriesSet, s MemberSeries, out analysis.Outliers, asked *domain.Period) {
	grain := set.Timeline.Grain
	within := func(i int) bool {
		start := s.Series.Starts[i]
		return asked == nil || (asked.To.IsZero() || !start.After(asked.To)) && (asked.From.IsZero() || !analysis.PeriodEnd(grain, start).Before(asked.From))
	}
	kept := out.Found[:0:0]
	for _, o := range out.Found {
		if within(o.Index) {
			kept = append(kept, o)
		}
	}
	out.Found = kept
	out.Checked = 0
	for i, v := range s.Series.Values {
		if !math.IsNaN(v) && within(i) {
			out.Checked++
		}
	}
	run.observed = max(run.observed, s.Series.Observed())
	expectation := "what the trend leads to expect"
	if out.Season != nil {
		expectation = "what trend and season lead to expect"
	}
	period := set.Period
	period.Name = "period"
	dimensions := append([]question.Dimension{period}, s.Member.Dimensions...)
	at := func(i int) Member {
		return Member{Dimensions: dimensions, Values: append([]any{periodValue(set, s.Series.Starts[i])}, s.Member.Values...)}
	}
	values := make([]float64, len(s.Series.Values))
	for i, v := range s.Series.Values {
		if values[i] = v; !within(i) {
			values[i] = math.NaN()
		}
	}
	run.noteEdges(set.Measure, values, at)
	run.searched(set.Measure, nil, out)
	run.record(set.Measure, out, at, expectation)
}

func (run *outlierRun) seriesCaveats(sets []SeriesSet, few int) {
	set := sets[0]
	if few > 0 {
		run.caveats = append(run.caveats, fmt.Sprintf("%s too few periods to be searched (%d needed).", haveHas(few), analysis.LeastForOutliers))
	}
	if n := len(set.Series); n < set.Members {
		run.caveats = append(run.caveats, fmt.Sprintf("Of %s only the %d largest were searched.", countOf(set.Members, "member"), n))
		run.partly = fmt.Sprintf(" among the %d members searched", n)
	}
	if n := run.besideSteps; n > 0 {
		run.caveats = append(run.caveats, fmt.Sprintf("%s where a level changes to stay fit one side of the step, "+
			"so they are not counted as exceptions; get_change_data finds when levels change.",
			countOf(n, "period")))
	}
	run.caveats = append(run.caveats, run.tailCaveat(sets))
	for _, s := range set.Series[:min(1, len(set.Series))] {
		run.caveats = append(run.caveats, partialSeries(set, s))
	}
	if len(set.Series) > 0 {
		run.caveats = append(run.caveats, set.emptyCaveat())
	}
}

func haveHas(n int) string {
	if n == 1 {
		return "1 series has"
	}
	return fmt.Sprintf("%d series have", n)
}
