package engine

import (
	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/analysis"
	"github.com/lumenore/analytics-mcp-server/domain/query"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

// runnable reports whether a plan that can be read can be run too, by what the
// dataset says of itself: a ranking of shares needs what adds up, a forecast or a
// search for changes enough periods.
func (r *Request) runnable(tool domain.Analysis, plan question.Plan) bool {
	asked := *r
	asked.Analysis, asked.Plan = tool, plan
	switch tool {
	case domain.Pareto:
		_, err := asked.additiveMeasure()
		return err == nil
	case domain.Prediction:
		return asked.periodsKnown() >= analysis.LeastForForecast
	case domain.Change:
		return plan.Compare != nil || plan.Period != nil || asked.periodsKnown() >= analysis.LeastForChanges
	}
	return true
}

// periodsKnown is how many complete periods of a plan's grain the dataset covers;
// of a quarter or year whose grain the question leaves open, its months.
func (r *Request) periodsKnown() int {
	axis, ok := axisOf(r.Plan)
	d := r.Dataset()
	c, found := d.Column(axis.Column)
	if !ok || !found {
		return 0
	}
	t := Timeline{Axis: axis, Resolution: query.Day}
	t.From, t.Through = span(c)
	if c.Type == domain.Integer {
		t.Resolution = query.Year
	}
	if p := r.Plan.Period; p != nil {
		t.From, t.Through = later(t.From, p.From), earlier(t.Through, p.To)
	}
	if t.From.IsZero() || t.Through.Before(t.From) {
		return 0
	}
	t.Grain = r.askedGrain()
	if t.Grain == "" && r.Plan.Horizon != nil {
		t.Grain = r.Plan.Horizon.Grain
		if coarse(t.Grain) && t.Resolution != query.Year {
			t.Grain = query.Month
		}
	}
	if t.Grain == "" {
		t.Grain = grainFor(t)
	}
	return min(completePeriods(t.Grain, t), int(c.Distinct)) // no more can have a value than there are dates
}
