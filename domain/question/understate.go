package question

import "strings"

// readUnderState reads "under warranty" and "not under contract" as what a column
// of yes and no affirms or denies: no number is compared with it.
func (g *reading) readUnderState() error {
	for i, sp := range g.spans {
		text := fold(g.words(sp))
		n := g.after(i, isStop, isA)
		state := g.at(n)
		if text != "under" && !strings.HasSuffix(text, " under") || state.role != isColumn {
			continue
		}
		col := state.columns[0].column
		if !g.saysYes(state) {
			continue
		}
		before := g.before(i, isStop, isIs)
		denied := strings.HasPrefix(text, "not ") || g.at(before).role == isNegation
		c := g.stateSaid(n, true)
		c.negated = denied
		g.conditions = append(g.conditions, c)
		if g.at(before).role == isNegation {
			g.done(before)
		}
		g.usedColumn(n, col)
		g.done(i, n)
	}
	return nil
}
