package question

import "github.com/lumenore/analytics-mcp-server/domain/query"

// readStateBeside reads how many rows say yes beside what a superlative ranks:
// "which site has the lowest average wait and how many escalations" counts them
// beside the wait, whose rows stay all of them.
func (g *reading) readStateBeside() error {
	ranked := false
	for i, sp := range g.spans {
		k := g.after(i, isStop)
		switch {
		case sp.role == isSuper:
			ranked = g.at(k).role == isAggregate
		case ranked && sp.role == isCount && g.at(g.before(i, isStop)).role == isLogic && g.at(k).role == isColumn && g.saysYes(g.spans[k]):
			g.countStateBeside(i, k)
		}
	}
	return nil
}

func (g *reading) countStateBeside(count, at int) {
	state := g.stateSaid(at, true)
	m := g.countMeasureOf(noColumn, false)
	agg, ok := m.Expr.(query.Aggregate)
	if !ok {
		return
	}
	m = restricted(m, agg, []Filter{g.rowFilter(state)})
	m.Name = g.column(state.column).Name + " count"
	g.addMeasureOnce(m)
	g.usedColumn(at, state.column)
	g.done(count, at)
}
