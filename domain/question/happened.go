package question

import (
	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/query"
)

// readHappened reads "delayed trips" of a column of delays as the trips that had
// one: the verb in front of the rows says which are meant, and no amount. A
// ranking by it, "most delayed trips", is of the amount.
func (g *reading) readHappened() error {
	for i, sp := range g.spans {
		if sp.role != isColumn || sp.to != sp.from+1 || sp.columns[0].how != "form of the word" || !isParticiple(g.tokens[sp.from].text) || !g.isThings(g.at(i+1)) {
			continue
		}
		col := sp.columns[0].column
		c := g.column(col)
		if prev := g.at(g.before(i, isStop)); !c.Type.Numeric() || c.Role != domain.RoleMeasure || toFloat(c.Min) > 0 || among(prev.first, []role{isSuper, isTop, isCompare, isNegation, isGroup}) {
			continue
		}
		g.conditions = append(g.conditions, condition{column: col, op: query.Greater, ofRow: true, countOf: noColumn, orWith: noColumn, span: i})
		g.assume("'" + g.words(sp) + "' is read as " + c.Name + " above 0")
		g.usedColumn(i, col)
		g.done(i)
	}
	return nil
}
