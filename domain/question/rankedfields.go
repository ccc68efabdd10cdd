package question

// readRankedFields reads rows that are ranked with further columns of theirs, "top
// 10 homes by rent with town and rooms", "the cheapest 3 homes with rent": records
// with those columns, which would else be what the rows are grouped by.
func (g *reading) readRankedFields() error {
	if !g.plain() || g.counting {
		return nil
	}
	for i, sp := range g.spans {
		if !among(sp.role, []role{isTop, isSuper}) {
			continue
		}
		n := g.after(i, isStop, isAll, isNumber)
		if !g.isThings(g.at(n)) || !g.rowsThemselves(n) {
			continue
		}
		fields, from := g.fieldsBehind(n)
		if len(fields) == 0 || g.computes(i) {
			continue
		}
		by, ok := g.rankedColumn(i, n)
		if !ok {
			continue
		}
		count := g.howManyRanked(i, n)
		if count == 0 {
			count = defaultTop
			if g.singular(g.spans[n]) {
				count = 1
			}
		}
		g.picked, g.rowsNamed = true, true
		g.top = &topWish{n: count, desc: sp.word == "desc"}
		g.order = append(g.order, orderWish{columns: []columnRef{{column: by, quality: wholeName}}, desc: sp.word == "desc", said: true})
		for _, k := range fields {
			col := g.spans[k].columns[0].column
			g.plan.Fields = appendUnique(g.plan.Fields, g.column(col).Name)
			g.usedColumn(k, col)
			g.done(k)
		}
		g.done(i, n, from)
		return nil
	}
	return nil
}

// fieldsBehind are the columns that "with" lists at the end of a question, or before
// what the rows are restricted to, and the span of that word.
func (g *reading) fieldsBehind(n int) (fields []int, with int) {
	with = n + 1
	for with < len(g.spans) && g.spans[with].role != isWith && !g.leadsToFields(with) {
		with++
	}
	for k := g.after(with, isStop, isA); g.at(k).role == isColumn; k = g.after(k, isStop, isA) {
		fields = append(fields, k)
		if k = g.after(k, isStop); g.at(k).role != isLogic {
			if k < len(g.spans) && !among(g.at(k).role, []role{isMark, isFor, isIn, isWhose}) {
				return nil, with // "with rent above 900": a condition
			}
			break
		}
	}
	return fields, with
}

// leadsToFields reports whether a word leads to what is to be seen of each row.
func (g *reading) leadsToFields(i int) bool {
	switch g.tokens[g.spans[i].from].text {
	case "showing", "including", "show", "listing", "displaying":
		return true
	}
	return false
}

// rankedColumn is the number by which rows are ranked: behind "by", or what the
// superlative tells.
func (g *reading) rankedColumn(i, n int) (int, bool) {
	for k := n + 1; k+1 < len(g.spans) && g.spans[k].role != isWith && !g.leadsToFields(k); k++ {
		m := g.after(k, isStop, isAll)
		if g.spans[k].role == isGroup && g.at(m).role == isColumn && g.numeric(g.spans[m]) {
			col := g.numericColumn(g.spans[m])
			g.usedColumn(m, col)
			g.done(k, m)
			return col, true
		}
	}
	if refs := g.spans[i].columns; len(refs) > 0 && g.column(refs[0].column).Type.Numeric() {
		return refs[0].column, true
	}
	return noColumn, false
}

// computes reports whether anything is computed beside what a span ranks.
func (g *reading) computes(i int) bool {
	for k, sp := range g.spans {
		if k != i && among(sp.role, []role{isAggregate, isCount, isDistinct, isShare, isDerived, isTop, isSuper, isGrain}) {
			return true
		}
	}
	return false
}
