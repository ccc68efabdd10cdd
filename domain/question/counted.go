package question

import "github.com/lumenore/analytics-mcp-server/domain"

// countsColumn is the measure that says how many things each row stands for, in
// a table that was counted up before: its name says just that.
func (g *reading) countsColumn() (int, bool) {
	for i, c := range g.in.Dataset.Columns {
		if c.Role != domain.RoleMeasure || c.Type != domain.Integer {
			continue
		}
		switch fold(c.Name) {
		case "count", "counts", "n", "freq", "frequency", "headcount", "num", "cnt", "tally":
			return i, true
		}
	}
	return 0, false
}

// saysRows reports whether the question speaks of rows as such.
func (g *reading) saysRows() bool {
	for _, t := range g.tokens {
		switch t.text {
		case "rows", "records", "entries", "observations", "row", "record":
			return true
		}
	}
	return false
}

// moreOf reads "are there more men or women" as both, side by side.
func (g *reading) moreOf(i int) bool {
	switch fold(g.words(g.spans[i])) {
	case "more", "fewer", "less":
	default:
		return false
	}
	or := false
	for _, t := range g.tokens {
		or = or || t.text == "or" || t.text == "than"
	}
	for _, c := range g.conditions {
		if or && len(unique(c.values)) > 1 && !c.negated && len(c.parts) == 0 && c.span > i {
			g.versus = true
			g.counting = g.counting || !g.numbersAhead(i)
			g.done(i)
			return true
		}
	}
	return false
}

// numbersAhead reports whether a quantity is named after a span.
func (g *reading) numbersAhead(i int) bool {
	for k := i + 1; k < len(g.spans); k++ {
		if g.spans[k].role == isColumn && g.numeric(g.spans[k]) {
			return true
		}
	}
	return false
}
