package question

// saidOfRows reports whether a condition on a quantity is said of the rows in a
// clause of theirs, so that it restricts rows and no groups: "years in which
// there were cars that weighed over 4000".
func (g *reading) saidOfRows(column int) bool {
	w := g.before(column, isStop, isHave, isA)
	return g.at(w).role == isWhose && g.at(g.before(w, isStop)).role == isRows && g.at(w).from > 0
}

// saidOfTheRows reports whether a bound that begins at a span is said of the rows
// that the question is about: "the highest fee among members aged 60 and over", "the
// most permits with a floor area above 300". It keeps the rows within it, whatever
// they are then grouped by.
func (g *reading) saidOfTheRows(c condition, from int) bool {
	if c.aggregate != "" || c.column == noColumn {
		return false
	}
	if g.sqlWhere(from) {
		return true
	}
	for k := from - 1; k > 0; k-- {
		switch sp := g.spans[k]; {
		case sp.role == isRows || sp.role == isColumn && isKey(g.column(sp.columns[0].column).Name) && g.namesRows(sp.columns[0].column):
			b := g.before(k, isStop, isAll, isA, isValue, isUnknown)
			return among(g.at(b).role, []role{isFor, isOf, isIn, isSuper, isCount, isNumber})
		case among(sp.role, []role{isGroup, isAggregate, isSuper, isTop, isCount, isDirection}),
			sp.role == isColumn && !g.numeric(sp) && !g.inCondition(k):
			return false
		}
	}
	return false
}

// sqlWhere reports whether a span stands in the "where" of a question near SQL,
// which restricts rows before they are grouped.
func (g *reading) sqlWhere(i int) bool {
	if g.text(0) != "select" {
		return false
	}
	clause := ""
	for _, t := range g.tokens[:g.spans[i].from] {
		if t.text == "where" || t.text == "having" {
			clause = t.text
		}
	}
	return clause == "where"
}
