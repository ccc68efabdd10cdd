package question

import "strings"

// readGlosses passes over a word that is in no table where brackets say right
// behind it what is meant, "occupancy (sold divided by seats)": the brackets are read in its place, and that is stated.
func (g *reading) readGlosses() error {
	for i, sp := range g.spans {
		if sp.role != isUnknown || periodNoun(g.tokens[sp.from].text) || i > 0 && g.spans[i-1].role == isColumn && g.spans[i-1].to == sp.from { // "gross weight (…)": another column would stay
			continue
		}
		open := i + 1
		if g.isThings(g.at(open)) {
			open++
		}
		closed := g.bracketed(open)
		if closed < 0 || !g.namesKnown(open+1, closed) {
			continue
		}
		g.assume("'" + g.words(sp) + "' is what stands in brackets: " + strings.TrimSpace(g.words(span{from: g.spans[open].to, to: g.spans[closed].from})))
		g.done(i, open, closed)
	}
	return nil
}

// bracketed is the closing bracket of the one that opens at a span; -1: none opens
// there.
func (g *reading) bracketed(open int) int {
	if open >= len(g.spans) || g.words(g.spans[open]) != "(" {
		return -1
	}
	for k := open + 1; k < len(g.spans); k++ {
		if g.words(g.spans[k]) == ")" {
			return k
		}
	}
	return -1
}

// namesKnown reports whether a column or a value is named between two spans,
// and nothing that the table lacks.
func (g *reading) namesKnown(from, to int) bool {
	named := false
	for _, sp := range g.spans[from:to] {
		if sp.role == isUnknown {
			return false
		}
		named = named || among(sp.role, []role{isColumn, isValue, isPart})
	}
	return named
}
