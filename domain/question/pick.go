package question

import "strings"

// pickRecord reads a superlative that picks one of the rows: "the horsepower of
// the car with the largest weight", "the shop whose revenue is the highest",
// "the hometown of the youngest teacher". What else is named are then the
// fields to show of it, not what to group by.
func (g *reading) pickRecord(i int) bool {
	sp := g.spans[i]
	desc := sp.word == "desc"
	n := g.after(i, isStop, isAll, isOf, isNumber)
	if g.at(n).role == isCount && g.numeric(g.at(g.after(n, isStop, isOf))) {
		g.done(n)
		n = g.after(n, isStop, isOf)
	}
	switch next := g.at(n); {
	case len(sp.columns) > 0:
		if !g.isThings(next) || !g.singular(next) || g.at(g.before(i, isStop)).role != isOf {
			return false
		}
		g.superlativeAdjective(i, n)
	case next.role == isColumn && g.orderable(next) && g.linkedBefore(i) && g.isThings(g.at(g.before(i, isStop, isWith, isHave, isWhose))):
		rows := g.before(i, isStop, isWith, isHave, isWhose)
		if len(g.head) > 0 && !g.singular(g.spans[rows]) || g.counting {
			return false
		}
		g.pickBy(next.columns, desc, rows)
		g.matched(next, g.column(next.columns[0].column).Name, next.columns[0].how)
		g.done(i, n)
	default:
		k := g.before(i, isStop, isIs)
		if k == i-1 || g.at(k).role != isColumn || !g.orderable(g.spans[k]) {
			return false
		}
		w := g.before(k, isStop, isCount, isOf)
		rows := g.before(w, isStop)
		if g.at(w).role != isWhose || !g.isThings(g.at(rows)) {
			return false
		}
		g.pickBy(g.spans[k].columns, desc, rows)
		for ; w <= i; w++ {
			g.done(w)
		}
	}
	g.picked = true
	g.dimensions, g.head, g.which = append(g.dimensions, g.head...), nil, false
	return true
}

// pickBy orders the rows by a column and takes as many as the noun for them
// asks for: one for the singular.
func (g *reading) pickBy(columns []columnRef, desc bool, rows int) {
	count := defaultTop
	switch n := g.before(rows, isStop); {
	case g.at(n).role == isNumber:
		count = int(g.spans[n].number)
		g.done(n)
	case g.singular(g.spans[rows]):
		count = 1
	}
	col := columns[0].column
	if g.numeric(span{columns: columns}) {
		col = g.numericColumn(span{columns: columns})
	}
	if g.spans[rows].role == isColumn {
		if !g.namesRows(g.spans[rows].columns[0].column) {
			g.head = append(g.head, g.spans[rows].columns[0].column)
		}
		g.done(rows)
	}
	g.superlative(desc, count, orderWish{columns: []columnRef{{column: col, quality: wholeName}}})
	g.rowsNamed = true
}

// orderable reports whether a span names a quantity or a time.
func (g *reading) orderable(sp span) bool {
	return g.numeric(sp) || g.column(sp.columns[0].column).Type.Temporal()
}

// largestOne reads "the largest order" as the one with the highest value of the
// dataset's default measure: one is not counted.
func (g *reading) largestOne(i int) bool {
	sp := g.spans[i]
	switch fold(g.words(sp)) {
	case "largest", "biggest", "highest", "greatest", "smallest", "lowest",
		"the largest", "the biggest", "the highest", "the smallest", "the greatest", "the lowest":
	default:
		return false
	}
	n := g.after(i, isStop, isAll, isOf)
	money := g.indexOf(g.in.Dataset.DefaultMeasure)
	if len(sp.columns) > 0 || sp.number > 0 || money == noColumn || !g.isThings(g.at(n)) || !g.singular(g.spans[n]) || g.at(n+1).role == isColumn || g.counting {
		return false
	}
	if key := g.keyOfSpan(g.spans[n]); key != noColumn && !g.namesRows(key) { // an order has several rows
		g.head = append(g.head, key)
	} else {
		g.picked, g.rowsNamed = true, true
		g.dimensions, g.head, g.which = append(g.dimensions, g.head...), nil, false
	}
	by := g.judgedBy(n)
	if by == noColumn {
		by = money
		g.assume("the " + strings.TrimPrefix(fold(g.words(sp)), "the ") + " " + g.words(g.spans[n]) + " is judged by " + g.in.Dataset.DefaultMeasure)
	}
	g.superlative(sp.word == "desc", 1, orderWish{columns: []columnRef{{column: by, quality: wholeName}}})
	g.done(i, n)
	return true
}

// judgedBy takes "by profit" behind what a superlative picks: "the biggest order
// by profit"; noColumn where nothing says by what.
func (g *reading) judgedBy(n int) int {
	by := g.after(n, isStop)
	k := g.after(by, isStop, isAll)
	if g.at(by).role != isGroup || !g.rankable(k) || !g.measureOnly(g.spans[k]) {
		return noColumn
	}
	column := g.numericColumn(g.spans[k])
	g.usedColumn(k, column)
	g.done(by, k)
	return column
}

// pickedRows reports whether a superlative picks rows, and not what several rows
// belong to: an order of many lines is measured.
func (g *reading) pickedRows() bool {
	for _, d := range g.dimensions {
		if isKey(g.column(d).Name) {
			return false
		}
	}
	return g.picked
}
