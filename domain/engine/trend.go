package engine

import (
	"context"
	"fmt"
	"math"
	"strings"
	"time"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/analysis"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

// maxTrendMembers is how many members a trend is worked out for: what an
// answer of 4,000 tokens can hold, with room for those that are dropped.
const maxTrendMembers = 30

// Trend tells where a measure goes over time, in all or by member.
type Trend struct{}

// NewTrend returns the Analyst of get_trend_data.
func NewTrend() Trend { return Trend{} }

// Name is the tool that it answers.
func (Trend) Name() domain.Analysis { return domain.Trend }

// trendReply is the analysis of a trend in the contract's shape.
type trendReply struct {
	Method       string          `json:"method"` // how it was worked out
	Grain        string          `json:"grain"`
	Observations int             `json:"observations"`      // periods tested
	Trend        *trendFigures   `json:"trend,omitempty"`   // of the whole; absent where members are asked for
	Members      []memberTrend   `json:"members,omitempty"` // the trends of members
	Profile      *profileFigures `json:"profile,omitempty"` // of a cycle of the calendar
}

type memberTrend struct {
	Member Member       `json:"member"`
	Trend  trendFigures `json:"trend"`
}

// Run loads the series and tests each for a trend.
func (Trend) Run(ctx context.Context, req Request) (*Reply, error) {
	if err := req.RefuseOthers(); err != nil {
		return nil, err
	}
	if cycle, ok := req.cycleOf(); ok {
		return req.profile(ctx, cycle)
	}
	if req.Plan.Season {
		return nil, req.noSeasonOfYears()
	}
	m, err := req.settledMeasure(ctx)
	if err != nil {
		return nil, err
	}
	t, err := req.Timeline(ctx)
	if err != nil {
		return nil, err
	}
	breakdown := req.Breakdown()
	most := maxTrendMembers
	if _, ranked := req.growthRanking(); ranked {
		most = maxRankedTrends
	}
	set, err := req.Series(ctx, m, t, breakdown, most)
	if err != nil {
		return nil, err
	}
	used, err := req.usage(ctx, set.Plan)
	if err != nil {
		return nil, err
	}
	return req.trendReply(ctx, set, used)
}

// trendReply builds the answer from the series.
func (r *Request) trendReply(ctx context.Context, set SeriesSet, used Usage) (*Reply, error) {
	order, ranked := r.growthRanking()
	plan := set.Plan
	plan.Reading = r.Plan.Reading
	shown := *r
	shown.Plan = plan
	if ranked {
		shown.Plan = growthPlan(order, plan)
	}
	reply := shown.NewReply(set.SQL, used)
	series := make([]analysis.Series, len(set.Series))
	for i, s := range set.Series {
		series[i] = s.Series
	}
	trends := analysis.DetectTrends(series)
	switch {
	case ranked:
		trends = rankByGrowth(order, &set, trends)
		rankedTrend(reply, order, &set, trends)
	case len(r.Breakdown()) > 0:
		membersTrend(reply, set, trends)
	default:
		if err := r.singleTrend(ctx, reply, set, trends[0]); err != nil {
			return nil, err
		}
	}
	if !ranked && !bends(reply) {
		steps, err := r.stepWords(ctx, set, trends)
		if err != nil {
			return nil, err
		}
		reply.Summary += steps
	}
	if !ranked {
		reply.Caveat(farOutCaveat(set, trends))
	}
	for _, s := range set.Series[:min(len(set.Series), 1)] {
		reply.Caveat(partialSeries(set, s))
	}
	thin, err := r.thinEdgesCaveat(ctx, set.Measure, set.Timeline)
	if err != nil {
		return nil, err
	}
	reply.Caveat(thin)
	reply.Caveat(r.repeats.told)
	reply.Caveat(set.emptyCaveat())
	reply.Caveat(missing(plan, used))
	if reply.Grid != nil && set.Measure.Additive {
		totals, err := r.totals(ctx, plan)
		if err != nil {
			return nil, err
		}
		reply.Totals = totalsOf(totals)
	}
	reply.FollowUps = shown.FollowUps(trendFollowUps(&shown, set, trends)...)
	return reply, reply.fit(dropMemberSeries(reply, set), dropEarlyPeriods(reply, set), dropLastMembers(reply))
}

// singleTrend fills in the answer of one series.
func (r *Request) singleTrend(ctx context.Context, reply *Reply, set SeriesSet, t analysis.Trend) error {
	s := set.Series[0].Series
	look, err := r.finerTrend(ctx, set, t)
	if err != nil {
		return err
	}
	if t.Direction == analysis.TooFew {
		if t.Growth, err = r.observedGrowth(ctx, set); err != nil {
			return err
		}
		reply.Caveat(tooFewCaveat(set, s, look))
	}
	figures := figuresOf(set, t)
	reply.Analysis = &trendReply{Method: t.Method + yearsAsMeans(set.Measure) + look.method() + bendMethod(t),
		Grain: string(set.Timeline.Grain), Observations: t.Observations, Trend: &figures}
	reply.Grid = trendGrid(set, t)
	bend := bendOf(s)
	figures.Finer, figures.Bend = look.figures(), bendFiguresOf(set, bend)
	reply.Summary = summarizeTrend(set, t, look, bend)
	if bend == nil { // else what stays near the line before and after it seems to wander
		reply.Caveat(wandersCaveat(set, t))
	}
	return nil
}

// tooFewCaveat says what it would take to test for a trend.
func tooFewCaveat(set SeriesSet, s analysis.Series, look finerLook) string {
	how := "so ask about a longer period or a finer grain than " + string(set.Timeline.Grain)
	switch {
	case look.told:
		how = "so a finer grain tells it"
	case look.tested:
		how = "so ask about a longer period"
	}
	return fmt.Sprintf("%s: a trend is tested from %d on, %s. Growth is from the first to the last observed value.",
		countOf(s.Observed(), "complete period"), analysis.LeastForTrend, how)
}

// partialSeries names the periods that were kept out because the data cover
// them in part.
func partialSeries(set SeriesSet, s MemberSeries) string {
	var parts []string
	for _, p := range []*analysis.Partial{s.First, s.Last} {
		switch {
		case p != nil && p.Through.Before(p.Start):
			parts = append(parts, fmt.Sprintf("%s is partial (its data stop at %s) and left out",
				memberName(periodValue(set, p.Start), set.Period), set.Timeline.End.Format("15:04")))
		case p != nil:
			parts = append(parts, fmt.Sprintf("%s is partial (%s to %s) and left out", memberName(periodValue(set, p.Start), set.Period),
				p.From.Format(time.DateOnly), p.Through.Format(time.DateOnly)))
		}
	}
	if len(parts) == 0 {
		return ""
	}
	return capital(strings.Join(parts, "; ")) + "."
}

// periodValue is the start of a period as the warehouse would give it.
func periodValue(set SeriesSet, start time.Time) any {
	if set.Period.Type == domain.Integer {
		return int64(start.Year())
	}
	return start
}

// trendGrid is the series with its parts, a row a period.
func trendGrid(set SeriesSet, t analysis.Trend) *Grid {
	s := set.Series[0].Series
	unit := set.Measure.Unit
	g := &Grid{Columns: []Column{
		{Name: set.Period.Name, Type: set.Period.Type}, {Name: set.Measure.Name, Type: domain.Number, Unit: unit},
		{Name: "trend", Type: domain.Number, Unit: unit}, {Name: "seasonal", Type: domain.Number, Unit: unit}, {Name: "remainder", Type: domain.Number, Unit: unit},
	}, Rows: make([][]any, s.Len()), RowCount: s.Len(), TotalRows: s.Len(), Groups: s.Len()}
	for i := range g.Rows {
		g.Rows[i] = []any{set.periodCell(s.Starts[i]), Figure(s.Values[i]),
			component(t.Components.Trend, i), component(t.Components.Seasonal, i), component(t.Components.Remainder, i)}
	}
	return g
}

func component(values []float64, i int) any {
	if i >= len(values) {
		return nil
	}
	return Figure(values[i])
}

// membersTrend fills in the answer of a series a member.
func membersTrend(reply *Reply, set SeriesSet, trends []analysis.Trend) {
	out := &trendReply{Grain: string(set.Timeline.Grain), Method: "for each member: least-squares line, beside a season where one is found; " +
		"slope tested against AR(1) noise (bias-corrected) by bootstrap; p_adjusted for all members (Benjamini–Hochberg), and the direction by it"}
	unit := set.Measure.Unit
	g := &Grid{Columns: append([]Column{{Name: set.Period.Name, Type: set.Period.Type}}, memberColumns(set.Plan.Dimensions[1:])...)}
	g.Columns = append(g.Columns, Column{Name: set.Measure.Name, Type: domain.Number, Unit: unit})
	for i, s := range set.Series {
		figures := figuresOf(set, trends[i])
		figures.PAdjusted = PValue(trends[i].Adjusted)
		out.Members = append(out.Members, memberTrend{Member: s.Member, Trend: figures})
		out.Observations = max(out.Observations, trends[i].Observations)
		for j, start := range s.Series.Starts {
			row := append([]any{set.periodCell(start)}, s.Member.cells()...)
			g.Rows = append(g.Rows, append(row, Figure(s.Series.Values[j])))
		}
	}
	if g.Rows == nil {
		g.Rows = [][]any{}
	}
	g.RowCount, g.TotalRows, g.Groups = len(g.Rows), len(g.Rows), set.Members
	reply.Analysis, reply.Grid = out, g
	reply.Summary = summarizeTrends(set, trends)
	if n := len(set.Series); n < set.Members {
		reply.Caveat(fmt.Sprintf("Of %s only the %d largest were looked at.", countOf(set.Members, "member"), n))
	}
	reply.Caveat(severalTests(len(set.Series)))
}

// observedGrowth compares the values as they are, for a series too short for
// a line: first with last, and with the same periods a year before where the
// data reach back that far.
func (r *Request) observedGrowth(ctx context.Context, set SeriesSet) (analysis.Growth, error) {
	nan := math.NaN()
	g := analysis.Growth{First: nan, Last: nan, Relative: nan, YearOnYear: nan, CAGR: nan}
	s := set.Series[0].Series
	if s.Observed() == 0 {
		return g, nil
	}
	g.First, g.Last = s.Values[0], s.Values[s.Len()-1]
	if g.First > 0 && s.Len() > 1 {
		g.Relative = g.Last/g.First - 1
	}
	from, through := s.Starts[0], analysis.PeriodEnd(set.Timeline.Grain, s.Starts[s.Len()-1])
	earlier := domain.Period{From: from.AddDate(-1, 0, 0), To: through.AddDate(-1, 0, 0)}
	d := r.Dataset()
	c, _ := d.Column(set.Timeline.Axis.Column)
	if begin, _ := span(c); earlier.From.Before(begin) || !set.Measure.Additive {
		return g, nil
	}
	now, err := r.valueIn(ctx, set.Measure, domain.Period{From: from, To: through})
	if err != nil {
		return g, err
	}
	then, err := r.valueIn(ctx, set.Measure, earlier)
	if then > 0 {
		g.YearOnYear = now/then - 1
	}
	return g, err
}

// valueIn is a measure over a period; NaN where it has none.
func (r *Request) valueIn(ctx context.Context, m question.Measure, p domain.Period) (float64, error) {
	plan := r.Settled(m)
	plan.Period = &p
	t, err := r.Run(ctx, compile(plan))
	if err != nil || len(t.Rows) == 0 {
		return math.NaN(), err
	}
	return number(t.Rows[0][0]), nil
}
