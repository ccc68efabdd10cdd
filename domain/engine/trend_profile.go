package engine

import (
	"cmp"
	"context"
	"fmt"
	"math"
	"slices"
	"time"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/analysis"
	"github.com/lumenore/analytics-mcp-server/domain/query"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

// maxHourlyDays is how many days are shown hour by hour: of more, "by hour"
// asks for the hours of the day.
const maxHourlyDays = 31

// profileFigures says how far a measure follows a cycle of the calendar.
type profileFigures struct {
	Of          query.Grain    `json:"of"`          // what is compared: days by weekday, months by month of the year
	Seasonality *seasonFigures `json:"seasonality"` // null: the differences may be chance, or were not tested
	PValue      any            `json:"p_value"`     // of no pattern that repeats; null where it was not tested
	Best        phaseFigures   `json:"best"`
	Worst       phaseFigures   `json:"worst"`
}

// phaseFigures is one part of the cycle: Monday, December, the hour from 14:00.
type phaseFigures struct {
	Member   string `json:"member"`
	Value    any    `json:"value"`    // of a period on average
	Relative any    `json:"relative"` // to the average period
}

// phase is one part of a cycle while the answer is built.
type phase struct {
	at              int64
	name            string
	total           float64 // over its periods; NaN for what does not add up
	value, relative float64
	periods         int
}

// cycleOf is the part of the calendar that a trend is asked by, if there is
// one: "by weekday", "by month of the year", "by hour" of many days.
func (r *Request) cycleOf() (question.Dimension, bool) {
	for _, d := range r.Breakdown() {
		if d.Calendar {
			return d, true
		}
	}
	d, ok := timeline(r.Plan)
	ds := r.Dataset()
	c, _ := ds.Column(d.Column)
	if !ok || d.Grain != query.Hour || !r.words().any("hour", "hours") {
		return question.Dimension{}, false
	}
	from, through := span(c)
	if p := r.Plan.Period; p != nil {
		from, through = later(from, p.From), earlier(through, p.To)
	}
	if days := int(through.Sub(from).Hours()) / 24; days <= maxHourlyDays {
		return question.Dimension{}, false
	}
	r.Assume(fmt.Sprintf("The hours of the day are compared, since the data span more than %d days; name a shorter period to see it hour by hour.", maxHourlyDays))
	return question.Dimension{Name: "hour of " + d.Column, Column: d.Column, Type: domain.Integer, Calendar: true,
		Expr: query.Extract{Part: query.HourOf, Expr: col(d.Column)}}, true
}

// profile answers a question by a cycle of the calendar. A cycle has no trend:
// what is told is how high each part of it stands, per period, and whether that
// repeats beyond chance.
func (r *Request) profile(ctx context.Context, cycle question.Dimension) (*Reply, error) {
	part, ok := cycle.Expr.(query.Extract)
	_, along := timeline(r.Plan)
	if ok && r.Plan.Season && !along && len(r.Breakdown()) > 1 {
		return r.seasonMembers(ctx, cycle, part.Part)
	}
	if !ok || len(r.Breakdown()) > 1 || along && len(r.Breakdown()) > 0 {
		return nil, r.oneCycle(cycle, part.Part)
	}
	axis, _ := axisOf(r.Plan)
	axis.Grain = grainOf(part.Part)
	r.Plan.Time, r.Plan.Dimensions = &axis, nil
	r.dropInner()
	m, err := r.settledMeasure(ctx)
	if err != nil {
		return nil, err
	}
	m = r.repeats.addsOver(m)
	t, err := r.Timeline(ctx)
	if err != nil {
		return nil, err
	}
	if t.Grain != axis.Grain || t.Axis.Type == domain.Date && axis.Grain == query.Hour {
		return nil, domain.NewFault(domain.KindUnsupported, fmt.Sprintf("the data are stamped by %s, so nothing is known by %s.", t.Resolution, cycle.Name),
			"Ask for the trend of "+m.Name+".")
	}
	set, err := r.Series(ctx, m, t, nil, 1)
	if err != nil {
		return nil, err
	}
	used, err := r.usage(ctx, set.Plan)
	if err != nil {
		return nil, err
	}
	phases, err := r.phases(ctx, set, cycle, part.Part)
	if err != nil {
		return nil, err
	}
	return r.profileReply(set, cycle, phases, used)
}

// dropInner keeps no inner grouping: "average daily sales by weekday" is the
// profile itself.
func (r *Request) dropInner() {
	if r.Plan.Inner != nil && len(r.Plan.Inner.Measures) > 0 {
		r.Plan.Measures = r.Plan.Inner.Measures[:1]
	}
	r.Plan.Inner = nil
}

// grainOf is the period of which a part of the calendar tells kinds apart.
func grainOf(part query.Part) query.Grain {
	switch part {
	case query.HourOf:
		return query.Hour
	case query.MonthOf:
		return query.Month
	case query.QuarterOf:
		return query.Quarter
	case query.WeekOf:
		return query.Week
	}
	return query.Day
}

// partOf is which part of its cycle a period is, as the warehouse numbers them.
func partOf(part query.Part, start time.Time) int64 {
	switch part {
	case query.HourOf:
		return int64(start.Hour())
	case query.MonthOf:
		return int64(start.Month())
	case query.QuarterOf:
		const monthsOfQuarter = 3
		return int64(start.Month()-1)/monthsOfQuarter + 1
	case query.WeekOf:
		_, week := start.ISOWeek()
		return int64(week)
	case query.DayOfMonth:
		return int64(start.Day())
	case query.DayOfYear:
		return int64(start.YearDay())
	}
	return (int64(start.Weekday())+6)%7 + 1 // ISO: Monday is 1
}

// phases are the parts of the cycle in its order. What adds up is averaged over
// the periods, those without rows counting as 0; the rest is computed over all
// rows of a part.
func (r *Request) phases(ctx context.Context, set SeriesSet, cycle question.Dimension, part query.Part) ([]phase, error) {
	s := set.Series[0].Series
	byPart := map[int64]*phase{}
	sum, n := 0.0, 0
	for i, start := range s.Starts {
		if math.IsNaN(s.Values[i]) {
			continue
		}
		at := partOf(part, start)
		p := byPart[at]
		if p == nil {
			p = &phase{at: at, name: memberName(at, cycle)}
			byPart[at] = p
		}
		p.total, p.periods = p.total+s.Values[i], p.periods+1
		sum, n = sum+s.Values[i], n+1
	}
	var out []phase
	overall := sum / float64(n)
	for _, p := range byPart {
		p.value = p.total / float64(p.periods)
		out = append(out, *p)
	}
	if !set.Measure.Additive && n > 0 {
		var err error
		if overall, err = r.phaseValues(ctx, set, cycle, out); err != nil {
			return nil, err
		}
	}
	for i := range out {
		out[i].relative = math.NaN()
		if overall > 0 {
			out[i].relative = out[i].value/overall - 1
		}
	}
	slices.SortFunc(out, func(a, b phase) int { return cmp.Compare(a.at, b.at) })
	return out, nil
}

// phaseValues computes a measure that does not add up over all rows of each
// part, and over all.
func (r *Request) phaseValues(ctx context.Context, set SeriesSet, cycle question.Dimension, out []phase) (overall float64, err error) {
	s := set.Series[0].Series
	whole := domain.Period{From: s.Starts[0], To: analysis.PeriodEnd(set.Timeline.Grain, s.Starts[s.Len()-1])}
	p := r.Settled(set.Measure, cycle)
	p.Period = &whole
	t, err := r.Run(ctx, compile(p))
	if err != nil {
		return 0, err
	}
	values := map[int64]float64{}
	for _, row := range t.Rows {
		if at, ok := row[0].(int64); ok {
			values[at] = number(row[1])
		}
	}
	for i := range out {
		out[i].value, out[i].total = values[out[i].at], math.NaN()
	}
	return r.valueIn(ctx, set.Measure, whole)
}
