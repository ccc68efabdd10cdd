package question

import (
	"strings"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/query"
)

// pairBefore takes the two columns of "profit to sales ratio" and "profit/sales
// ratio".
func (g *reading) pairBefore(i int) (upper, lower int, ok bool) {
	k := len(g.bare) - 2
	if k < 0 || !strings.HasPrefix(fold(g.words(g.spans[i])), "ratio") {
		return 0, 0, false
	}
	x, y := g.bare[k], g.bare[k+1]
	from, to := g.spans[x.span].to, g.spans[y.span].from
	if g.spans[y.span].to != g.spans[i].from || from >= to || !g.numeric(span{columns: x.columns}) || !g.numeric(span{columns: y.columns}) {
		return 0, 0, false
	}
	for _, t := range g.tokens[from:to] {
		switch t.text {
		case "to", "-", "/", ":", "over", "the":
		default:
			return 0, 0, false
		}
	}
	upper, lower = g.numericColumn(span{columns: x.columns}), g.numericColumn(span{columns: y.columns})
	g.usedColumn(x.span, upper)
	g.usedColumn(y.span, lower)
	g.bare = g.bare[:k]
	return upper, lower, true
}

// differenceAt reads "the difference between private and government" as one
// column less the other, each as it would be shown by itself.
func (g *reading) differenceAt(i int) bool {
	if !strings.Contains(fold(g.words(g.spans[i])), "between") {
		return false
	}
	word := ""
	a := g.after(i, isStop, isOf)
	if g.at(a).role == isAggregate {
		word = g.spans[a].word
		a = g.after(a, isStop, isOf)
	}
	joint := g.after(a, isStop)
	b := g.after(joint, isStop, isOf)
	if g.at(joint).role != isLogic || g.tokens[g.spans[joint].from].text != "and" || !g.plainAmount(a) || !g.plainAmount(b) {
		return false
	}
	x, y := g.spans[a].columns[0].column, g.spans[b].columns[0].column
	if x == y {
		return false
	}
	g.addUp = g.anyAmount([]int{x, y})
	left, right := g.measure(g.aggregateOr(word, x), x), g.measure(g.aggregateOr(word, y), y)
	g.addUp = false
	if left.Aggregate != right.Aggregate {
		return false
	}
	g.plan.Measures = append(g.plan.Measures, Measure{Name: left.Name + " less " + right.Name, Label: left.Label + " - " + right.Label, Type: domain.Number,
		Unit: left.Unit, Additive: left.Additive && right.Additive, Expr: query.Arithmetic{Op: query.Subtract, Left: left.Expr, Right: right.Expr}})
	g.usedColumn(a, x)
	g.usedColumn(b, y)
	for k := i; k <= b; k++ {
		g.done(k)
	}
	return true
}

// plainAmount reports whether a span names one number and no other.
func (g *reading) plainAmount(i int) bool {
	sp := g.at(i)
	return sp.role == isColumn && len(sp.columns) == 1 && g.numeric(sp) && g.column(sp.columns[0].column).Role == domain.RoleMeasure
}

func (g *reading) aggregateOr(word string, col int) string {
	if word != "" {
		return word
	}
	return g.defaultAggregate(col)
}
