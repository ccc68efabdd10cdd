package question

import "github.com/lumenore/analytics-mcp-server/domain/query"

// signAt reads "negative" and "positive" beside a number's column: "negative
// profit", "where the balance is positive".
func (g *reading) signAt(i int) {
	op := map[string]query.CompareOp{"negative": query.Less, "positive": query.Greater}[g.tokens[g.spans[i].from].text]
	if op == "" || g.spans[i].role != isUnknown {
		return
	}
	at := g.after(i, isStop)
	if left := g.before(i, isIs, isStop, isNegation, isHave, isA); g.at(left).role == isColumn && left < i-1 && g.numeric(g.spans[left]) {
		at = left
	}
	if sp := g.at(at); sp.role != isColumn || !g.numeric(sp) {
		return
	}
	c := condition{column: g.numericColumn(g.spans[at]), op: op, countOf: noColumn, orWith: noColumn, span: i}
	c.negated = g.negatedBefore(i)
	c.aggregate = g.aggregateBefore(i)
	g.conditions = append(g.conditions, c)
	g.usedColumn(at, c.column)
	g.done(i, at)
}
