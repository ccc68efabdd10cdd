package question

// mostMembers reports whether a superlative is of how many different members of
// a column what is listed has: "which plan has the most members".
func (g *reading) mostMembers(i, n int) bool {
	switch fold(g.words(g.spans[i])) {
	case "most", "the most", "fewest", "the fewest", "least", "the least",
		"most number of", "highest number of", "largest number of", "biggest number of", "greatest number of", "lowest number of", "smallest number of":
	default:
		return false
	}
	next := g.at(n)
	if len(g.head) == 0 && !g.timelineWhich() || next.role != isColumn || g.numeric(next) || !g.groupable(next) || g.singular(next) {
		return false
	}
	return !containsInt(g.head, g.groupColumn(next))
}

// countMost orders what is listed by how many different members it has of the
// column that a span names.
func (g *reading) countMost(desc bool, n int) {
	col := g.groupColumn(g.spans[n])
	g.counting, g.countOf, g.distinct = true, col, true
	g.superlative(desc, 1, orderWish{count: true})
	g.usedColumn(n, col)
	g.done(n)
}
