package question

import "slices"

// leavesOutState reports whether a word that leaves out rows stands before a state
// of them, "excluding damaged parcels", "not counting returns": a column of yes
// and no of which nothing more is said. Rows without an answer are not in that
// state and stay.
func (g *reading) leavesOutState(i int) bool {
	if !slices.Contains(leavingOut(), fold(g.words(g.spans[i]))) {
		return false
	}
	n := g.after(i, isStop, isA, isAll)
	sp := g.at(n)
	if sp.role != isColumn || !g.saysYes(sp) {
		return false
	}
	next := g.after(n, isStop)
	if g.isThings(g.at(next)) {
		next = g.after(next, isStop)
	}
	return !among(g.at(next).role, []role{isCompare, isNumber, isBetween, isNull, isIs, isValue, isLogic}) && !isTruth(g.words(g.at(next)))
}

// leavingOut leave rows out.
func leavingOut() []string {
	return phrases("excluding|excl|minus|exclude|omitting|excludes|except|except for|not counting|not considering|" +
		"disregarding|ignoring|leaving out|not including|other than|apart from|aside from")
}
