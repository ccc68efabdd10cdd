package question

import (
	"cmp"
	"slices"
	"time"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/period"
	"github.com/lumenore/analytics-mcp-server/domain/query"
)

// Within is the condition that a time column lies in a period, both ends
// inclusive; a zero end is open.
func Within(c domain.Column, p domain.Period) query.Expr {
	var all query.And
	col := query.Column{Name: c.Name}
	if !p.From.IsZero() {
		all.Terms = append(all.Terms, query.Compare{Op: query.GreaterEqual, Left: col, Right: timeLiteral(c, p.From)})
	}
	if !p.To.IsZero() {
		if c.Type == domain.Integer {
			all.Terms = append(all.Terms, query.Compare{Op: query.LessEqual, Left: col, Right: timeLiteral(c, p.To)})
		} else {
			all.Terms = append(all.Terms, query.Compare{Op: query.Less, Left: col, Right: timeLiteral(c, p.To.AddDate(0, 0, 1))})
		}
	}
	return all
}

func timeLiteral(c domain.Column, t time.Time) query.Expr {
	if c.Type == domain.Integer {
		return query.Literal{Value: int64(t.Year())}
	}
	return query.Literal{Value: t}
}

func nested(from, to, inFrom, inTo time.Time) bool {
	if from.IsZero() || to.IsZero() || inFrom.IsZero() || inTo.IsZero() {
		return false
	}
	return !from.Before(inFrom) && !to.After(inTo) && (from.After(inFrom) || to.Before(inTo))
}

// facing reports whether two periods, open at opposite ends, overlap.
func facing(from, to, otherFrom, otherTo time.Time) bool {
	if from.IsZero() {
		from, to, otherFrom, otherTo = otherFrom, otherTo, from, to
	}
	return to.IsZero() && otherFrom.IsZero() && !from.IsZero() && !otherTo.IsZero() && !from.After(otherTo)
}

// latest is the later of two times, of which one may be unset.
func latest(a, b time.Time) time.Time {
	if a.After(b) {
		return a
	}
	return b
}

// earliest is the earlier of two times, of which one may be unset.
func earliest(a, b time.Time) time.Time {
	if a.IsZero() || !b.IsZero() && b.Before(a) {
		return b
	}
	return a
}

// timeColumn is the column that says when: another than the default where the
// question names it and not the default, or names it as when it is.
func (g *reading) timeColumn() int {
	if g.happened > 0 {
		return g.happened - 1
	}
	usual := g.indexOf(g.in.Dataset.DefaultTime)
	other, usualNamed := noColumn, false
	for i := range g.spans {
		sp := g.spans[i]
		if sp.first != isColumn && sp.role != isColumn || len(sp.columns) == 0 {
			continue
		}
		for _, r := range sp.columns {
			switch {
			case g.column(r.column).Role != domain.RoleTime || r.column == usual || g.saidToLack(r.column):
			case sp.role == isColumn || sp.columns[0].how == whenItHappened || g.at(i+1).first == isPeriod || g.timeGrouped(i):
				return r.column
			case other == noColumn && sp.columns[0].column == r.column:
				other = r.column
			}
		}
		usualNamed = usualNamed || sp.columns[0].column == usual && g.saysWhich(sp, sp.columns[0])
	}
	switch {
	case usualNamed:
		return usual
	case other != noColumn:
		return other
	}
	return g.tellingHours(cmp.Or(g.timeOfRows()+1, usual+1) - 1)
}

// saidToLack reports whether rows are said to have no date in a column, so that it can't
// be when they are; or, of a share, which of them have one.
func (g *reading) saidToLack(column int) bool {
	return slices.ContainsFunc(g.conditions, func(c condition) bool {
		return c.column == column && c.null && (!c.negated || g.sideOf(c.span) != noSide)
	})
}

// onlyHappened leaves out rows to which what is counted has not happened:
// "how many cancellations" are the accounts with a cancel date.
func (g *reading) onlyHappened() {
	p := &g.plan
	k := g.timeColumn()
	if k == noColumn || g.column(k).Name == g.in.Dataset.DefaultTime || g.column(k).NullShare == 0 {
		return
	}
	if g.bounded || p.Form != Grouped || p.Period != nil || g.timeline != nil {
		return
	}
	counted := false
	for _, m := range p.Measures {
		counted = counted || m.Aggregate == query.Count && m.Column == ""
	}
	for _, c := range g.conditions {
		counted = counted && c.column != k
	}
	if counted {
		name := g.column(k).Name
		p.Filters = append(p.Filters,
			Filter{Expr: query.Not{Term: query.IsNull{Expr: query.Column{Name: name}}}, Text: name + " is not null", Columns: []string{name}})
	}
}

// timeGrouped reports whether a span is what rows are grouped by: "by closing
// date", "by month of the cancel date".
func (g *reading) timeGrouped(i int) bool {
	k := g.beyond(i, -1, []role{isStop, isOf, isA})
	return k >= 0 && among(g.spans[k].first, []role{isGroup, isGrain})
}

// outside refuses a period that lies wholly before or after the data.
func (g *reading) outside(from, to time.Time) error {
	c := g.in.Calendar
	if k := g.timeColumn(); k != noColumn && g.column(k).Name != g.in.Dataset.DefaultTime { // the days of another column
		lo, okLo := g.column(k).Min.(time.Time)
		hi, okHi := g.column(k).Max.(time.Time)
		if !okLo || !okHi {
			return nil
		}
		c.DataFrom, c.DataThrough = lo, hi
	}
	if g.in.Analysis == domain.Prediction || g.plan.Asks == domain.Prediction { // a forecast is about what lies outside
		return nil
	}
	if c.DataFrom.IsZero() || c.DataThrough.IsZero() {
		return nil
	}
	if !from.IsZero() && from.After(period.EndOf(query.Year, c.DataThrough)) || !to.IsZero() && to.Before(period.StartOf(query.Year, c.DataFrom)) ||
		!c.Years && (!from.IsZero() && from.After(c.DataThrough) || !to.IsZero() && to.Before(c.DataFrom)) {
		return domain.NewFault(domain.KindOutsideData,
			"the data covers "+c.DataFrom.Format(time.DateOnly)+" to "+c.DataThrough.Format(time.DateOnly)+".",
			"Ask about a period within it, as in: "+g.exampleIn(period.Describe(period.StartOf(query.Year, c.DataThrough), period.EndOf(query.Year, c.DataThrough))))
	}
	return nil
}
