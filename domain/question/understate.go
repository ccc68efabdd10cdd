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
		yes, ok := g.affirmative(g.column(col))
		if !ok {
			continue
		}
		before := g.before(i, isStop, isIs)
		denied := strings.HasPrefix(text, "not ") || g.at(before).role == isNegation
		g.conditions = append(g.conditions, condition{column: col, positive: true, values: []string{yes}, countOf: noColumn, orWith: noColumn, span: n, negated: denied})
		if g.at(before).role == isNegation {
			g.done(before)
		}
		g.usedColumn(n, col)
		g.done(i, n)
	}
	return nil
}
