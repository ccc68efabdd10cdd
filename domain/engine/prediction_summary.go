package engine

import (
	"fmt"
	"math"
	"strings"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/analysis"
	"github.com/lumenore/analytics-mcp-server/domain/query"
)

// summary: "Expected Demand from January to March 2026: 152 K in total (80 %
// interval 144 K to 160 K), after 140 K a year before (+8.6 %)." What is named
// may be one or many, so no verb follows it.
func (p *predictionRun) summary() string {
	unit, s, by := p.unit(), p.whole.Scenarios, p.by()
	text := fmt.Sprintf("Expected %s%s%s: %s%s (80 %% interval %s to %s)%s.",
		p.name(), p.when(), filterContext(p.members.Plan), amount(s.Expected/by, unit), p.over(),
		amount(s.Pessimistic/by, unit), amount(s.Optimistic/by, unit), p.before(by))
	return text + p.membersWords()
}

// name is the measure as it is read out; counts by what they count.
func (p *predictionRun) name() string {
	if p.measure.Aggregate == query.Count && p.measure.Label != "" {
		return strings.Replace(p.measure.Label, "count of rows", "number of rows", 1)
	}
	return toldName(p.measure)
}

func (p *predictionRun) unit() string { return spoken(p.req.Dataset(), p.measure) }

// by is what the sum over the horizon is divided by for the figure of all of it.
func (p *predictionRun) by() float64 {
	if p.horizon.accrual == sums {
		return 1
	}
	return float64(p.horizon.steps)
}

// over says what one figure for several periods is.
func (p *predictionRun) over() string {
	switch grain := string(p.horizon.timeline.Grain); {
	case p.horizon.steps == 1:
		return ""
	case p.horizon.accrual == sums:
		return " in total"
	case p.horizon.accrual == means:
		return ", the mean of " + countOf(p.horizon.steps, grain)
	default:
		return " a " + grain + " on average"
	}
}

func (p *predictionRun) when() string {
	return periodContext(domain.Period{From: p.horizon.first, To: p.horizon.last()})
}

// before compares with what was there: the same periods a year before, or as
// many periods directly before.
func (p *predictionRun) before(by float64) string {
	values := p.whole.Series.Values
	back, name := yearOf(p.horizon.timeline.Grain), "on the same days a year before"
	if grain := p.horizon.timeline.Grain; grain != query.Day {
		name = "in the same " + strings.TrimPrefix(countOf(p.horizon.steps, string(grain)), "1 ") + " a year before"
	}
	if p.horizon.timeline.Grain == query.Year {
		name = "in the year before"
	}
	if passed := p.horizon.passed; passed > 0 && (passed+p.horizon.steps > back || back > len(values)) {
		return "" // neither a year before them nor directly before them is in the data
	}
	if p.horizon.steps > back || back > len(values) {
		back, name = p.horizon.steps, fmt.Sprintf("in the %s before", countOf(p.horizon.steps, string(p.horizon.timeline.Grain)))
	}
	if back > len(values) {
		return ""
	}
	sum := 0.0
	for _, v := range values[len(values)-back+p.horizon.passed:][:p.horizon.steps] {
		sum += v
	}
	if math.IsNaN(sum) || sum == 0 {
		return ""
	}
	text := fmt.Sprintf(", after %s %s", amount(sum/by, p.unit()), name)
	switch {
	case p.unit() == ofOne:
		text += fmt.Sprintf(" (%s)", signed((p.whole.Scenarios.Expected-sum)/by, ofOne))
	case sum > 0:
		text += fmt.Sprintf(" (%s)", change(p.whole.Scenarios.Expected/sum-1))
	}
	return text
}

// yearOf is how many periods lie between a period and the same a year before.
func yearOf(g query.Grain) int {
	switch g {
	case query.Day:
		return 52 * 7 // the same weekdays
	case query.Week:
		return 52
	case query.Month:
		return 12
	case query.Quarter:
		return 4
	}
	return 1
}

// membersWords names what the largest members are expected to make.
func (p *predictionRun) membersWords() string {
	var names []string
	for _, f := range p.parts[:min(len(p.parts), maxNamed)] {
		names = append(names, fmt.Sprintf("%s %s", f.Member, amount(f.Scenarios.Expected/p.by(), p.unit())))
	}
	if len(names) == 0 {
		return ""
	}
	if more := len(p.parts) - len(names); more > 0 {
		names = append(names, fmt.Sprintf("%d more", more))
	}
	return " By " + enumerate(dimensionNames(p.members.Plan)[1:], "and") + ": " + enumerate(names, "and") + "."
}

// followUps suggests what carries on from a forecast.
func (p *predictionRun) followUps(r *Request) []Suggestion {
	name, grain := p.measure.Name, p.horizon.timeline.Grain
	var out []Suggestion
	if len(p.parts) == 0 {
		if ds := groupings(r.Dataset()); len(ds) > 0 {
			out = append(out, Suggestion{domain.Prediction, fmt.Sprintf("forecast %s by %s%s by %s", name, grain, p.again(), ds[0].Name),
				"forecasts each member"})
		}
	}
	out = append(out, Suggestion{domain.Change, fmt.Sprintf("when did %s change by %s", name, grain), "shows whether a recent change of level is behind it"})
	if p.whole.Observations >= analysis.LeastForTrend {
		out = append(out, Suggestion{domain.Trend, fmt.Sprintf("trend of %s by %s", name, grain), "shows the trend and season that it carries on"})
	}
	return out
}

// again asks for the same horizon.
func (p *predictionRun) again() string {
	if p.horizon.passed > 0 {
		return p.when()
	}
	return " for the next " + strings.TrimPrefix(countOf(p.horizon.steps, string(p.horizon.timeline.Grain)), "1 ")
}
