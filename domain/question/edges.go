package question

import "github.com/lumenore/analytics-mcp-server/domain"

// readEdges reads the first and the last in time: "date of the first order",
// "last order date by customer", "the latest 5 orders".
func (g *reading) readEdges() error {
	k := g.indexOf(g.in.Dataset.DefaultTime)
	if k == noColumn {
		return nil
	}
	for i := range g.spans {
		sp := g.spans[i]
		if sp.to != sp.from+1 {
			continue
		}
		switch g.tokens[sp.from].text {
		case "first", "earliest":
			g.edgeAt(i, k, false)
		case "last", "latest", "newest":
			g.edgeAt(i, k, true)
		}
	}
	return nil
}

// edgeAt reads one such word, last or first in time.
func (g *reading) edgeAt(i, timeColumn int, last bool) {
	sp := g.spans[i]
	if sp.role != isUnknown && sp.role != isTop && sp.role != isSuper && sp.role != isDirection {
		return
	}
	n := g.after(i, isStop, isOf)
	count := int(sp.number)
	if g.at(n).role == isNumber {
		count = int(g.spans[n].number)
		n = g.after(n, isStop, isOf)
	}
	next := g.at(n)
	if next.role == isColumn && g.column(next.columns[0].column).Role == domain.RoleTime || g.isThings(next) && g.dateAsked(i) {
		col := timeColumn
		if next.role == isColumn && g.column(next.columns[0].column).Role == domain.RoleTime {
			col = next.columns[0].column
		}
		word := map[bool]string{true: "maximum", false: "minimum"}[last]
		g.measures = append(g.measures, wanted{aggregate: word, columns: []columnRef{{column: col, quality: wholeName}}, span: n, second: noColumn})
		g.rowsNamed = true
		g.done(i, n)
		return
	}
	if !g.isThings(next) || sp.role == isTop && count > 0 && !last { // "first 5 orders" may be any five: left to the limit
		return
	}
	if count == 0 {
		count = defaultTop
		if g.singular(next) {
			count = 1
		}
	}
	if key := g.keyOfSpan(next); key != noColumn && !g.namesRows(key) { // an order has several rows
		g.head = append(g.head, key)
		word := map[bool]string{true: "maximum", false: "minimum"}[last]
		g.measures = append(g.measures, wanted{aggregate: word, columns: []columnRef{{column: timeColumn, quality: wholeName}}, span: n, second: noColumn})
	}
	g.top = &topWish{n: count, desc: last}
	g.order = append(g.order, orderWish{columns: []columnRef{{column: timeColumn, quality: wholeName}}, desc: last, said: true})
	g.rowsNamed = true
	for k := i; k <= n; k++ {
		g.done(k)
	}
}

// dateAsked reports whether "date of" or "when" leads to a span.
func (g *reading) dateAsked(i int) bool {
	if g.asksWhen() {
		return true
	}
	for t := g.spans[i].from - 1; t >= 0 && t >= g.spans[i].from-3; t-- {
		if g.tokens[t].text == "date" {
			for k := range g.spans {
				if g.spans[k].from <= t && t < g.spans[k].to && g.spans[k].role == isColumn {
					g.done(k)
				}
			}
			return true
		}
	}
	return false
}
