package question

import (
	"strings"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/query"
)

// readPieces reads "items per order" and "average number of units per order",
// where a column holds quantities, as pieces over orders: how many different
// items there are would be another question.
func (g *reading) readPieces() error {
	for i := range g.spans {
		sp := g.spans[i]
		if w := g.tokens[sp.from].text; sp.to != sp.from+1 || w != "items" && w != "pieces" && w != "units" && w != "articles" {
			continue
		}
		pieces := g.quantityColumn()
		per := g.after(i, isStop)
		key := g.after(per, isStop)
		if pieces == noColumn || g.tokens[g.at(per).from].text != "per" || !g.isThings(g.at(key)) {
			continue
		}
		k := g.keyOfSpan(g.spans[key])
		whole := query.Aggregate{Func: query.Count}
		label := "count of rows"
		if k != noColumn && !g.namesRows(k) {
			whole, label = query.Aggregate{Func: query.Count, Argument: query.Column{Name: g.column(k).Name}, Distinct: true}, "distinct count of "+g.column(k).Name
		}
		m := ratioOf(g.column(pieces), whole, label, g.column(pieces).Name+" per "+g.words(g.spans[key]))
		g.plan.Measures = append(g.plan.Measures, m)
		g.assume("'" + g.words(sp) + "' are counted by " + g.column(pieces).Name)
		g.alternative("number of different " + g.words(sp) + " per " + g.words(g.spans[key]))
		from := i
		for from > 0 && among(g.spans[from-1].role, []role{isAggregate, isCount, isStop, isOf, isWhich, isIs}) {
			from--
		}
		for ; from <= key; from++ {
			g.done(from)
		}
		return nil
	}
	return nil
}

// quantityColumn is the measure of how many pieces a row holds; noColumn where
// there is none.
func (g *reading) quantityColumn() int {
	for i, c := range g.in.Dataset.Columns {
		if c.Role != domain.RoleMeasure || !c.Type.Numeric() {
			continue
		}
		switch strings.Join(words(c.Name), " ") {
		case "quantity", "qty", "units", "pieces", "items", "order quantity", "order qty", "units sold",
			"quantity sold", "items sold", "quantity ordered", "number of items", "item count", "item quantity":
			return i
		}
	}
	return noColumn
}
