package question

import "strings"

// readBothAnswers reads a column of yes and no that is named with its denial,
// "insured vs uninsured", "listed and non-listed", "paid or not", as what the rows
// are grouped by: no row is in both, and each side is to be seen.
func (g *reading) readBothAnswers() error {
	for i := range g.spans {
		if b := g.before(i, isStop); g.at(b).role == isNegation {
			continue // begins before
		}
		col, denied, to, ok := g.answerAt(i)
		if !ok || !among(g.at(to).role, []role{isVersus, isLogic}) {
			continue
		}
		other, otherDenied, end, ok := g.answerAt(to + 1)
		if n := g.after(to); !ok && !denied && g.at(n).role == isNegation && g.closesAt(n+1) { // "paid or not"
			other, otherDenied, end, ok = col, true, n+1, true
		}
		if !ok || other != col || denied == otherDenied {
			continue
		}
		if b := g.before(i, isStop); g.at(b).role == isGroup {
			g.done(b)
		}
		for k := i; k < end; k++ {
			if g.spans[k].role == isColumn {
				g.usedColumn(k, col)
			}
			g.done(k)
		}
		g.apart = append(g.apart, col)
	}
	return nil
}

// answerAt finds a column of yes and no at a span, said or denied, and the span
// behind it.
func (g *reading) answerAt(i int) (column int, denied bool, to int, ok bool) {
	k := g.after(i-1, isStop)
	if g.at(k).role == isNegation {
		denied = true
		k = g.after(k, isStop)
	}
	sp := g.at(k)
	if sp.role == isColumn && g.saysYes(sp) {
		return sp.columns[0].column, denied, k + 1, true
	}
	if sp.role != isUnknown || denied {
		return noColumn, false, 0, false
	}
	for c := range g.in.Dataset.Columns {
		if _, yes := g.affirmative(g.column(c)); yes && g.unsaid(g.tokens[sp.from].text, c) {
			return c, true, k + 1, true
		}
	}
	return noColumn, false, 0, false
}

// unsaid reports whether a word denies a column's name: "uninsured" of "Insured".
func (g *reading) unsaid(word string, column int) bool {
	for _, prefix := range []string{"un", "non"} {
		rest, ok := strings.CutPrefix(word, prefix)
		if ok && len(rest) >= minUnsaid && g.saysWordOf(rest, column) {
			return true
		}
	}
	return false
}

// minUnsaid is the fewest letters of a word behind "un": shorter ones are chance.
const minUnsaid = 4
