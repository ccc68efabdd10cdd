package question

// differenceOfValues reads "the difference between West and East" as the two set
// side by side: a difference along time is another question.
func (g *reading) differenceOfValues(i int) bool {
	between := i
	for between < len(g.spans) && g.tokens[g.spans[between].to-1].text != "between" {
		between++
	}
	a := g.after(between, isStop, isOf, isA)
	and := g.after(a, isStop, isRows)
	b := g.after(and, isStop, isA)
	if !g.isMember(a) || !g.isMember(b) || g.at(and).role != isLogic || g.tokens[g.spans[and].from].text != "and" {
		return false
	}
	g.versus, g.sides = true, true
	g.assume("'" + g.words(g.spans[a]) + "' and '" + g.words(g.spans[b]) + "' are set side by side; their difference is that of their rows")
	g.done(i, between)
	return true
}

// isMember reports whether a span names a value of a column.
func (g *reading) isMember(i int) bool { return among(g.at(i).role, []role{isValue, isPart}) }
