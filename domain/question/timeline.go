package question

import (
	"slices"
	"strings"
	"time"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/period"
	"github.com/lumenore/analytics-mcp-server/domain/query"
)

func (g *reading) yearGrain(c domain.Column) query.Grain {
	if c.Role == domain.RoleTime && c.Type == domain.Integer {
		return query.Year
	}
	return ""
}

func (g *reading) alreadyTime(name string) bool {
	for _, d := range g.plan.Dimensions {
		if d.Column == name && d.Grain != "" {
			return true
		}
	}
	return false
}

// timeDimension is the timeline or the calendar cycle to group by.
func (g *reading) timeDimension() (Dimension, bool) {
	if g.timeline == nil || g.plan.Time == nil {
		return Dimension{}, false
	}
	t := g.plan.Time
	col := query.Column{Name: t.Column}
	switch {
	case t.Type == domain.Integer:
		t.Grain = query.Year
		return Dimension{Name: t.Column, Column: t.Column, Expr: col, Type: domain.Integer, Grain: query.Year}, true
	case g.timeline.calendar:
		part := string(g.timeline.part)
		return Dimension{Name: strings.ReplaceAll(part, "_", " ") + " of " + t.Column, Column: t.Column, Type: domain.Integer, Calendar: true,
			Expr: query.Extract{Part: g.timeline.part, Expr: col}}, true
	}
	grain := g.timeline.grain
	if grain == "" {
		grain, t.Chosen = g.suitableGrain(), true
		g.assume("over time is shown by " + string(grain))
	}
	t.Grain = grain
	return Dimension{Name: t.Column + " (" + string(grain) + ")", Column: t.Column, Type: domain.Date, Grain: grain,
		Expr: query.Truncate{Grain: grain, Expr: col}}, true
}

// A timeline shows the data's own periods where they are few enough to read,
// else the grain that leaves about that many.
const readablePoints = 240

// suitableGrain is the grain of a timeline where the question names none.
func (g *reading) suitableGrain() query.Grain {
	cal := g.in.Calendar
	from, to := cal.DataFrom, cal.DataThrough
	if p := g.plan.Period; p != nil {
		if !p.From.IsZero() {
			from = p.From
		}
		if !p.To.IsZero() {
			to = p.To
		}
	}
	own := query.Day
	if c, ok := g.in.Dataset.Column(g.plan.Time.Column); ok && c.Distinct > 1 {
		own = grainOf(g.daysApart(c))
	}
	for _, grain := range []query.Grain{query.Day, query.Week, query.Month, query.Quarter} {
		if coarser(grain, own) >= 0 && (period.Count(grain, from, to) <= readablePoints && (grain != query.Day || period.Count(grain, from, to) <= 62)) && grain != query.Quarter && grain != query.Week || grain == own && grain != query.Day {
			return grain
		}
	}
	return query.Year
}

// daysApart is how many days lie between one value of a column of times and the
// next, on average: from the first stamp to the last, not to the end of what the
// last one stands for.
func (g *reading) daysApart(c domain.Column) float64 {
	from, through := g.in.Calendar.DataFrom, g.in.Calendar.DataThrough
	if last, ok := c.Max.(time.Time); ok && c.Name == g.in.Dataset.DefaultTime && last.Before(through) {
		through = last
	}
	return through.Sub(from).Hours() / 24 / float64(c.Distinct-1)
}

// grainOf is the grain whose periods are this many days apart on average.
func grainOf(days float64) query.Grain {
	switch {
	case days < 4:
		return query.Day
	case days < 20:
		return query.Week
	case days < 60:
		return query.Month
	case days < 200:
		return query.Quarter
	}
	return query.Year
}

// coarser compares the lengths of two grains: above 0 where a is longer.
func coarser(a, b query.Grain) int {
	order := []query.Grain{query.Hour, query.Day, query.Week, query.Month, query.Quarter, query.Year}
	return slices.Index(order, a) - slices.Index(order, b)
}
