package question

import (
	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/period"
	"github.com/lumenore/analytics-mcp-server/domain/query"
)

// alignPeriods sets the parts of two compared periods side by side, January
// against January: along one timeline each row would lack one of the two.
func (g *reading) alignPeriods() {
	c := g.plan.Compare
	if c == nil || g.timeline == nil || g.timeline.calendar || g.plan.Time == nil || g.plan.Time.Type == domain.Integer {
		return
	}
	part, ok := map[query.Grain]query.Part{query.Quarter: query.QuarterOf, query.Month: query.MonthOf, query.Week: query.WeekOf}[g.timeline.grain]
	unit := query.Year
	if g.timeline.grain == query.Day {
		part, unit, ok = query.DayOfMonth, query.Month, true
	}
	if !ok || !placedAlike(c.Control, c.Test, unit) {
		return
	}
	if part == query.WeekOf {
		g.alignWeeks(c)
	}
	g.timeline.calendar, g.timeline.part = true, part
	g.assume("each " + string(g.timeline.grain) + " is set against the same one of the other period")
}

// placedAlike reports whether two periods lie at the same place of two years or
// months: each within one of them, and beginning alike.
func placedAlike(a, b domain.Period, unit query.Grain) bool {
	for _, p := range []domain.Period{a, b} {
		if p.From.IsZero() || p.To.IsZero() || p.To.After(period.EndOf(unit, p.From)) {
			return false
		}
	}
	first, second := a.From.Sub(period.StartOf(unit, a.From)), b.From.Sub(period.StartOf(unit, b.From))
	const leapDay = 25 // hours and one for a change of the clocks
	return !period.StartOf(unit, a.From).Equal(period.StartOf(unit, b.From)) && (first-second).Abs().Hours() < leapDay
}
