package engine

import (
	"context"
	"fmt"
	"time"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/analysis"
	"github.com/lumenore/analytics-mcp-server/domain/period"
	"github.com/lumenore/analytics-mcp-server/domain/query"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

const (
	// maxSteps is how many periods are forecast at most: what an answer can hold.
	maxSteps = 120
	// fewCoarse periods of a quarter or a year are better forecast by month and
	// added up: few values leave little to choose a model by.
	fewCoarse = 24
)

// horizonAhead is what a prediction covers: so many periods of the timeline
// after the last complete one and those that are passed.
type horizonAhead struct {
	timeline Timeline
	steps    int
	first    time.Time // start of the first period that is answered
	passed   int       // periods between the data and that one
	accrual  accrual
}

// last is the last day of the horizon.
func (h horizonAhead) last() time.Time {
	return analysis.PeriodEnd(h.timeline.Grain, analysis.Shift(h.timeline.Grain, h.first, h.steps-1))
}

// horizon settles how far ahead to look and by which periods. A period that
// lies after the data is answered by itself; what the question leaves open is
// stated.
func (r *Request) horizon(ctx context.Context, m question.Measure) (horizonAhead, error) {
	from, until := r.periodAhead()
	if err := r.refusePast(m); err != nil {
		return horizonAhead{}, err
	}
	asked := r.askedGrain()
	if h := r.Plan.Horizon; h != nil && asked == "" {
		r.setGrain(h.Grain)
	}
	t, err := r.Timeline(ctx)
	if err != nil {
		return horizonAhead{}, err
	}
	if asked == "" {
		monthly, err := r.byMonth(ctx, m, t)
		if err != nil {
			return horizonAhead{}, err
		}
		if monthly {
			t.Grain = query.Month
		}
	}
	h := horizonAhead{timeline: t, first: firstAhead(t)}
	switch {
	case !until.IsZero():
		h.steps = period.Count(t.Grain, h.first, until)
	case r.Plan.Horizon != nil:
		h.steps = stepsOf(*r.Plan.Horizon, h)
	default:
		h.steps = defaultSteps(t.Grain)
		r.Assume(fmt.Sprintf("No horizon is named, so the next %s are forecast.", countOf(h.steps, string(t.Grain))))
	}
	if err := r.place(&h, from); err != nil {
		return horizonAhead{}, err
	}
	h.accrual, err = r.accrual(ctx, m, t)
	return h, err
}

// place keeps a horizon within what the history carries, moves its beginning
// to the period asked for, and states both.
func (r *Request) place(h *horizonAhead, from time.Time) error {
	h.steps = max(h.steps, 1)
	passed := h.before(from)
	most := min(maxSteps, max(completePeriods(h.timeline.Grain, h.timeline), 1))
	grain := string(h.timeline.Grain)
	if passed >= most {
		return r.tooFarAhead(*h, most)
	}
	if h.steps > most {
		r.Assume(fmt.Sprintf("Of the %s from the data's end to the end of what is asked for, the first %d are forecast: "+
			"the history carries no more.",
			countOf(h.steps, grain), most))
		h.steps = most
	}
	h.passed, h.first, h.steps = passed, analysis.Shift(h.timeline.Grain, h.first, passed), h.steps-passed
	if passed > 0 {
		r.Assume(fmt.Sprintf("The forecast covers %s alone, not counting the %s between the data and it%s.",
			period.Describe(h.first, h.last()), countOf(passed, grain), h.begun(passed)))
		return nil
	}
	r.Assume(fmt.Sprintf("The forecast covers %s: it begins after the last complete %s of the data.", period.Describe(h.first, h.last()), grain))
	return nil
}

// begun names the period that the data hold in part, where it is passed: the one
// after it is "next".
func (h horizonAhead) begun(passed int) string {
	t := h.timeline
	current := analysis.Shift(t.Grain, h.first, -passed)
	if covered(t).Before(current) {
		return ""
	}
	return fmt.Sprintf("; %s, of which the data hold the days to %s, is the current %s (for its forecast, ask by its name)",
		period.Describe(current, analysis.PeriodEnd(t.Grain, current)), covered(t).Format(time.DateOnly), t.Grain)
}

// before is how many periods of the horizon lie before the one that holds a day.
func (h horizonAhead) before(from time.Time) int {
	start := analysis.PeriodStart(h.timeline.Grain, from)
	if from.IsZero() || !start.After(h.first) {
		return 0
	}
	return min(period.Count(h.timeline.Grain, h.first, start), h.steps) - 1
}

// tooFarAhead refuses a period that no history of this length tells of.
func (r *Request) tooFarAhead(h horizonAhead, most int) error {
	grain := string(h.timeline.Grain)
	end := analysis.PeriodEnd(h.timeline.Grain, analysis.Shift(h.timeline.Grain, h.first, most-1))
	return domain.NewFault(domain.KindTooLittleHistory,
		fmt.Sprintf("%s of history reach as far ahead as %s at most, and what is asked for begins later.",
			countOf(most, "complete "+grain), end.Format(time.DateOnly)),
		fmt.Sprintf("Ask: forecast %s by %s for the next %d %ss", r.Measure().Name, grain, min(defaultSteps(h.timeline.Grain), most), grain))
}

// periodAhead is the first and last day of the period to forecast; zero where
// none is named. One that the plan holds is taken out: it is no restriction of
// the history, all of which counts.
func (r *Request) periodAhead() (from, until time.Time) {
	if h := r.Plan.Horizon; h != nil {
		return h.From, h.To
	}
	p, through := r.Plan.Period, r.Calendar().DataThrough
	if p == nil || through.IsZero() {
		return time.Time{}, time.Time{}
	}
	if stampedByPeriod(r.Plan, through) {
		through = period.EndOf(query.Month, through)
	}
	if !p.To.After(through) {
		return time.Time{}, time.Time{}
	}
	r.Plan.Period = nil
	return p.From, p.To
}

// refusePast refuses a forecast of what the data already hold, unless the
// question says that it is what to forecast from.
func (r *Request) refusePast(m question.Measure) error {
	p := r.Plan.Period
	if p == nil || r.Plan.Horizon != nil || p.From.IsZero() || p.To.IsZero() {
		return nil
	}
	if r.words().any("based", "basis", "using", "use", "from", "since", "given", "data", "history", "historical",
		"past", "last", "previous", "recent") {
		return nil
	}
	return r.wrongTool(domain.Query, fmt.Sprintf("%s lies within the data, so there is nothing to forecast.", periodName(*p)), m.Name+periodContext(*p))
}

// askedGrain is the grain that the question itself names; empty where none.
func (r *Request) askedGrain() query.Grain {
	if d, ok := timeline(r.Plan); ok {
		return d.Grain
	}
	if d, ok := timeline(question.Plan{Dimensions: innerDimensions(r.Plan)}); ok {
		return d.Grain
	}
	axis, _ := axisOf(r.Plan)
	return axis.Grain
}

// setGrain makes the timeline one of this grain.
func (r *Request) setGrain(g query.Grain) {
	if axis, ok := axisOf(r.Plan); ok {
		axis.Grain = g
		r.Plan.Time = &axis
	}
}

func coarse(g query.Grain) bool { return g == query.Quarter || g == query.Year }

// covered is the last day that the data of a timeline stand for: a month's
// stamp stands for all of its month.
func covered(t Timeline) time.Time {
	return analysis.PeriodEnd(t.Resolution, analysis.PeriodStart(t.Resolution, t.Through))
}

// firstAhead is the start of the first period that the data don't complete.
func firstAhead(t Timeline) time.Time {
	start := analysis.PeriodStart(t.Grain, t.Through)
	if covered(t).Before(analysis.PeriodEnd(t.Grain, start)) {
		return start
	}
	return analysis.Shift(t.Grain, start, 1)
}

// completePeriods counts the periods of a grain that the data complete.
func completePeriods(g query.Grain, t Timeline) int {
	if t.From.IsZero() {
		return 0
	}
	t.Grain = g
	last := firstAhead(t).AddDate(0, 0, -1)
	n := period.Count(g, t.From, last)
	if analysis.PeriodStart(t.Resolution, t.From).After(analysis.PeriodStart(g, t.From)) {
		n--
	}
	return max(n, 0)
}

// stepsOf is how many periods of the timeline a horizon of another grain takes.
func stepsOf(asked question.Horizon, h horizonAhead) int {
	if asked.Grain == h.timeline.Grain {
		return asked.Periods
	}
	end := analysis.Shift(asked.Grain, h.first, asked.Periods).AddDate(0, 0, -1)
	return period.Count(h.timeline.Grain, h.first, end)
}

// defaultSteps is how far ahead a question looks that names no horizon.
func defaultSteps(g query.Grain) int {
	switch g {
	case query.Hour:
		return 24 // a day
	case query.Day:
		return 14 // two weeks
	case query.Week, query.Quarter:
		return 4 // about a month; a year
	}
	return 3
}

// neverNegative reports whether an expression can't be below zero: it adds up,
// counts, averages or divides only columns that never are.
func neverNegative(d domain.Dataset, e query.Expr) bool {
	never := func(es ...query.Expr) bool {
		for _, e := range es {
			if !neverNegative(d, e) {
				return false
			}
		}
		return true
	}
	switch x := e.(type) {
	case query.Literal:
		return number(x.Value) >= 0
	case query.Column:
		c, ok := d.Column(x.Name)
		return ok && number(c.Min) >= 0
	case query.Arithmetic:
		return x.Op != query.Subtract && never(x.Left, x.Right)
	case query.Call:
		return x.Function == query.Abs || x.Function != query.DaysBetween && x.Function != query.DaysElapsed && never(x.Arguments...)
	case query.Case:
		for _, b := range x.Branches {
			if !never(b.Then) {
				return false
			}
		}
		return x.Else == nil || never(x.Else)
	case query.Aggregate:
		switch x.Func {
		case query.Count, query.StdDev, query.Variance:
			return true
		case query.Corr, query.Slope:
			return false
		}
		return never(x.Argument)
	}
	return false
}
