package question

import (
	"slices"

	"github.com/lumenore/analytics-mcp-server/domain"
)

// perMember reports whether "average amount per employee by department" averages
// what each of many members came to: one group for every pair would be a list of
// the members, and no average of a department.
func (g *reading) perMember(i, col int) bool {
	return g.averagesPer(col) && g.column(col).Distinct > maxGroupNumbers && len(g.head) == 0 && g.top == nil && (g.groupsAfter(i) || g.grainAfter(i))
}

// averagesPer reports whether the average of an amount is asked for "per" one of a
// column's members.
func (g *reading) averagesPer(col int) bool {
	c := g.column(col)
	if c.Type != domain.String || c.Role == domain.RoleMeasure || len(g.perOne) > 0 || g.counting {
		return false
	}
	return len(g.measures) == 1 && g.measures[0].aggregate == "average" && g.measures[0].grain == "" && len(g.measures[0].columns) > 0 &&
		NatureOf(g.column(g.measures[0].columns[0].column)) == Amount
}

// grainAfter reports whether periods to group by stand behind a span: "per employee by
// month".
func (g *reading) grainAfter(i int) bool {
	return i+1 < len(g.spans) && slices.ContainsFunc(g.spans[i+1:], func(sp span) bool { return sp.first == isGrain })
}

// averagesRows states that few members are groups, each with the average of its rows,
// and offers the average of what each came to.
func (g *reading) averagesRows(col int) {
	if !g.averagesPer(col) {
		return
	}
	member := g.column(col).Name
	g.assume("the average is of the rows of each " + member)
	g.alternative("average of what each " + member + " came to")
}

// averagesTotals states which of two averages is taken, and offers the other.
func (g *reading) averagesTotals(col int) {
	member, amount := g.column(col).Name, g.column(g.measures[0].columns[0].column).Name
	g.assume("the average is of what each " + member + " came to")
	g.alternative("average " + amount + " of the rows")
}
