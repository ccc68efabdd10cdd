package engine

import (
	"fmt"
	"time"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/analysis"
)

// mostlyZero is the share of zeros from which a series is said to be
// intermittent: its forecasts are rates, not what a single period will bring.
const mostlyZero = 0.5

// predictionReply is the analysis in the contract's shape. Model, backtest and
// scenarios at the top are the total's.
type predictionReply struct {
	Method       string            `json:"method"` // how it was worked out
	Grain        string            `json:"grain"`
	Observations int               `json:"observations"`      // complete periods of history
	Horizon      horizonFigures    `json:"horizon"`           // what is forecast
	Model        string            `json:"model"`             // what the forecast of the total is made of
	Why          string            `json:"why"`               // it was chosen
	Backtest     backtestFigures   `json:"backtest"`          // of the total, on periods that did not choose the model
	Scenarios    scenarioFigures   `json:"scenarios"`         // of the total, over all periods together
	Members      []memberModel     `json:"members,omitempty"` // each of them by itself
	Forecast     []forecastFigures `json:"forecast"`          // by period
}

type horizonFigures struct {
	Periods int    `json:"periods"`
	From    string `json:"from"`
	To      string `json:"to"`
}

type backtestFigures struct {
	MASE         any `json:"mase"`          // mean absolute error beside that of the naive forecast: under 1 is better
	SMAPE        any `json:"smape"`         // symmetric mean absolute percentage error
	Coverage95   any `json:"coverage_95"`   // share of actual values within the 95 % intervals
	Windows      int `json:"windows"`       // origins that were forecast from
	BaselineMASE any `json:"baseline_mase"` // of the seasonal naive forecast
}

type scenarioFigures struct {
	Of          string `json:"of"`          // "sum over the horizon", or its mean where values don't add up
	Pessimistic any    `json:"pessimistic"` // nine in ten outcomes are above
	Expected    any    `json:"expected"`    // the middle of them
	Optimistic  any    `json:"optimistic"`  // nine in ten outcomes are below
}

type memberModel struct {
	Member    Member          `json:"member"`
	Model     string          `json:"model"`
	Backtest  backtestFigures `json:"backtest"`
	Scenarios scenarioFigures `json:"scenarios"`
}

type forecastFigures struct {
	Member  *Member `json:"member,omitempty"` // absent: the total
	Period  any     `json:"period"`
	Value   any     `json:"value"`
	Lower80 any     `json:"lower_80"`
	Upper80 any     `json:"upper_80"`
	Lower95 any     `json:"lower_95"`
	Upper95 any     `json:"upper_95"`
}

// answer builds the reply from the forecasts.
func (p *predictionRun) answer(used Usage) (*Reply, error) {
	plan := p.members.Plan
	plan.Reading = p.req.Plan.Reading
	shown := *p.req
	shown.Plan = plan
	reply := shown.NewReply(p.members.SQL, used)
	out := p.analysis()
	reply.Analysis = out
	reply.Grid = p.history()
	reply.Summary = p.summary()
	for _, c := range p.caveats() {
		reply.Caveat(c)
	}
	reply.Caveat(p.thin)
	reply.Caveat(p.req.repeats.told)
	reply.Caveat(missing(plan, used))
	reply.FollowUps = shown.FollowUps(p.followUps(&shown)...)
	return reply, reply.fit(p.dropHistory(reply), dropForecastMembers(reply, out), dropFarPeriods(reply, out))
}

func (p *predictionRun) analysis() *predictionReply {
	out := &predictionReply{
		Method: "several methods are combined, each series by itself; " +
			"forecasts from rolling origins set their weights and the width of the intervals; scenarios simulate all periods together; " +
			"a history with a lasting change of level is brought to its last level where that did better",
		Grain: string(p.horizon.timeline.Grain), Observations: p.whole.Observations,
		Horizon: horizonFigures{Periods: p.horizon.steps, From: p.horizon.first.Format(time.DateOnly), To: p.horizon.last().Format(time.DateOnly)},
		Model:   p.whole.Model, Why: p.whole.Why, Backtest: backtestOf(p.whole.Backtest), Scenarios: p.scenarios(p.whole),
		Forecast: p.rows(p.whole, nil),
	}
	for _, f := range p.parts {
		out.Members = append(out.Members, memberModel{Member: f.Member, Model: f.Model, Backtest: backtestOf(f.Backtest), Scenarios: p.scenarios(f)})
		out.Forecast = append(out.Forecast, p.rows(f, &f.Member)...)
	}
	return out
}

func backtestOf(b analysis.Backtest) backtestFigures {
	return backtestFigures{
		MASE: PValue(b.MASE), SMAPE: PValue(b.SMAPE), Coverage95: PValue(b.Coverage95),
		Windows: b.Windows, BaselineMASE: PValue(b.BaselineMASE)}
}

// scenarios are of the sum over the horizon; of its mean for what doesn't add up.
func (p *predictionRun) scenarios(f seriesForecast) scenarioFigures {
	out := scenarioFigures{Of: "sum over the horizon"}
	by := 1.0
	if !p.measure.Additive {
		out.Of, by = "mean over the horizon", float64(p.horizon.steps)
	}
	s := f.Scenarios
	out.Pessimistic, out.Expected, out.Optimistic = Figure(s.Pessimistic/by), Figure(s.Expected/by), Figure(s.Optimistic/by)
	return out
}

func (p *predictionRun) rows(f seriesForecast, m *Member) []forecastFigures {
	out := make([]forecastFigures, len(f.Points))
	for i, v := range f.Points {
		out[i] = forecastFigures{Member: m, Period: p.total.periodCell(v.Start), Value: Figure(v.Value),
			Lower80: Figure(v.Lower80), Upper80: Figure(v.Upper80), Lower95: Figure(v.Lower95), Upper95: Figure(v.Upper95)}
	}
	return out
}

// history is the last periods of each series, as rows.
func (p *predictionRun) history() *Grid {
	set := p.members
	g := &Grid{Columns: append([]Column{{Name: set.Period.Name, Type: set.Period.Type}}, memberColumns(set.Plan.Dimensions[1:])...), Rows: [][]any{}}
	g.Columns = append(g.Columns, Column{Name: p.measure.Name, Type: domain.Number, Unit: p.measure.Unit})
	for _, s := range set.Series {
		g.TotalRows += s.Series.Len()
		for i := max(0, s.Series.Len()-shortHistory); i < s.Series.Len(); i++ {
			row := append([]any{set.periodCell(s.Series.Starts[i])}, s.Member.cells()...)
			g.Rows = append(g.Rows, append(row, Figure(s.Series.Values[i])))
		}
	}
	g.RowCount, g.Groups = len(g.Rows), max(set.Members, 1)
	if n := set.Series; len(n) > 0 && n[0].Series.Len() > shortHistory {
		p.shortened = fmt.Sprintf("The rows show the last %s%s; the forecast stands on all %s.",
			countOf(shortHistory, string(set.Timeline.Grain)), ofEach(len(n)), whole(int64(n[0].Series.Len())))
	}
	return g
}

func (p *predictionRun) caveats() []string {
	out := []string{p.shortened}
	s := p.total.Series[0]
	out = append(out, partialSeries(p.total, s), p.total.emptyCaveat())
	if n := len(p.tooFew); n > 0 {
		out = append(out, fmt.Sprintf("Too little history (%d %s needed): %s.",
			analysis.LeastForForecast, valuesBy(analysis.LeastForForecast, p.horizon.timeline.Grain),
			enumerate(p.tooFew[:min(n, maxNamed)], "and")))
	}
	if n := len(p.members.Series); n < p.members.Members {
		out = append(out, fmt.Sprintf("Of %s only the %d largest are forecast; the total is of all.", countOf(p.members.Members, "member"), n))
	}
	if len(p.parts) > 0 && p.measure.Additive {
		out = append(out, "The total is forecast by itself: the members' forecasts need not add up to it, and their bounds never do.")
	}
	if names := p.named(func(f seriesForecast) bool { return f.Backtest.MASE > f.Backtest.BaselineMASE }); names != "" {
		out = append(out, fmt.Sprintf("In the backtest, repeating the last values did as well or better%s.", p.forNames(names)))
	}
	out = append(out, p.levelCaveats()...)
	out = append(out, p.narrowCaveat(), p.floorCaveat())
	for _, cycle := range analysis.SeasonCandidates(p.horizon.timeline.Grain) {
		if n := s.Series.Len(); n < 2*cycle {
			out = append(out, fmt.Sprintf("%s are fewer than two cycles of %d: a season can't be told from chance, and none is forecast.",
				capital(countOf(n, string(p.horizon.timeline.Grain))), cycle))
		}
	}
	if p.horizon.passed+p.horizon.steps > s.Series.Len()/2 {
		out = append(out, "The horizon is long for this history: what the intervals stand on has rarely been seen.")
	}
	return append(out, p.intermittent())
}

// intermittent names the series that are mostly zero.
func (p *predictionRun) intermittent() string {
	names := p.named(func(f seriesForecast) bool {
		zeros := 0
		for _, v := range f.Series.Values {
			if v == 0 {
				zeros++
			}
		}
		return float64(zeros) >= mostlyZero*float64(f.Series.Len())
	})
	if names == "" {
		return ""
	}
	return fmt.Sprintf("Most periods are 0%s: take the forecast as a rate over many periods.", p.forNames(names))
}

// forNames says which of several series are meant.
func (p *predictionRun) forNames(names string) string {
	if len(p.parts) == 0 {
		return ""
	}
	return " for " + names
}

func ofEach(series int) string {
	if series < 2 {
		return ""
	}
	return " of each series"
}

// named names the series of which something holds, the total first.
func (p *predictionRun) named(holds func(seriesForecast) bool) string {
	var names []string
	for _, f := range append([]seriesForecast{p.whole}, p.parts...) {
		if holds(f) {
			names = append(names, f.Member.String())
		}
	}
	if more := len(names) - maxNamed; more > 0 {
		names = append(names[:maxNamed], countOf(more, "more member"))
	}
	return enumerate(names, "and")
}
