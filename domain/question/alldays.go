package question

import (
	"fmt"
	"slices"
	"time"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/query"
)

// overAllDays averages how many rows there are a day over all days in which the
// data run: a day without rows is a day with none of them. It reports whether it
// could; where only some days of the week or hours are asked for it can't.
func (g *reading) overAllDays(w wanted) bool {
	p := &g.plan
	if len(w.columns) > 0 || w.aggregate != "average" || w.grain != query.Day || !g.plain() || p.Compare != nil || !p.Time.Type.Temporal() ||
		len(p.Derived)+len(p.Having)+len(g.oneByOne) > 0 {
		return false
	}
	c, ok := g.in.Dataset.Column(p.Time.Column)
	from, to, held := g.daysHeld()
	if !ok || !held || c.NullShare > 0 || slices.ContainsFunc(p.Dimensions, func(d Dimension) bool { return d.Column == c.Name }) ||
		slices.ContainsFunc(p.Filters, func(f Filter) bool { return slices.Contains(f.Columns, c.Name) }) {
		return false
	}
	m := g.countMeasure()
	days := int64(to.Sub(from)/(24*time.Hour)) + 1
	if days < 1 || !m.Additive {
		return false
	}
	m.Expr = query.Arithmetic{Op: query.Divide, Left: m.Expr, Right: query.Literal{Value: days}}
	m.Name, m.Label = "average "+m.Name+" per day", fmt.Sprintf("%s / %d days", m.Label, days)
	m.Aggregate, m.Type = "", domain.Number
	p.Measures = []Measure{m}
	g.assume(fmt.Sprintf("the average is over all %d days from %s to %s, those without rows too", days, from.Format(time.DateOnly), to.Format(time.DateOnly)))
	return true
}

// daysHeld are the first and the last day of the period asked for that the data
// hold of the column that says when.
func (g *reading) daysHeld() (from, to time.Time, ok bool) {
	p := &g.plan
	from, to = g.in.Calendar.DataFrom, g.in.Calendar.DataThrough
	if p.Time.Column != g.in.Dataset.DefaultTime {
		c, _ := g.in.Dataset.Column(p.Time.Column)
		lo, okLo := c.Min.(time.Time)
		hi, okHi := c.Max.(time.Time)
		if !okLo || !okHi {
			return from, to, false
		}
		from, to = lo, hi
	}
	if from.IsZero() || to.IsZero() {
		return from, to, false
	}
	if p.Period != nil {
		from = latest(from, p.Period.From)
		to = earliest(to, p.Period.To)
	}
	const day = 24 * time.Hour
	return from.Truncate(day), to.Truncate(day), true
}
