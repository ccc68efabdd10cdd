package question

import (
	"slices"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/period"
	"github.com/lumenore/analytics-mcp-server/domain/query"
)

// flowsOverLevels makes of "revenue per head by year" what flowed in each period over
// what stood there on average: the level is told again each month, so that its sum
// over a year is twelve times what stood there. Added up over the members at each
// time and averaged over the times, it is right for one month, for a year and for a
// member alike.
func (g *reading) flowsOverLevels() {
	k := g.indexOf(g.in.Dataset.DefaultTime)
	if k == noColumn || !g.tellsAgain() || g.onceTold() {
		return
	}
	for i := range g.plan.Measures {
		m := &g.plan.Measures[i]
		flow, level, ok := g.flowOver(m.Expr)
		if !ok {
			continue
		}
		old := m.Label
		averaged := averagedOverTimes(m.Denominator, g.column(k))
		m.DenominatorLabel = "sum(" + level.Name + ") averaged over the " + string(g.ownGrain()) + "s"
		m.Label = "sum(" + flow.Name + ") / " + m.DenominatorLabel
		*m = m.over(m.Numerator, averaged)
		for h := range g.plan.Having {
			f := &g.plan.Having[h]
			if c, ok := f.Expr.(query.Compare); ok && c.Left != nil && f.Text != "" {
				if a, b, same := g.flowOver(c.Left); same && a.Name == flow.Name && b.Name == level.Name {
					c.Left = m.Expr
					f.Expr, f.Text = c, m.Label+f.Text[min(len(old), len(f.Text)):]
				}
			}
		}
		g.unassume(m.Name + " is the sum of " + flow.Name + " over the sum of " + level.Name)
		g.assume(m.Name + " is the sum of " + flow.Name + " over the whole of each period, over " + level.Name +
			" added up at each " + string(g.ownGrain()) + " and averaged over them, since " + level.Name + " is what is there at a time")
		g.alternative("the sum of " + flow.Name + " over the sum of " + level.Name + ", as of one " + string(g.ownGrain()))
	}
}

// onceTold reports whether each figure is of one time at which the levels are told.
func (g *reading) onceTold() bool {
	own := g.ownGrain()
	if p := g.plan.Period; p != nil && !p.From.IsZero() && !p.To.IsZero() && period.Count(own, p.From, p.To) <= 1 {
		return true
	}
	return slices.ContainsFunc(g.plan.Dimensions, func(d Dimension) bool {
		return d.Grain != "" && !d.Calendar && coarser(d.Grain, own) <= 0
	})
}

// flowOver is the columns of a quotient of sums of which the upper one flows and the
// lower one is there at a time.
func (g *reading) flowOver(e query.Expr) (flow, level domain.Column, ok bool) {
	q, divides := e.(query.Arithmetic)
	if !divides || q.Op != query.Divide {
		return flow, level, false
	}
	flow, up := g.summed(q.Left)
	level, down := g.summed(q.Right)
	if !up || !down || !IsStock(level.Name) || IsStock(flow.Name) || NatureOf(flow) != Amount {
		return flow, level, false
	}
	shared := inSingular(plainName(level.Name))
	held := slices.ContainsFunc(inSingular(plainName(flow.Name)), func(w string) bool {
		return heldByOne.says(w) || len(w) > 2 && slices.Contains(shared, w) || slices.Contains(phrases("loan|debt|asset|liability|equity|receivable|payable|limit|overdraft|mortgage|credit"), w)
	})
	return flow, level, !held
}

// summed is the column that an expression adds up.
func (g *reading) summed(e query.Expr) (domain.Column, bool) {
	a, ok := e.(query.Aggregate)
	if !ok || a.Func != query.Sum || a.Distinct {
		return domain.Column{}, false
	}
	c, ok := a.Argument.(query.Column)
	if k := g.indexOf(c.Name); ok && k != noColumn {
		return g.column(k), true
	}
	return domain.Column{}, false
}

// averagedOverTimes is a sum divided by the number of times that it is of.
func averagedOverTimes(sum query.Expr, time domain.Column) query.Expr {
	a, _ := sum.(query.Aggregate)
	times := query.Aggregate{Func: query.Count, Argument: query.Column{Name: time.Name}, Distinct: true, Where: a.Where}
	return query.Arithmetic{Op: query.Divide, Left: sum, Right: times}
}

// unassume takes back an assumption that no longer holds.
func (g *reading) unassume(sentence string) {
	g.plan.Reading.Assumptions = slices.DeleteFunc(g.plan.Reading.Assumptions, func(a string) bool { return a == sentence })
}
