package engine

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"math"
	"slices"
	"time"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/analysis"
	"github.com/lumenore/analytics-mcp-server/domain/query"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

const (
	// maxChangeMembers is how many members are searched that the question asks
	// for; each further one makes a change of the others harder to tell.
	maxChangeMembers = 30
	// naturalMembers is how many members a dimension has at most that is looked
	// at where the question names none.
	naturalMembers = 12
	// enoughFiner periods of the next finer grain make it worth a search too: a
	// year of weeks shows the day to the week that a month hides.
	enoughFiner = 52
)

// changeRun is one search for change points while its answer is built.
type changeRun struct {
	req     *Request
	measure question.Measure
	period  *domain.Period // that the changes must lie in; nil: any
	sets    []SeriesSet    // by grain, the coarser first; each the total and then the members
	steps   analysis.ChangeSearch
	tests   families // how many series are searched, of the total and of members
	few     int      // series too short to be searched
	found   []foundChange
	carried []foundChange // of the total, that steps of members come to
	outside int           // changes that lie outside the period
	against int           // changes against the way asked for
	runUp   string        // which days at the edges of the data were left out, and why
	yearly  bool          // a series has a season of the year
	least   smallestStep  // of the total, where it did not change
}

// foundChange is a change point of one series.
type foundChange struct {
	set    SeriesSet
	series MemberSeries
	analysis.ChangePoint
	adjusted float64 // p-value for all series together
}

func (f foundChange) at() time.Time   { return f.series.Series.Starts[f.ChangePoint.At] }
func (f foundChange) from() time.Time { return f.series.Series.Starts[f.ChangePoint.From] }

// to is the last day of the last period that the change may lie in.
func (f foundChange) to() time.Time {
	return analysis.PeriodEnd(f.set.Timeline.Grain, f.series.Series.Starts[f.ChangePoint.To])
}

// findChanges searches the whole history, so that a change early in the period
// asked for has something before it; the period says which changes count.
func (r *Request) findChanges(ctx context.Context, m question.Measure) (*Reply, error) {
	run := &changeRun{req: r, measure: m, period: r.Plan.Period}
	if err := r.within(run.period); err != nil {
		return nil, err
	}
	r.Plan.Period = nil
	if run.period != nil {
		r.Assume(fmt.Sprintf("The whole history is searched; listed are the changes %s.", withinWords(*run.period)))
	}
	if err := run.load(ctx); err != nil {
		return nil, err
	}
	if err := run.search(ctx); err != nil {
		return nil, err
	}
	used, err := r.usage(ctx, run.sets[0].Plan)
	if err != nil {
		return nil, err
	}
	return run.answer(used)
}

// withinWords: "in 2025", "since 2023".
func withinWords(p domain.Period) string {
	if p.From.IsZero() || p.To.IsZero() {
		return periodName(p)
	}
	return "in " + periodName(p)
}

// within refuses a period that the data don't reach.
func (r *Request) within(p *domain.Period) error {
	c := r.Calendar()
	if p == nil || c.DataFrom.IsZero() || !p.From.After(c.DataThrough) && (p.To.IsZero() || !p.To.Before(c.DataFrom)) {
		return nil
	}
	return domain.NewFault(domain.KindOutsideData, fmt.Sprintf("the data covers %s to %s.", c.DataFrom.Format(time.DateOnly), c.DataThrough.Format(time.DateOnly)),
		"Ask about a period within that.")
}

// load loads the total and the members, at the grain asked for; where none is,
// also at the next finer one, which dates a change more closely.
func (run *changeRun) load(ctx context.Context) error {
	r := run.req
	asked := r.askedGrain()
	if r.grainChosen(asked) {
		asked = ""
	}
	t, err := r.Timeline(ctx)
	if err != nil {
		return err
	}
	if run.runUp, err = r.cutEdges(ctx, run.measure, &t); err != nil {
		return err
	}
	breakdown, most := r.Breakdown(), maxChangeMembers
	if len(breakdown) == 0 {
		if d, ok := r.naturalDimension(); ok {
			breakdown, most = []question.Dimension{d}, naturalMembers
			r.Assume(fmt.Sprintf("No group is named, so the total and each %s are looked at.", d.Name))
		}
	}
	timelines := []Timeline{t}
	if f, ok := finerGrain(t); ok && asked == "" {
		timelines = append(timelines, f)
	}
	for _, t := range timelines {
		set, err := r.Series(ctx, run.measure, t, nil, 1)
		if err != nil {
			return err
		}
		if len(breakdown) > 0 {
			members, err := r.Series(ctx, run.measure, t, breakdown, most)
			if err != nil {
				return err
			}
			if len(members.Series) > 1 || members.Members > 1 { // one member is the total once more
				members.Series = append(set.Series, members.Series...)
				set = members
			}
		}
		run.sets = append(run.sets, set)
	}
	return nil
}

// finerGrain is the timeline by week or by day, where the data are fine and
// long enough for it.
func finerGrain(t Timeline) (Timeline, bool) {
	finerOf := map[query.Grain]query.Grain{query.Quarter: query.Month, query.Month: query.Week}
	g, ok := finerOf[t.Grain]
	if !ok || finer(g, t.Resolution) || completePeriods(g, t) < enoughFiner {
		return t, false
	}
	t.Grain = g
	return t, true
}

// search looks for changes in every series: in the total as one family of tests,
// in the members as another. A finer grain that is too thin to be searched by
// itself is looked at only where the coarser one found something, to say when more
// closely: a test that is made only after another costs that one nothing.
func (run *changeRun) search(ctx context.Context) error {
	searched := run.searchedSets()
	run.tests = familiesOf(run.sets[:searched])
	if run.tests.all() == 0 {
		return run.tooShort()
	}
	for i, set := range run.sets {
		moved := movedMembers(run.found)
		for _, s := range set.Series {
			if err := left(ctx); err != nil {
				return err
			}
			if i >= searched && !moved[s.Member.key()] {
				continue
			}
			if err := run.searchSeries(set, s); err != nil {
				return err
			}
		}
	}
	run.found = once(run.sets[searched-1].Timeline.Grain, run.found)
	run.settleSmallest(run.sets[:searched])
	run.keepWithin()
	run.keepAlong()
	run.foldCarried()
	// The latest first; of one period the total, then the largest member first.
	slices.SortStableFunc(run.found, func(a, b foundChange) int { return b.at().Compare(a.at()) })
	return nil
}

// searchSeries looks for changes in one series.
func (run *changeRun) searchSeries(set SeriesSet, s MemberSeries) error {
	tests := run.tests.of(s)
	c, err := run.steps.DetectLasting(s.Series, tests)
	if errors.Is(err, analysis.ErrTooFew) {
		run.few++
		return nil
	}
	if err != nil {
		return err
	}
	run.yearly = run.yearly || c.Yearly
	for _, p := range c.Points {
		run.found = append(run.found, foundChange{set: set, series: s, ChangePoint: p, adjusted: analysis.AdjustChange(p.PValue, tests)})
	}
	return nil
}

// keepWithin drops the changes outside the period asked for.
func (run *changeRun) keepWithin() {
	if run.period == nil {
		return
	}
	all := run.found
	run.found = nil
	for _, f := range all {
		end := analysis.PeriodEnd(f.set.Timeline.Grain, f.at())
		if end.Before(run.period.From) || !run.period.To.IsZero() && f.at().After(run.period.To) {
			run.outside++
			continue
		}
		run.found = append(run.found, f)
	}
}

// tooShort refuses a search and names a finer grain with enough periods.
func (run *changeRun) tooShort() error {
	set := run.sets[0]
	n, t := 0, set.Timeline
	for _, s := range set.Series {
		n = max(n, s.Series.Observed())
	}
	suggestion := "Ask nlq_to_data for the values so far."
	for _, g := range []query.Grain{query.Month, query.Week, query.Day} {
		if finer(g, t.Grain) && !finer(g, t.Resolution) && completePeriods(g, t) >= analysis.LeastForChanges {
			suggestion = fmt.Sprintf("Ask: when did %s change by %s", run.measure.Name, g)
			break
		}
	}
	return domain.NewFault(domain.KindTooLittleHistory, fmt.Sprintf("%d %s; %d needed.", n, valuesBy(n, t.Grain), analysis.LeastForChanges), suggestion)
}

// bySize orders changes by how large they are for their series.
func bySize(a, b foundChange) int {
	return cmp.Compare(math.Abs(b.RelativeDifference), math.Abs(a.RelativeDifference))
}
