package question

import "github.com/lumenore/analytics-mcp-server/domain"

// perMember reports whether "average amount per employee by department" averages
// what each of many members came to: one group for every pair would be a list of
// the members, and no average of a department.
func (g *reading) perMember(i, col int) bool {
	c := g.column(col)
	if c.Type != domain.String || c.Role == domain.RoleMeasure || c.Distinct <= maxGroupNumbers || len(g.perOne) > 0 || len(g.head) > 0 || g.top != nil || g.counting || !g.groupsAfter(i) {
		return false
	}
	return len(g.measures) == 1 && g.measures[0].aggregate == "average" && g.measures[0].grain == "" && len(g.measures[0].columns) > 0 &&
		NatureOf(g.column(g.measures[0].columns[0].column)) == Amount
}

// averagesTotals states which of two averages is taken, and offers the other.
func (g *reading) averagesTotals(col int) {
	member, amount := g.column(col).Name, g.column(g.measures[0].columns[0].column).Name
	g.assume("the average is of what each " + member + " came to")
	g.alternative("average " + amount + " of the rows")
}
