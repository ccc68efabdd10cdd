package question

import (
	"strings"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/query"
)

// unstatedAt reads adjectives that say that something is not there: "unrated"
// has no rating, "unpaid" no yes in the column of payments, "free" no price.
func (g *reading) unstatedAt(i int) {
	w := g.tokens[g.spans[i].from].text
	if w == "free" {
		g.freeAt(i)
		return
	}
	if w == "late" || w == "delayed" || w == "overdue" {
		g.lateAt(i)
		return
	}
	rest, ok := strings.CutPrefix(w, "un")
	if !ok || len(rest) < minUnsaid {
		return
	}
	for k, c := range g.in.Dataset.Columns {
		if !g.saysWordOf(rest, k) {
			continue
		}
		cond := condition{column: k, countOf: noColumn, orWith: noColumn, span: i}
		if yes, isYes := g.affirmative(c); isYes {
			cond.positive, cond.values, cond.negated = true, []string{yes}, true
		} else if c.NullShare > 0 {
			cond.null = true
		} else {
			continue
		}
		g.conditions = append(g.conditions, cond)
		g.matched(g.spans[i], c.Name, "not stated")
		g.done(i)
		return
	}
}

// saysWordOf reports whether a word is one of a column's name, or has its root.
func (g *reading) saysWordOf(word string, column int) bool {
	for _, w := range words(g.column(column).Name) {
		if w == word || len(w) > 3 && rootOf(g.stems.stem(w)) == rootOf(g.stems.stem(word)) || w == "rating" && word == "rated" {
			return true
		}
	}
	return false
}

// freeAt reads "free" as a price of nothing, where prices of nothing occur.
func (g *reading) freeAt(i int) {
	for k, c := range g.in.Dataset.Columns {
		for _, cw := range words(c.Name) {
			switch cw {
			case "price", "fee", "cost", "fare", "charge", "paid":
				if c.Role == domain.RoleMeasure && c.Type.Numeric() && toFloat(c.Min) == 0 {
					g.conditions = append(g.conditions, condition{column: k, op: query.Equal, countOf: noColumn, orWith: noColumn, span: i})
					g.matched(g.spans[i], c.Name, "nothing to pay")
					g.done(i)
					return
				}
			}
		}
	}
}

// lateAt reads "late" as a delay above nothing.
func (g *reading) lateAt(i int) {
	for k, c := range g.in.Dataset.Columns {
		for _, cw := range words(c.Name) {
			if (cw == "delay" || cw == "lateness") && c.Role == domain.RoleMeasure && c.Type.Numeric() {
				g.conditions = append(g.conditions, condition{column: k, op: query.Greater, ofRow: true, countOf: noColumn, orWith: noColumn, span: i})
				g.matched(g.spans[i], c.Name, "above nothing")
				g.done(i)
				return
			}
		}
	}
}
