package question

import (
	"slices"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/query"
)

// readWeighted reads "the average price weighted by quantity", "weighted average of
// price by quantity" and "quantity-weighted average price" as the sum of both
// multiplied over that of the weights, of the rows that have both.
func (g *reading) readWeighted() error {
	for i := range g.spans {
		if fold(g.words(g.spans[i])) != "weighted" || !among(g.spans[i].role, []role{isUnknown, isColumn}) { // of a column "Weight", too
			continue
		}
		from, value, weight, last := g.weightsBehind(i)
		if value == noColumn {
			from, value, weight, last = g.weightsBefore(i)
		}
		switch {
		case value == noColumn && g.spans[i].role == isColumn:
			continue
		case value == noColumn || weight == noColumn:
			return domain.NewFault(domain.KindUnsupported, "it is not said by what the average is weighted.", g.exampleWeights(value))
		}
		for _, k := range []int{value, weight} {
			if err := g.oneNumber(k); err != nil {
				return err
			}
		}
		v, w := g.column(g.numericColumn(g.spans[value])), g.column(g.numericColumn(g.spans[weight]))
		m := weightedAverage(v, w)
		g.assume(m.Name + " is " + m.Label)
		g.plan.Measures = append(g.plan.Measures, m)
		g.rates = append(g.rates, ratedAt{span: last, measure: m, amount: true})
		g.usedColumn(value, g.numericColumn(g.spans[value]))
		g.usedColumn(weight, g.numericColumn(g.spans[weight]))
		for k := from; k <= last; k++ {
			g.done(k)
		}
		g.scopeBehind(last)
	}
	return nil
}

// exampleWeights says how to name the weights of what stands at a span.
func (g *reading) exampleWeights(value int) string {
	of := noColumn
	if value != noColumn {
		of = g.numericColumn(g.spans[value])
	}
	for k, c := range g.in.Dataset.Columns {
		if c.Role != domain.RoleMeasure || !c.Type.Numeric() || k == of {
			continue
		}
		if of == noColumn {
			of = k
		} else if NatureOf(c) == Amount {
			return "Name the column of the weights, as in: average " + g.column(of).Name + " weighted by " + c.Name
		}
	}
	return "Ask for the plain average, or name a column of weights."
}

// weightsBehind is of "average price weighted by quantity".
func (g *reading) weightsBehind(i int) (from, value, weight, last int) {
	by := i + 1
	weight = g.after(by, isStop)
	value = g.before(i, isStop, isMark)
	from = g.before(value, isStop, isOf)
	if !slices.Contains([]string{"by", "with", "on"}, fold(g.words(g.at(by)))) || !g.numberAt(weight) || !g.numberAt(value) ||
		g.at(from).role != isAggregate || g.at(from).word != "average" {
		return 0, noColumn, noColumn, 0
	}
	return from, value, weight, weight
}

// weightsBefore is of "quantity-weighted average price" and "weighted average of price
// by quantity".
func (g *reading) weightsBefore(i int) (from, value, weight, last int) {
	average := g.after(i, isStop)
	value = g.after(average, isStop, isOf)
	if g.at(average).role != isAggregate || g.at(average).word != "average" || !g.numberAt(value) {
		return 0, noColumn, noColumn, 0
	}
	if before := g.before(i, isMark); g.numberAt(before) && g.phraseBegins(before) {
		return before, value, before, value
	}
	by := g.after(value, isStop)
	if fold(g.words(g.at(by))) == "weighted" { // said again
		by++
	}
	weight = g.after(by, isStop)
	if !slices.Contains([]string{"by", "using", "with"}, fold(g.words(g.at(by)))) || !g.numberAt(weight) {
		return i, value, noColumn, value
	}
	return i, value, weight, weight
}

// weightedAverage is the average of a column where each row counts as much as another
// column says.
func weightedAverage(value, weight domain.Column) Measure {
	product := query.Arithmetic{Op: query.Multiply, Left: query.Call{Function: query.ToNumber, Arguments: []query.Expr{query.Column{Name: value.Name}}},
		Right: query.Call{Function: query.ToNumber, Arguments: []query.Expr{query.Column{Name: weight.Name}}}}
	below := query.Aggregate{Func: query.Sum, Argument: query.Column{Name: weight.Name}}
	var needs []string
	if value.NullShare > 0 {
		below.Where = filled(value)
		needs = []string{value.Name, weight.Name}
	}
	both := value.Name + " × " + weight.Name
	m := Measure{Name: "average " + value.Name + " weighted by " + weight.Name, Label: "sum(" + both + ") / sum(" + weight.Name + ")",
		Type: domain.Number, Unit: value.Unit, Column: value.Name, Needs: needs, DenominatorLabel: "sum(" + weight.Name + ")"}
	return m.over(query.Aggregate{Func: query.Sum, Argument: product}, below)
}
