package question

// topOfEachBehind reads "…, top 3 per clinic" behind what is grouped by that clinic
// and something else as the first of each clinic: of all rows together they would
// be those of the largest clinic.
func (g *reading) topOfEachBehind() {
	if g.top == nil || g.top.n <= 0 || len(g.head) > 0 || len(g.within) > 0 || len(g.dimensions) < 2 {
		return
	}
	for i, sp := range g.spans {
		if sp.first != isTop && sp.first != isSuper {
			continue
		}
		k := g.beyond(i, 1, []role{isNumber, isStop, isRows})
		each := g.at(k)
		if each.first != isGroup && !among(each.first, []role{isIn, isFor, isAll, isOf}) || each.from == 0 {
			continue
		}
		n := g.beyond(k, 1, []role{isStop, isAll, isIn, isA, isGroup})
		if g.at(n).first != isColumn || !g.eachSaid(sp.to, g.spans[n].from) {
			continue
		}
		for _, r := range g.spans[n].columns {
			if containsInt(g.dimensions, r.column) {
				g.within = append(g.within, r.column)
				return
			}
		}
	}
}

// eachSaid reports whether a word that takes things one by one stands between two
// tokens.
func (g *reading) eachSaid(from, to int) bool {
	for k := from; k < to; k++ {
		switch g.text(k) {
		case "per", "each", "every", "within":
			return true
		}
	}
	return false
}
