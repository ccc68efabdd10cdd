package question

import (
	"slices"

	"github.com/lumenore/analytics-mcp-server/domain"
)

// refuseNarrowing refuses an adjective that no column and no value goes by,
// directly before the things or the number that it says more of: "new customers"
// are some of them, and which ones the data do not tell.
func (g *reading) refuseNarrowing() error {
	for i, sp := range g.spans {
		w := g.tokens[sp.from].text
		if sp.to != sp.from+1 || sp.first != isStop && sp.first != isList || !slices.Contains(g.narrowing, w) || g.beganClause(i) {
			continue
		}
		next := g.at(i + 1)
		if !saysState(w) && (next.first == isRows || next.first == isColumn && len(next.columns) > 0 && g.namesRows(next.columns[0].column)) { // each row is one: all are new on their day
			continue
		}
		if next.first != isRows && !(next.first == isColumn && len(next.columns) > 0 && g.narrowed(next, w)) {
			continue
		}
		return g.unknown(w)
	}
	return nil
}

// narrowed reports whether an adjective before a column says which of its members,
// or of "business" which part of a number, is meant.
func (g *reading) narrowed(sp span, adjective string) bool {
	c := g.column(sp.columns[0].column)
	if c.Role == domain.RoleMeasure && c.Type.Numeric() {
		return adjective == "business"
	}
	return c.Role != domain.RoleTime && !g.singular(sp)
}

// beganClause reports whether a word is the verb of what stands before it: "that
// launched products", "customers opened accounts".
func (g *reading) beganClause(i int) bool {
	if g.spans[i].from == 0 {
		return false
	}
	switch prev := g.at(i - 1); prev.first {
	case isRows, isColumn, isValue, isWhose, isHave:
		return true
	}
	return slices.Contains([]string{"was", "were", "are", "is", "been", "who", "we", "they", "our", "your", "most", "least"}, g.tokens[g.spans[i].from-1].text)
}

// saysState reports whether an adjective tells how things are, and not what all
// rows of a table of them went through, as "opened" does of tickets.
func saysState(w string) bool {
	return slices.Contains([]string{"available", "business", "employed", "existing", "live", "living", "running", "working", "owned", "sponsored", "ended"}, w)
}
