package question

// readListedThings counts the things that stand in a list beside a quantity:
// "visits, average fee by ward" shows both. Read as what the other figure is of,
// their number would be lost.
func (g *reading) readListedThings() error {
	if !g.plain() || g.picksOrLists() {
		return nil
	}
	for i, sp := range g.spans {
		if !g.isThings(sp) || g.singular(sp) || sp.role == isColumn && g.saysKey(sp) || !g.listedFirst(i) && !g.listedLast(i) {
			continue
		}
		g.counting = true
		g.counts = append(g.counts, i)
		if sp.role == isColumn {
			g.countOfColumn(i, false)
		} else if k := g.keyOf(sp.word); k != noColumn && !g.namesRows(k) {
			g.countOf = k
		}
		g.done(i)
	}
	return nil
}

// picksOrLists reports whether rows or members are to be picked or listed, or
// numbers set against each other, so that things beside a quantity are not counted.
func (g *reading) picksOrLists() bool {
	for _, sp := range g.spans {
		if among(sp.first, []role{isList, isWhich, isTop, isSuper, isShare, isDerived, isBetween, isVersus, isTool, isNegation}) {
			return true
		}
	}
	return false
}

// listedFirst reports whether things begin a list that goes on with a quantity.
func (g *reading) listedFirst(i int) bool {
	next := g.after(i, isStop)
	q := g.after(next, isStop, isAll, isA)
	return g.before(i, isStop, isAll) < 0 && g.joins(next) && (g.at(q).role == isAggregate || g.rankable(q)) && g.groupsAfter(q)
}

// listedLast reports whether things end a list that a quantity begins.
func (g *reading) listedLast(i int) bool {
	b := g.before(i, isStop, isAll)
	return g.joins(b) && g.rankable(g.before(b, isStop)) && g.at(g.after(i, isStop)).role == isGroup
}

// joins reports whether a span is a comma or "and".
func (g *reading) joins(i int) bool {
	sp := g.at(i)
	w := ""
	if sp.to > sp.from {
		w = fold(g.words(sp))
	}
	return w == "," || w == "and"
}
