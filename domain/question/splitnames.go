package question

import (
	"slices"
	"strings"
)

// readSplitNames reads a column of yes and no whose name is said with a verb or a
// denial in it: "was the seal not broken" of "Seal broken", "where dogs are
// allowed" of "Dogs allowed".
func (g *reading) readSplitNames() error {
	for i, sp := range g.spans {
		if sp.role != isColumn {
			continue
		}
		denied, k := false, g.after(i, isStop)
		for ; among(g.at(k).role, []role{isIs, isNegation, isStop}); k++ {
			denied = denied || g.spans[k].role == isNegation
		}
		col := g.namedInTwo(sp, g.at(k))
		if col == noColumn || k == i+1 {
			continue
		}
		g.spans[i].columns = []columnRef{{column: col, quality: wholeName}}
		state := g.stateSaid(i, !denied)
		g.conditions = append(g.conditions, state)
		g.usedColumn(i, col)
		for at := i; at <= k; at++ {
			g.done(at)
		}
		if b := g.before(i, isStop, isA); g.at(b).role == isIs {
			g.done(b)
		}
	}
	return nil
}

// namedInTwo is the column of yes and no whose whole name two spans make, one
// after the other; noColumn where they make none.
func (g *reading) namedInTwo(a, b span) int {
	if b.role != isColumn {
		return noColumn
	}
	said := append(g.stems.bases(g.spanTexts(a)), g.stems.bases(g.spanTexts(b))...)
	for _, r := range a.columns {
		c := g.column(r.column)
		if _, ok := g.affirmative(c); ok && slices.Equal(said, g.stems.bases(words(strings.TrimSpace(c.Name)))) {
			return r.column
		}
	}
	return noColumn
}

// readOnlyStates reads a column of yes and no with "only" as the rows that say
// so, "prices by town, heated only", whatever is grouped by before it.
func (g *reading) readOnlyStates() error {
	for i, sp := range g.spans {
		if sp.role != isColumn || sp.to >= len(g.tokens) || g.tokens[sp.to].text != "only" || !g.saysYes(sp) || !g.closesAt(i+2) || g.at(i+1).to != sp.to+1 {
			continue
		}
		b := g.before(i, isStop)
		state := g.stateSaid(i, g.at(b).role != isNegation)
		if g.at(b).role == isNegation {
			g.done(b)
		}
		g.conditions = append(g.conditions, state)
		g.usedColumn(i, state.column)
		g.done(i, i+1)
	}
	return nil
}
