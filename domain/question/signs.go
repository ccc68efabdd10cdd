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

// truthAt reads "churned = false", "whose returned is true": a column of yes and
// no beside the value that it is held against.
func (g *reading) truthAt(i int) {
	word := g.tokens[g.spans[i].from].text
	if word != "true" && word != "false" || g.spans[i].role != isUnknown {
		return
	}
	left := g.before(i, isIs, isCompare, isNegation, isStop)
	if g.at(left).role != isColumn {
		return
	}
	col := g.spans[left].columns[0].column
	yes, ok := g.affirmative(g.column(col))
	if !ok {
		return
	}
	c := condition{column: col, positive: true, values: []string{yes}, negated: word == "false", countOf: noColumn, orWith: noColumn, span: i}
	for k := left + 1; k < i; k++ {
		if g.spans[k].role == isNegation || g.spans[k].role == isCompare && g.spans[k].word == string(query.NotEqual) {
			c.negated = !c.negated
		}
		g.done(k)
	}
	g.conditions = append(g.conditions, c)
	g.usedColumn(left, col)
	g.done(left, i)
}
