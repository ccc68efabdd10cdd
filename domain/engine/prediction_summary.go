package engine

import (
	"fmt"
	"math"
	"strings"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/analysis"
	"github.com/lumenore/analytics-mcp-server/domain/query"
)

// summary: "Demand from January to March 2026 is expected to come to 152 K
// (with 80 % chance 144 K to 160 K), after 140 K in the same months a year before."
func (p *predictionRun) summary() string {
	unit, s := p.measure.Unit, p.whole.Scenarios
	verb, by := "come to", 1.0
	if !p.measure.Additive {
		verb, by = "average", float64(p.horizon.steps)
	}
	head := fmt.Sprintf("%s%s is expected to %s", capital(p.measure.Name), filterContext(p.members.Plan), verb)
	when := periodContext(domain.Period{From: p.horizon.first, To: p.horizon.last()})
	if p.whole.Skipped {
		last := p.whole.Points[len(p.whole.Points)-1]
		return fmt.Sprintf("%s %s in the last of %s%s.", head, amount(last.Value, unit), countOf(p.horizon.steps, string(p.horizon.timeline.Grain)), when)
	}
	text := fmt.Sprintf("%s %s%s (80 %% interval %s to %s)%s.", head, amount(s.Expected/by, unit), when,
		amount(s.Pessimistic/by, unit), amount(s.Optimistic/by, unit), p.before(by))
	return text + p.membersWords()
}

// before compares with what was there: the same periods a year before, or as
// many periods directly before.
func (p *predictionRun) before(by float64) string {
	values := p.whole.Series.Values
	back, name := yearOf(p.horizon.timeline.Grain), "a year before"
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
	text := fmt.Sprintf(", after %s %s", amount(sum/by, p.measure.Unit), name)
	if sum > 0 {
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
	for _, f := range p.parts {
		if len(names) == maxNamed || f.Skipped {
			break
		}
		by := 1.0
		if !p.measure.Additive {
			by = float64(p.horizon.steps)
		}
		names = append(names, fmt.Sprintf("%s %s", f.Member, amount(f.Scenarios.Expected/by, p.measure.Unit)))
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
			out = append(out, Suggestion{domain.Prediction, fmt.Sprintf("forecast %s by %s for the next %s by %s", name, grain, strings.TrimPrefix(countOf(p.horizon.steps, string(grain)), "1 "), ds[0].Name),
				"forecasts each member"})
		}
	}
	out = append(out, Suggestion{domain.Change, fmt.Sprintf("when did %s change by %s", name, grain), "shows whether a recent change of level is behind it"})
	if p.whole.Observations >= analysis.LeastForTrend {
		out = append(out, Suggestion{domain.Trend, fmt.Sprintf("trend of %s by %s", name, grain), "shows the trend and season that it carries on"})
	}
	return out
}
