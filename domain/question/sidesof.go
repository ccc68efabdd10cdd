package question

import "slices"

// readWithAndWithout reads "with and without an operator" and "with or without
// insurance" of a column of yes and no as its two sides, which the rows are grouped
// by; brackets behind it that list its answers, "(operator Y/N)", say no more.
func (g *reading) readWithAndWithout() error {
	for i := range g.spans {
		from := g.spans[i].from
		if g.text(from) != "with" || !slices.Contains([]string{"and", "or", "vs", "versus", "/"}, g.text(from+1)) || g.text(from+2) != "without" {
			continue
		}
		k := i
		for k < len(g.spans) && g.spans[k].from < from+3 {
			k++
		}
		k = g.after(k-1, isStop, isA)
		if sp := g.at(k); sp.role != isColumn || !g.saysYes(sp) {
			continue
		}
		col, to := g.spans[k].columns[0].column, k
		if closed := g.bracketed(k + 1); closed > 0 && g.onlyAnswers(k+2, closed, col) {
			to = closed
		}
		if b := g.before(i, isStop, isMark); g.at(b).role == isGroup {
			g.done(b)
		}
		for n := i; n <= to; n++ {
			if g.spans[n].role == isColumn {
				g.usedColumn(n, col)
			}
			g.done(n)
		}
		g.apart = append(g.apart, col)
		return nil
	}
	return nil
}

// onlyAnswers reports whether nothing but a column of yes and no and its answers
// stand between two spans.
func (g *reading) onlyAnswers(from, to, col int) bool {
	for k := from; k < to; k++ {
		_, answer := g.truthWord(k, g.column(col))
		sp := g.spans[k]
		if !answer && !among(sp.role, []role{isMark, isStop, isLogic, isIs, isVersus}) &&
			!(sp.role == isColumn && sp.columns[0].column == col) && !(sp.role == isValue || sp.role == isCompare) {
			return false
		}
	}
	return true
}
