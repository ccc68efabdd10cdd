package question

import "slices"

// recordEver reads "which line had the longest delay ever" as the one row with the
// longest: what was ever reached is no average of a line. The day of it stands in
// the row.
func (g *reading) recordEver(i, n int) bool {
	sp, next := g.spans[i], g.at(n)
	if sp.number > 0 || len(g.head) == 0 || !g.plain() || next.role != isColumn || next.columns[0].column != sp.columns[0].column ||
		!slices.ContainsFunc(g.tokens, func(t token) bool { return t.text == "ever" }) {
		return false
	}
	g.picked, g.rowsNamed = true, true
	g.dimensions, g.head, g.which = append(g.dimensions, g.head...), nil, false
	if g.timelineWhich() && g.timeline.grain == "day" {
		g.timeline = nil
	}
	g.matched(sp, g.column(sp.columns[0].column).Name, "superlative")
	g.superlative(sp.word == "desc", 1, orderWish{columns: sp.columns})
	g.done(i, n)
	return true
}
