package question

import "github.com/lumenore/analytics-mcp-server/domain"

// countCondition is a condition on how many rows or members a group has:
// "customers with more than 3 orders".
func (g *reading) countCondition(c condition, right int, used ...int) error {
	c.column, c.aggregate = noColumn, "count"
	if g.at(right).role == isRows {
		c.countOf = g.keyOf(g.spans[right].word)
	}
	if g.at(right).role == isColumn {
		c.countOf = g.groupColumn(g.spans[right])
		if k := g.keyOf(g.words(g.spans[right])); k != noColumn {
			c.countOf = k
		}
		if n, ok := g.countColumn(g.spans[right]); ok { // a column holds the count itself
			c.column, c.aggregate, c.countOf = n, "", noColumn
		}
		g.done(right)
	} else if g.at(right).role == isRows {
		g.done(right)
	}
	g.conditions = append(g.conditions, c)
	g.done(used...)
	return nil
}

// countable reports whether a span names things that can be counted.
func (g *reading) countable(i int) bool {
	sp := g.at(i)
	if sp.role == isRows {
		return true
	}
	if sp.role != isColumn {
		return false
	}
	c := g.column(sp.columns[0].column)
	return c.Role == domain.RoleIdentifier || c.Role == domain.RoleDimension
}

// countColumn finds a numeric column among the readings of a span.
func (g *reading) countColumn(sp span) (int, bool) {
	for _, r := range sp.columns {
		if c := g.column(r.column); c.Type.Numeric() && c.Role == domain.RoleMeasure {
			return r.column, true
		}
	}
	return 0, false
}
