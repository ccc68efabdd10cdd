package question

// directedByGrain takes the periods after a direction for what the rows are
// ordered by, where they were named before: "sales by month in descending order
// by month".
func (g *reading) directedByGrain(i int) bool {
	by := g.at(i + 1)
	if by.first != isGrain || g.tokens[by.from].text != "by" || !g.grainBefore(i, by) {
		return false
	}
	g.direction, g.timeOrder = g.spans[i].word, true
	g.done(i, i+1)
	return true
}

// onlyGroups reports whether "by" after a direction groups, since nothing did
// before it and what follows is no quantity: "sales in descending order by region".
func (g *reading) onlyGroups(i, n int) bool {
	return !g.groupsBefore(i) && g.at(n).role == isColumn && !g.numeric(g.spans[n])
}

// grainBefore reports whether the periods of a span were named before another,
// as such or by a column that is called so.
func (g *reading) grainBefore(i int, by span) bool {
	for k := 0; k < i; k++ {
		sp := g.spans[k]
		if sp.first == isGrain && sp.grain.Grain == by.grain.Grain || sp.first == isColumn && g.stems.base(g.tokens[sp.to-1].text) == string(by.grain.Grain) {
			return true
		}
	}
	return false
}

// groupsBefore reports whether the question said what to group by before a span.
func (g *reading) groupsBefore(i int) bool {
	for k := 0; k < i; k++ {
		if among(g.spans[k].first, []role{isGroup, isGrain}) {
			return true
		}
	}
	return false
}
