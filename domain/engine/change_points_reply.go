package engine

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"time"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/analysis"
	"github.com/lumenore/analytics-mcp-server/domain/query"
)

// changePointsReply is the analysis in the contract's shape.
type changePointsReply struct {
	Method       string               `json:"method"`                           // how it was worked out
	Grains       []query.Grain        `json:"grains"`                           // in which changes were looked for
	Observations int                  `json:"observations"`                     // of the longest series
	Searched     int                  `json:"series_searched"`                  // the total and members
	ChangePoints []changePointFigures `json:"change_points"`                    // the latest first
	Quiet        []Member             `json:"members_without_change,omitempty"` // of those that were searched
	Smallest     *smallestFigures     `json:"smallest_step,omitempty"`          // that would have been found; absent where the total changed
}

type changePointFigures struct {
	Member     *Member     `json:"member,omitempty"` // absent: the total
	Grain      query.Grain `json:"grain"`
	At         any         `json:"at"`      // first day at the new level
	AtFrom     any         `json:"at_from"` // first day of its 95 % interval
	AtTo       any         `json:"at_to"`   // and the last
	Before     any         `json:"before"`  // level per period, without the season
	After      any         `json:"after"`   // the same, since then
	Difference any         `json:"difference"`
	Relative   any         `json:"relative_difference"`
	PValue     any         `json:"p_value"`    // of this series alone
	PAdjusted  any         `json:"p_adjusted"` // over the total, or over the members, searched
	// the step that fits as well beside another season; absent where none does
	Alternative *alternativeFigures `json:"alternative,omitempty"`
}

// answer builds the reply from the changes found.
func (run *changeRun) answer(used Usage) (*Reply, error) {
	set := run.sets[0]
	plan := set.Plan
	plan.Period, plan.Reading = run.period, run.req.Plan.Reading
	shown := *run.req
	shown.Plan = plan
	reply := shown.NewReply(run.sets[len(run.sets)-1].SQL, used)
	out := run.analysis()
	reply.Analysis = out
	reply.Summary = run.summary()
	for _, c := range run.caveats() {
		reply.Caveat(c)
	}
	reply.Caveat(run.req.repeats.told)
	reply.Caveat(missing(set.Plan, used))
	reply.FollowUps = shown.FollowUps(run.followUps(&shown)...)
	return reply, reply.fit(dropQuiet(out), dropEarlyChanges(reply, out))
}

func (run *changeRun) analysis() *changePointsReply {
	out := &changePointsReply{
		Method: "lasting steps beside season and straight line, the next beside those before, tested against AR(1) noise by bootstrap; " +
			"about 5 % chance of any false alarm in the total, and as much in the members, " +
			"which are searched apart (p_adjusted, Bonferroni over the series of each); " +
			"positive series on the logarithmic scale too, small counts on that of square roots",
		Searched: run.tests.all(), Smallest: run.least.figures(), ChangePoints: []changePointFigures{},
	}
	moved := map[string]bool{}
	for _, f := range run.found {
		out.ChangePoints = append(out.ChangePoints, f.figures())
		moved[f.series.Member.key()] = true
	}
	for _, set := range run.sets {
		out.Grains = append(out.Grains, set.Timeline.Grain)
		for _, s := range set.Series {
			out.Observations = max(out.Observations, s.Series.Observed())
			if len(s.Member.Dimensions) > 0 && !moved[s.Member.key()] {
				moved[s.Member.key()] = true
				out.Quiet = append(out.Quiet, s.Member)
			}
		}
	}
	return out
}

func (f foundChange) figures() changePointFigures {
	out := changePointFigures{
		Grain: f.set.Timeline.Grain, At: f.set.periodCell(f.at()), AtFrom: f.set.periodCell(f.from()), AtTo: f.set.lastCell(f.to()),
		Before: Figure(f.Before), After: Figure(f.After), Difference: Figure(f.Difference), Relative: PValue(f.RelativeDifference),
		PValue: PValue(f.PValue), PAdjusted: PValue(f.adjusted), Alternative: f.alternative(),
	}
	if len(f.series.Member.Dimensions) > 0 {
		out.Member = &f.series.Member
	}
	return out
}

// lastCell is the last day of a period as it stands in an answer.
func (s SeriesSet) lastCell(day time.Time) any {
	if s.Period.Type == domain.Integer {
		return day.Year()
	}
	return day.Format(time.DateOnly)
}

// summary names the largest changes, the total's first.
func (run *changeRun) summary() string {
	set := run.sets[0]
	plan := set.Plan
	plan.Period = run.period
	if set.Series[0].Series.Observed() == 0 {
		return nothing(plan)
	}
	what := "the total"
	if len(plan.Dimensions) > 1 {
		what = fmt.Sprintf("the total or any of %s of %s", countOf(len(set.Series)-1, "member"), enumerate(dimensionNames(plan)[1:], "and"))
	}
	if len(run.found) == 0 {
		s := fmt.Sprintf("%s%s: no significant %s in %s.", capital(run.measure.Name), scope(plan), run.wayNoun(), what) + run.least.words(run) + run.courseWords()
		if run.outside > 0 {
			s += fmt.Sprintf(" %s outside that period.", changesLie(run.outside, "change"))
		}
		return s
	}
	largest := slices.Clone(run.found)
	slices.SortStableFunc(largest, bySize)
	slices.SortStableFunc(largest, func(a, b foundChange) int { return boolRank(isTotal(b.series)) - boolRank(isTotal(a.series)) })
	var parts []string
	for _, f := range largest[:min(len(largest), maxNamed)] {
		parts = append(parts, run.changeWords(f))
	}
	s := fmt.Sprintf("%s%s: %s", capital(run.measure.Name), scope(plan), enumerate(parts, "and"))
	if more := len(largest) - len(parts); more > 0 {
		s += fmt.Sprintf("; %d more", more)
	}
	s += run.carriedWords()
	if quiet := len(run.analysis().Quiet); quiet > 0 {
		s += fmt.Sprintf("; no significant change in the other %s", countOf(quiet, "member"))
	}
	return s + "."
}

// changeWords: "Garden rose by 35 % from the week of 2025-09-15 on (1,690 → 2,280 a week)".
func (run *changeRun) changeWords(f foundChange) string {
	verb, by := run.moveWords(f)
	unit, since := spoken(run.req.Dataset(), run.measure), f.since(f.at())
	each := " " + aPeriod(f.set.Timeline.Grain)
	if !run.measure.Additive && run.measure.Aggregate != query.Count { // an average of seconds is no rate of seconds
		each = ""
	}
	return fmt.Sprintf("%s %s by %s from %s on (from %s to %s%s, %s%s)", f.series.Member, verb, by, since,
		levelBefore(f.Before, unit), amount(f.After, unit), each, pWords(f.adjusted), f.elseWords())
}

// moveWords: "rose", "35 %".
func (run *changeRun) moveWords(f foundChange) (verb, by string) {
	verb = "rose"
	if f.Difference < 0 {
		verb = "fell"
	}
	unit := spoken(run.req.Dataset(), run.measure)
	by = strings.TrimPrefix(signed(math.Abs(f.Difference), unit), "+")
	if !math.IsNaN(f.RelativeDifference) && unit != ofOne {
		by = percent(math.Abs(f.RelativeDifference))
	}
	return verb, by
}

// since names a period from which on a level holds: "the week of 2025-09-15".
func (f foundChange) since(at time.Time) string {
	if f.set.Timeline.Grain == query.Week {
		return "the " + f.set.named(at)
	}
	return f.set.named(at)
}

// levelBefore leaves the unit to the level after, where it is a word.
func levelBefore(x float64, unit string) string {
	if unit == ofOne {
		return amount(x, unit)
	}
	return amount(x, "")
}

func (run *changeRun) caveats() []string {
	set := run.sets[0]
	out := append([]string{partialSeries(set, set.Series[0]), set.emptyCaveat()}, run.seasonCaveats()...)
	if n := len(set.Series) - 1; set.Members > n {
		out = append(out, fmt.Sprintf("Of %s only the %d largest were searched.", countOf(set.Members, "member"), n))
	}
	if run.few > 0 {
		out = append(out, fmt.Sprintf("%s too short to be searched: %d values are needed.", seriesWere(run.few), analysis.LeastForChanges))
	}
	if run.outside > 0 && len(run.found) > 0 {
		out = append(out, fmt.Sprintf("%s outside the period asked for.", changesLie(run.outside, "further change")))
	}
	out = append(out, run.runUp, run.againstCaveat())
	if len(run.found) > 0 && len(run.sets) > 1 {
		out = append(out, fmt.Sprintf("Series were searched by %s; a change that shows by %s too is listed so, with levels per %s.",
			run.sets[0].Timeline.Grain, run.sets[1].Timeline.Grain, run.sets[1].Timeline.Grain))
	}
	return out
}

func changesLie(n int, thing string) string {
	if n == 1 {
		return "1 " + thing + " lies"
	}
	return countOf(n, thing) + " lie"
}

func seriesWere(n int) string {
	if n == 1 {
		return "1 series was"
	}
	return whole(int64(n)) + " series were"
}

// followUps suggests what carries on from a change.
func (run *changeRun) followUps(r *Request) []Suggestion {
	name := run.measure.Name
	var out []Suggestion
	if len(run.found) > 0 {
		f := run.found[0]
		test, control, ok := aroundChange(f, r.Calendar().DataThrough)
		for _, v := range f.series.Member.Values {
			if s, text := v.(string); text && ok {
				name = fmt.Sprintf("%s for %s", name, s)
			}
		}
		if ok {
			out = append(out, Suggestion{domain.Change, compareText(name, test, control), "names what the change comes from"})
		}
		out = append(out, Suggestion{domain.Prediction, fmt.Sprintf("forecast %s by month for the next 3 months", name), "carries the new level on"})
	}
	return append(out, Suggestion{domain.Trend, fmt.Sprintf("trend of %s by %s", run.measure.Name, run.sets[0].Timeline.Grain),
		"shows the slow course beside sudden changes"})
}

// aroundChange is the first full month at the new level and the same a year
// before, where the data reach both.
func aroundChange(f foundChange, through time.Time) (test, control domain.Period, ok bool) {
	start := analysis.PeriodStart(query.Month, f.at())
	if !start.Equal(f.at()) {
		start = analysis.Shift(query.Month, start, 1)
	}
	test = domain.Period{From: start, To: analysis.PeriodEnd(query.Month, start)}
	before := start.AddDate(-1, 0, 0)
	control = domain.Period{From: before, To: analysis.PeriodEnd(query.Month, before)}
	first := f.series.Series.Starts[0]
	return test, control, !test.To.After(through) && !control.From.Before(first)
}

// dropQuiet takes the members without a change out of an answer.
func dropQuiet(out *changePointsReply) func() bool {
	return func() bool {
		out.Quiet = nil
		return false
	}
}

// dropEarlyChanges takes out the earliest changes until the answer fits.
func dropEarlyChanges(reply *Reply, out *changePointsReply) func() bool {
	total, said := len(out.ChangePoints), ""
	return func() bool {
		if len(out.ChangePoints) < 2 {
			return false
		}
		out.ChangePoints = out.ChangePoints[:len(out.ChangePoints)*3/4]
		reply.Caveats = unsaid(reply.Caveats, said)
		said = fmt.Sprintf("The latest %d of %s are shown, for length.", len(out.ChangePoints), countOf(total, "change"))
		reply.Caveat(said)
		return true
	}
}
