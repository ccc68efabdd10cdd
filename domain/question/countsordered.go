package question

// doneAgain takes the count at a span that rows are ordered by, and what it is of
// where that is counted elsewhere too: "orders by region, sorted by the number of
// orders" groups by no order.
func (g *reading) doneAgain(i int) {
	g.done(i)
	n := g.after(i, isStop, isAll, isOf, isDistinct)
	if !g.countable(n) {
		return
	}
	for k, sp := range g.spans[:i] {
		if among(sp.role, []role{isCount, isDistinct}) && g.sameThings(g.at(g.after(k, isStop, isAll, isOf, isDistinct)), g.at(n)) {
			g.done(n)
			for m := i + 1; m < n; m++ {
				g.done(m)
			}
			return
		}
	}
}

// sameThings reports whether two spans name the same column, or both the rows.
func (g *reading) sameThings(a, b span) bool {
	if a.role == isRows || b.role == isRows {
		return a.role == b.role
	}
	return a.role == isColumn && b.role == isColumn && a.columns[0].column == b.columns[0].column
}
