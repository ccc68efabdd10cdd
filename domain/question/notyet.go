package question

// notYetAt reads "not closed", "not yet been shipped" as a column of times without
// a value: what it tells has not happened.
func (g *reading) notYetAt(i int) {
	n := g.after(i, isStop, isIs)
	sp := g.at(n)
	if sp.role != isColumn || sp.to != sp.from+1 || sp.columns[0].how != whenItHappened && !g.participle(sp) {
		return
	}
	col := sp.columns[0].column
	c := g.column(col)
	next := g.at(g.after(n, isStop, isIn))
	if !c.Type.Temporal() || c.NullShare == 0 || among(next.role, []role{isPeriod, isVersusTime, isCompare, isBetween}) {
		return
	}
	g.conditions = append(g.conditions, condition{column: col, null: true, countOf: noColumn, orWith: noColumn, span: i})
	g.matched(sp, c.Name, whenItHappened)
	g.done(i, n)
}

// filledAt reads "filled in": the column named before has a value; after "no …"
// the words say nothing more.
func (g *reading) filledAt(i int) {
	b := g.before(i, isIs, isStop, isNegation)
	if k := len(g.conditions) - 1; k >= 0 && g.conditions[k].null && g.conditions[k].span < i && (g.at(b).role != isColumn || b < g.conditions[k].span) {
		g.done(i)
		return
	}
	if g.at(b).role != isColumn || g.groupedAt(b) {
		return
	}
	if among(g.at(g.before(b, isStop, isOf)).role, []role{isCount, isDistinct}) { // "how many species is known": they are counted
		g.done(i)
		return
	}
	col := g.spans[b].columns[0].column
	empty := g.negatedBefore(i)
	g.conditions = append(g.conditions, condition{column: col, null: true, negated: !empty, countOf: noColumn, orWith: noColumn, span: i})
	g.usedColumn(b, col)
	g.done(i, b)
}
