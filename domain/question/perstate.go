package question

import (
	"slices"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/query"
)

// readPerState reads "repair cost per damaged parcel by depot" as all of that cost
// over the number of those in the state: the state restricts, and splits nothing.
func (g *reading) readPerState() error {
	for i, sp := range g.spans {
		n, k := g.before(i, isStop), g.after(i, isStop, isA)
		state, thing := g.at(k), g.at(k+1)
		if g.tokens[sp.from].text != "per" || sp.to != sp.from+1 || !g.plain() || !g.rankable(n) || state.role != isColumn || state.to != state.from+1 ||
			!g.isThings(thing) && thing.role != isUnknown {
			continue
		}
		col := slices.IndexFunc(state.columns, func(r columnRef) bool { _, ok := g.affirmative(g.column(r.column)); return ok })
		a := g.before(n, isStop, isOf, isAll)
		if col < 0 || g.at(a).role == isAggregate && g.at(a).word != "sum" && g.at(a).word != "average" {
			continue
		}
		col = state.columns[col].column
		yes, _ := g.affirmative(g.column(col))
		upper, lower, label := g.column(g.numericColumn(g.spans[n])), query.Aggregate{Func: query.Count}, "count of rows"
		if g.isThings(thing) {
			if key := g.keyOfSpan(thing); key != noColumn && !g.namesRows(key) {
				lower, label = query.Aggregate{Func: query.Count, Argument: query.Column{Name: g.column(key).Name}, Distinct: true}, "distinct count of "+g.column(key).Name
			}
		}
		m := Measure{
			Name:  upper.Name + " per " + g.words(span{from: state.from, to: thing.to}),
			Label: "sum(" + upper.Name + ") / " + label, DenominatorLabel: label,
			Type: domain.Number, Unit: upper.Unit, Column: upper.Name,
		}
		m = m.over(query.Aggregate{Func: query.Sum, Argument: query.Column{Name: upper.Name}}, lower)
		g.plan.Measures = append(g.plan.Measures, m)
		g.conditions = append(g.conditions, holding(col, yes, k))
		g.assume(m.Name + " is the total of " + upper.Name + " over all rows in that state, those without a value too")
		g.usedColumn(n, g.numericColumn(g.spans[n]))
		g.usedColumn(k, col)
		if g.at(a).role == isAggregate {
			g.done(a)
		}
		g.done(n, i, k, k+1)
	}
	return nil
}
