package question

// hasValue reports whether things are said to have what a column holds that is
// empty in some rows: "check-ins with a class", "how many orders have remarks",
// "appointments with insurance". Nothing may be said of the value itself, and
// what is listed "with" a column only shows it.
func (g *reading) hasValue(i, n int, article bool) bool {
	sp := g.spans[n]
	c := g.column(sp.columns[0].column)
	if c.Type.Numeric() && (NatureOf(c) == Amount || len(sp.columns) > 1) { // "with a discount": above 0
		return false
	}
	if c.NullShare == 0 || c.Type.Temporal() && !article || i == 0 || !g.isThings(g.at(g.conditionSubject(i))) && g.sideOf(i) == noSide {
		return false
	}
	if k := g.after(n, isStop); k < len(g.spans) && !g.endsCondition(k) && !g.clausesApart(n, k) {
		return false
	}
	if c.Type.Temporal() && among(g.at(g.after(n, isStop)).role, []role{isIn, isPeriod}) && g.sideOf(i) == noSide { // "a closing date in 2024"
		return false
	}
	if g.at(n+1).role == isLogic && g.at(g.after(n+1, isStop, isA)).role == isColumn { // "with name and price": shown
		return false
	}
	return article || g.spans[i].role == isHave || g.countsBefore(i) || g.figureBefore(i) || g.firstContent() == g.before(i, isStop, isAll, isWhose) && g.spans[g.firstContent()].from == 0
}

// asksBehind reports whether the question proper begins at a span: "of the fees of
// stays with a voucher, do the top 10% of guests pay half".
func (g *reading) asksBehind(k int) bool {
	switch g.tokens[g.spans[k].from].text {
	case "do", "does", "did":
		return true
	}
	return false
}

// figureBefore reports whether a share or an aggregate is asked for before a
// span, so that what follows restricts the rows that it is of.
func (g *reading) figureBefore(i int) bool {
	for k := 0; k < i; k++ {
		if g.spans[k].first == isShare || g.spans[k].first == isAggregate {
			return true
		}
	}
	return false
}

// endsCondition reports whether a condition can end before a span.
func (g *reading) endsCondition(k int) bool {
	sp := g.spans[k]
	return among(sp.role, []role{isMark, isGroup, isIn, isPeriod, isLogic, isFor, isVersusTime, isGrain, isOver}) ||
		among(sp.first, []role{isHorizon, isTool, isMoved}) || g.asksBehind(k)
}
