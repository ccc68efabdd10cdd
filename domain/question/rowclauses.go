package question

// saidOfRows reports whether a condition on a quantity is said of the rows in a
// clause of theirs, so that it restricts rows and no groups: "years in which
// there were cars that weighed over 4000".
func (g *reading) saidOfRows(column int) bool {
	w := g.before(column, isStop, isHave, isA)
	return g.at(w).role == isWhose && g.at(g.before(w, isStop)).role == isRows && g.at(w).from > 0
}
