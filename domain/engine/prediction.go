package engine

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/analysis"
	"github.com/lumenore/analytics-mcp-server/domain/query"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

// maxForecastMembers is how many members are forecast one by one: what an
// answer of 4,000 tokens can hold for a usual horizon.
const maxForecastMembers = 12

// Prediction tells how a measure goes on, in all and by member.
type Prediction struct{}

// NewPrediction returns the Analyst of get_prediction_data.
func NewPrediction() Prediction { return Prediction{} }

// Name is the tool that it answers.
func (Prediction) Name() domain.Analysis { return domain.Prediction }

// Run loads the series and forecasts each by itself, the total too.
func (Prediction) Run(ctx context.Context, req Request) (*Reply, error) {
	if err := req.RefuseOthers(); err != nil {
		return nil, err
	}
	if err := req.refuseWhen(); err != nil {
		return nil, err
	}
	m, h, err := req.ahead(ctx)
	if err != nil {
		return nil, err
	}
	m.Additive = h.accrual == sums
	run := &predictionRun{req: &req, measure: m, horizon: h, options: analysis.ForecastOptions{NonNegative: neverNegative(req.Dataset(), m.Expr)}}
	if run.total, err = req.Series(ctx, m, h.timeline, nil, 1); err != nil {
		return nil, err
	}
	run.members = run.total
	if breakdown := req.Breakdown(); len(breakdown) > 0 {
		if run.members, err = req.Series(ctx, m, h.timeline, breakdown, maxForecastMembers); err != nil {
			return nil, err
		}
	}
	used, err := req.usage(ctx, run.members.Plan)
	if err != nil {
		return nil, err
	}
	if run.thin, err = req.thinEdgesCaveat(ctx, m, run.total.Timeline); err != nil {
		return nil, err
	}
	if err := run.forecast(ctx); err != nil {
		return nil, err
	}
	return run.answer(used)
}

// ahead is what is forecast, and how far.
func (r *Request) ahead(ctx context.Context) (question.Measure, horizonAhead, error) {
	m, err := r.settledMeasure(ctx)
	if err != nil {
		return m, horizonAhead{}, err
	}
	h, err := r.horizon(ctx, m)
	return m, h, err
}

// predictionRun is one prediction while its answer is built.
type predictionRun struct {
	req     *Request
	measure question.Measure
	horizon horizonAhead
	options analysis.ForecastOptions
	total   SeriesSet // one series
	members SeriesSet // the total again where the question names no dimensions

	whole  seriesForecast   // of the total
	parts  []seriesForecast // of the members, the largest ahead first; empty without dimensions
	tooFew []string         // members with too little history
	thin   string           // of which days rows are missing; empty where of none
	// shortened says that the rows are only the last ones; empty where they are all.
	shortened string
}

// seriesForecast is a series and how it goes on.
type seriesForecast struct {
	MemberSeries
	analysis.Forecast
	floored bool // at 0, since no period came near it
}

// forecast works out the total and each member.
func (p *predictionRun) forecast(ctx context.Context) error {
	var err error
	p.whole, err = p.forecastOf(p.total.Series[0])
	if errors.Is(err, analysis.ErrTooFew) {
		return p.req.tooLittleHistory(p.total, err)
	}
	if err != nil {
		return err
	}
	if len(p.req.Breakdown()) == 0 {
		return nil
	}
	for _, s := range p.members.Series {
		if err := left(ctx); err != nil {
			return err
		}
		f, err := p.forecastOf(s)
		switch {
		case errors.Is(err, analysis.ErrTooFew):
			p.tooFew = append(p.tooFew, s.Member.String())
		case err != nil:
			return err
		default:
			p.parts = append(p.parts, f)
		}
	}
	slices.SortStableFunc(p.parts, func(a, b seriesForecast) int { return cmp.Compare(b.Scenarios.Expected, a.Scenarios.Expected) })
	return nil
}

// forecastOf forecasts one series over the horizon. A series whose last values
// are missing is forecast from its last value on, and what lies before the
// horizon is left out.
func (p *predictionRun) forecastOf(s MemberSeries) (seriesForecast, error) {
	o := p.options
	o.Passed = trailingGap(s.Series) + p.horizon.passed
	o.Horizon = o.Passed + p.horizon.steps
	floored := !o.NonNegative && p.horizon.accrual == sums && farAboveZero(s.Series.Values)
	o.NonNegative = o.NonNegative || floored
	f, err := analysis.NewForecast(s.Series, o)
	if err != nil {
		return seriesForecast{}, err
	}
	f.Points = f.Points[o.Passed:]
	return seriesForecast{MemberSeries: s, Forecast: f, floored: floored}, nil
}

// trailingGap is how many of the last values of a series are missing.
func trailingGap(s analysis.Series) int {
	n := 0
	for i := s.Len() - 1; i >= 0 && s.Values[i] != s.Values[i]; i-- { // NaN
		n++
	}
	return n
}

// tooLittleHistory refuses a forecast and names a finer grain that has enough
// values, where there is one.
func (r *Request) tooLittleHistory(set SeriesSet, cause error) error {
	n, t := set.Series[0].Series.Observed(), set.Timeline
	suggestion := "Ask nlq_to_data for the values so far, and for a forecast once there are more."
	if r.Plan.Period != nil {
		suggestion = "Ask without the period, so that all of the history counts."
	}
	for _, g := range []query.Grain{query.Quarter, query.Month, query.Week, query.Day} {
		if !finer(g, t.Grain) || finer(g, t.Resolution) || completePeriods(g, t) < analysis.LeastForForecast {
			continue
		}
		suggestion = fmt.Sprintf("Ask: forecast %s by %s for the next %d %ss", set.Measure.Name, g, defaultSteps(g), g)
		break
	}
	return domain.NewFault(domain.KindTooLittleHistory,
		fmt.Sprintf("%d %s; %d needed.", n, valuesBy(n, t.Grain), analysis.LeastForForecast), suggestion).Because(cause)
}

// valuesBy: "monthly values".
func valuesBy(n int, g query.Grain) string {
	word := map[query.Grain]string{query.Hour: "hourly", query.Day: "daily", query.Week: "weekly", query.Month: "monthly",
		query.Quarter: "quarterly", query.Year: "yearly"}[g] + " value"
	if n != 1 {
		word += "s"
	}
	return word
}
