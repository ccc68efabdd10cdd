package question

import (
	"slices"
	"strings"

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
		if g.levelAddedUp(*m) {
			g.averageLevel(m, g.column(k))
			continue
		}
		flow, level, ok := g.flowOver(m.Expr)
		if !ok {
			continue
		}
		old := m.Label
		averaged := averagedOverTimes(sumOf(m.Denominator), g.column(k))
		m.DenominatorLabel = "sum(" + level.Name + ") averaged over the " + string(g.ownGrain()) + "s"
		m.Label = "sum(" + flow.Name + ") / " + m.DenominatorLabel
		*m = m.over(m.Numerator, averaged)
		g.boundAgain(*m, old, func(e query.Expr) bool {
			a, b, same := g.flowOver(e)
			return same && a.Name == flow.Name && b.Name == level.Name
		})
		g.unassume(m.Name + " is the sum of " + flow.Name + " over the sum of " + level.Name)
		g.unassume(m.Name + " is " + old)
		g.assume(m.Name + " is the sum of " + flow.Name + " over the whole of each period, over " + level.Name +
			" added up at each " + string(g.ownGrain()) + " and averaged over them, since " + level.Name + " is what is there at a time")
		g.alternative("the sum of " + flow.Name + " over the sum of " + level.Name + ", as of one " + string(g.ownGrain()))
	}
}

// boundAgain bounds groups by a measure as it is now where they were by what it was.
func (g *reading) boundAgain(m Measure, old string, was func(query.Expr) bool) {
	for h := range g.plan.Having {
		f := &g.plan.Having[h]
		if c, ok := f.Expr.(query.Compare); ok && was(c.Left) && strings.HasPrefix(f.Text, old) {
			c.Left = m.Expr
			f.Expr, f.Text = c, m.Label+strings.TrimPrefix(f.Text, old)
		}
	}
}

// levelAddedUp reports whether a measure adds up over time what is there at a time. A
// forecast says so itself, and what is searched row by row is not added up.
func (g *reading) levelAddedUp(m Measure) bool {
	tool := g.tableAsked() || g.in.Analysis == domain.Trend || g.in.Analysis == domain.Change
	return tool && g.plan.Form == Grouped && g.plan.Inner == nil && m.Aggregate == query.Sum && IsStock(m.Column) && m.Numerator == nil && len(g.bins) == 0
}

// averageLevel makes of a level's sum over the times of a period what stood there on
// average: added up over the members at each time.
func (g *reading) averageLevel(m *Measure, time domain.Column) {
	grain := string(g.ownGrain())
	old := m.Label
	m.Expr, m.Aggregate = averagedOverTimes(m.Expr, time), ""
	m.Label += " averaged over the " + grain + "s"
	g.boundAgain(*m, old, func(e query.Expr) bool {
		c, sums := g.summed(e)
		return sums && c.Name == m.Column
	})
	g.assume(m.Column + " is added up at each " + grain + " and averaged over them, since it is what is there at a time")
	g.alternative(m.Column + " as of one " + grain)
}

// onceTold reports whether each figure is of one time at which the levels are told.
func (g *reading) onceTold() bool {
	own := g.ownGrain()
	if p := g.plan.Period; p != nil && !p.From.IsZero() && !p.To.IsZero() && period.Count(own, p.From, p.To) <= 1 {
		return true
	}
	if c := g.plan.Compare; c != nil && period.Count(own, c.Test.From, c.Test.To) <= 1 && period.Count(own, c.Control.From, c.Control.To) <= 1 {
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
	level, down := g.summed(sumOf(q.Right)) // "divided by the average headcount" is that of the times, not of the rows
	if !up || !down || !IsStock(level.Name) || IsStock(flow.Name) || NatureOf(flow) != Amount {
		return flow, level, false
	}
	shared := inSingular(plainName(level.Name))
	held := slices.ContainsFunc(inSingular(plainName(flow.Name)), func(w string) bool {
		owed := slices.Contains(phrases("loan|debt|asset|liability|equity|receivable|payable|limit|overdraft|mortgage|credit"), w)
		return owed || heldByOne.says(w) || len(w) > 2 && slices.Contains(shared, w)
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

// sumOf is the sum of what an expression averages; any other stays as it is.
func sumOf(e query.Expr) query.Expr {
	if a, ok := e.(query.Aggregate); ok && a.Func == query.Average && !a.Distinct {
		a.Func = query.Sum
		return a
	}
	return e
}

// averagedOverTimes is a sum divided by the number of times that it is of.
func averagedOverTimes(sum query.Expr, time domain.Column) query.Expr {
	a, _ := sum.(query.Aggregate)
	times := query.Aggregate{Func: query.Count, Argument: query.Column{Name: time.Name}, Distinct: true, Where: a.Where}
	return query.Arithmetic{Op: query.Divide, Left: sum, Right: times}
}

// SumAtEachTime is the sum that an expression averages over the times at which a level is
// told; any other stays as it is.
func SumAtEachTime(e query.Expr) (sum query.Expr, averaged bool) {
	if q, divides := e.(query.Arithmetic); divides && q.Op == query.Divide {
		times, counts := q.Right.(query.Aggregate)
		above, sums := q.Left.(query.Aggregate)
		if counts && sums && times.Func == query.Count && times.Distinct && above.Func == query.Sum {
			return above, true
		}
	}
	return e, false
}

// WithoutTimesOf is what was said of a level averaged over its times, taken back.
func WithoutTimesOf(level string, assumptions, alternatives []string) (said, others []string) {
	said = slices.DeleteFunc(slices.Clone(assumptions), func(a string) bool {
		return strings.Contains(a, level+" is added up at each ") || strings.Contains(a, level+" added up at each ")
	})
	others = slices.DeleteFunc(slices.Clone(alternatives), func(a string) bool {
		return strings.HasPrefix(a, level+" as of one ") || strings.Contains(a, " over the sum of "+level+", as of one ")
	})
	return said, others
}

// unassume takes back an assumption that no longer holds.
func (g *reading) unassume(sentence string) {
	g.plan.Reading.Assumptions = slices.DeleteFunc(g.plan.Reading.Assumptions, func(a string) bool { return a == sentence })
}
