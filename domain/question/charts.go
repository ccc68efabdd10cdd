package question

// countsForChart counts the rows of each member where a chart is asked for of
// how many members there are: one number draws no bars.
func (g *reading) countsForChart() {
	split := g.grouped() || len(g.bins) > 0 || g.versus
	more := len(g.measures) > 0 || g.share != "" || len(g.countedToo) > 0
	if !g.bars || !g.counting || g.countOf == noColumn || split || more {
		return
	}
	c := g.column(g.countOf)
	if isKey(c.Name) || g.numbersNamed() {
		return
	}
	g.dimensions = append(g.dimensions, g.countOf)
	g.countOf, g.distinct = noColumn, false
	g.assume("a chart of one number shows nothing, so the rows of each " + c.Name + " are counted")
	g.alternative("number of different " + c.Name)
}

// pointsOf lists the two columns of a correlation record by record, where they
// are to be drawn as points.
func (g *reading) pointsOf(w wanted) bool {
	if g.chart != "scatter" || !g.plain() || w.second == noColumn || len(g.measures) != 1 || g.grouped() {
		return false
	}
	for _, k := range []int{w.columns[0].column, w.second} {
		g.plan.Fields = appendUnique(g.plan.Fields, g.column(k).Name)
	}
	g.fieldsNamed = true
	g.alternative("the correlation of " + g.plan.Fields[0] + " and " + g.plan.Fields[1])
	return true
}

// drawn reports whether the columns named without more are to be drawn against
// each other, record by record: the spread of one column of which each record
// has its own value has no counts to show.
func (g *reading) drawn() bool {
	if g.chart != "distribution" || len(g.bare) < 2 || g.explicit() || g.grouped() || len(g.measures) > 0 || len(g.bins) > 0 {
		return false
	}
	for _, b := range g.bare {
		if g.namesRows(g.bareColumn(b)) {
			return true
		}
	}
	return false
}

// drawsBars reports whether a span asks for a chart of bars or slices.
func (g *reading) drawsBars(sp span) bool {
	for t := sp.from; t < sp.to; t++ {
		switch g.tokens[t].text {
		case "bar", "bars", "barchart", "pie", "piechart", "donut", "column":
			return true
		}
	}
	return false
}
