package question

import (
	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/query"
)

// thanAggregateAt reads a comparison with an aggregate of the same column over
// all rows: "budget above the average", "with a greater than average budget",
// "older than the average". It reports whether it took one.
func (g *reading) thanAggregateAt(i int) bool {
	n := g.after(i, isA, isStop, isAll, isOf, isMark, isIs)
	if g.at(n).role == isAggregate && g.spans[n].word == "sum" && g.at(g.after(n, isStop)).role == isAggregate { // "the overall average"
		g.done(n)
		n = g.after(n, isStop)
	}
	switch word := g.at(n).word; {
	case g.at(n).role != isAggregate, word != "average" && word != "median" && word != "maximum" && word != "minimum":
		return false
	}
	c := condition{op: query.CompareOp(g.spans[i].word), than: g.spans[n].word, countOf: noColumn, orWith: noColumn, span: i}
	left := g.before(i, isIs, isStop, isAll, isHave, isA, isMark, isWhose, isOf, isNegation)
	right := g.after(n, isOf, isStop, isAll, isCount)
	switch {
	case g.at(right).role == isColumn && g.numeric(g.spans[right]):
		c.column = g.numericColumn(g.spans[right])
		g.usedColumn(right, c.column)
		for k := n; k <= right; k++ {
			g.done(k)
		}
		if g.at(left).role == isColumn && g.numeric(g.spans[left]) {
			if g.numericColumn(g.spans[left]) != c.column {
				return false
			}
			c.aggregate = g.aggregateBefore(left)
			g.done(left)
		}
	case g.at(left).role == isColumn && g.numeric(g.spans[left]) && !g.groupedAt(left):
		c.column = g.numericColumn(g.spans[left])
		c.aggregate = g.aggregateBefore(left)
		g.usedColumn(left, c.column)
		g.done(left)
	default:
		col, ok := g.comparedByAdjective(i)
		if !ok {
			return false
		}
		c.column = col
	}
	if g.negatedBefore(i) {
		c.negated = true
	}
	c = g.turned(c)
	g.conditions = append(g.conditions, c)
	g.assume("the " + c.than + " of " + g.column(c.column).Name + " is that of all rows")
	g.done(i, n)
	return true
}

// bound is what a comparison compares with: a number, or an aggregate over all
// rows.
func (g *reading) bound(c condition) query.Expr {
	if c.than == "" {
		return number(c.value)
	}
	m := g.measure(c.than, c.column)
	return query.Scalar{Select: query.Select{Dataset: g.in.Dataset.ID, Outputs: []query.Output{{As: m.Name, Expr: m.Expr}}}}
}

// refuseThanTotals refuses to compare the totals of things with an average of
// rows: "products with sales above the average" would set unlike beside unlike.
func (g *reading) refuseThanTotals(c condition) error {
	if c.than == "" || c.aggregate != "" || !g.onGroups(c) || c.than == "average" && g.defaultAggregate(c.column) == "average" {
		return nil
	}
	name := g.column(c.column).Name
	return domain.NewFault(domain.KindUnsupported, "the totals of "+name+" can't be compared with the "+c.than+" of its rows.",
		"Ask for the total "+name+" of each first, then for those above a number; or compare averages: average "+name+" above the average.")
}
