package question

import (
	"slices"
	"strings"
	"time"

	"github.com/lumenore/analytics-mcp-server/domain"
)

// keeps reports whether the asking tool reads a text with all that the subject
// and the parts name.
func (g *reading) keeps(text string, s subject, p namedParts) bool {
	in := g.in
	in.trial = true
	again, err := g.read(text, in)
	if err != nil || g.plan.Asks != again.plan.Asks && again.plan.Asks != "" && again.plan.Asks != g.in.Analysis {
		return false
	}
	told := again.told()
	names := append([]string{s.column}, s.second)
	if g.in.Analysis == domain.Correlation || g.in.Analysis == domain.Prediction {
		names = append(names, s.by...)
	}
	for _, v := range p.values {
		names = append(append(names, g.column(v.column).Name), v.texts...)
	}
	for _, c := range p.bounds {
		names = append(names, g.column(c.column).Name+" "+comparison(c))
	}
	if slices.ContainsFunc(names, func(n string) bool { return !strings.Contains(told, fold(n)) }) {
		return false
	}
	return again.showsBy(s) && again.showsAggregate(p) && again.showsPeriod(p)
}

// showsBy reports whether the plan groups by the subject's columns, where its tool
// shows groups.
func (g *reading) showsBy(s subject) bool {
	if g.in.Analysis == domain.Correlation {
		return true
	}
	for _, by := range s.by {
		if !slices.ContainsFunc(g.plan.Dimensions, func(d Dimension) bool { return d.Column == by }) {
			return false
		}
	}
	return true
}

// showsAggregate reports whether the measures have the aggregates that were said.
func (g *reading) showsAggregate(p namedParts) bool {
	if g.in.Analysis == domain.Correlation || g.in.Analysis == domain.Pareto {
		return true
	}
	for _, w := range p.measures {
		name := g.column(w.columns[0].column).Name
		f, _ := aggregateFunc(w.aggregate)
		shows := func(m Measure) bool { return m.Column == name && m.Aggregate == f }
		if w.aggregate != "" && !slices.ContainsFunc(g.plan.Measures, shows) {
			return false
		}
	}
	return true
}

// showsPeriod reports whether the plan is about the period of the parts.
func (g *reading) showsPeriod(p namedParts) bool {
	if p.horizon != nil && (g.plan.Horizon == nil || g.plan.Horizon.Periods != p.horizon.horizon.Periods) {
		return false
	}
	if p.grain != "" && (g.plan.Time == nil || g.plan.Time.Grain != p.grain) {
		return false
	}
	if p.period == nil {
		return true
	}
	f, control := p.period.found, p.period.other
	same := func(p domain.Period, from, to time.Time) bool { return p.From.Equal(from) && p.To.Equal(to) }
	if c := g.plan.Compare; c != nil {
		return same(c.Test, f.From, f.To) && (control.From.IsZero() || same(c.Control, control.From, control.To)) ||
			same(c.Test, control.From, control.To) && same(c.Control, f.From, f.To)
	}
	return g.plan.Period != nil && same(*g.plan.Period, f.From, f.To)
}
