package question

// statedFirst is the filter of the state that is said first with "is": "what share of
// revenue is Furniture in November". A condition behind it says of which rows: "share
// of parcels that are late where the depot is North".
func (g *reading) statedFirst() int {
	first, at := noColumn, len(g.spans)
	for _, c := range g.conditions {
		if c.span <= 0 || c.span >= at || len(c.values) == 0 || c.negated || !g.saidOfShared(c.span) {
			continue
		}
		if f := g.filterOf(c); f != noColumn {
			first, at = f, c.span
		}
	}
	return first
}

// saidOfShared reports whether a value is what things are said to be: behind "is", or
// right behind the things that a share is of: "share of parcels returned".
func (g *reading) saidOfShared(i int) bool {
	if g.at(g.before(i, isStop, isA)).first == isIs {
		return true
	}
	return g.isThings(g.at(i-1)) && g.at(g.before(i-1, isStop, isOf, isAll)).first == isShare
}
