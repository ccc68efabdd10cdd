package question

import "github.com/lumenore/analytics-mcp-server/domain"

// readShareWithin reads "hail share of losses" and "late share of exports", where
// what stands behind "of" is a column of yes and no: of the rows that say yes, the
// share in the state before it.
func (g *reading) readShareWithin() error {
	if g.in.Analysis == domain.Correlation {
		return nil
	}
	for i := 1; i < len(g.spans); i++ {
		if g.spans[i].role != isShare || g.text(g.spans[i].to-1) != "of" || g.spans[i-1].role != isValue || len(g.spans[i-1].values) != 1 || !g.phraseBegins(i-1) {
			continue
		}
		n := g.after(i, isStop, isAll)
		sp := g.at(n)
		if sp.role != isColumn || !g.saysYes(sp) || !g.phraseEnds(n+1) {
			continue
		}
		whole := sp.columns[0].column
		col, values, ok := g.stateBefore(i - 1)
		if !ok || col == whole {
			continue
		}
		yes, _ := g.affirmative(g.column(whole))
		g.conditions = append(g.conditions, holding(whole, yes, n))
		g.rate(i-1, i, col, values)
		g.usedColumn(n, whole)
		g.done(n)
	}
	return nil
}
