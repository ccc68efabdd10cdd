package question

import "slices"

// toldOfRows reports whether a comparative is told of the rows that stand behind it:
// "is the fee higher for Gold than for Silver", "higher on Mondays".
func (g *reading) toldOfRows(i int) bool {
	return isRowsWord(g.text(g.spans[i].to)) && i+1 < len(g.spans) && plainComparative(g.text(g.spans[i].from))
}

// isRowsWord reports whether a word leads to the rows of which something is said.
func isRowsWord(w string) bool {
	return slices.Contains([]string{"for", "in", "on", "among", "at", "when", "where", "with", "within", "under", "during"}, w)
}

// thanOthers passes over the rows that the ones named are held against, where they are
// all others: "higher for returned orders than for the others". A relation is told by
// all rows anyway.
func (g *reading) thanOthers(i int) {
	for t := g.spans[i].to; t+1 < len(g.tokens); t++ {
		if g.text(t) != "than" {
			continue
		}
		k := t + 1
		for isRowsWord(g.text(k)) || slices.Contains([]string{"the", "all", "any", "of"}, g.text(k)) {
			k++
		}
		switch g.text(k) {
		case "others", "rest", "otherwise", "elsewhere", "normal", "usual":
			k++
		case "other":
			k += 2 // "other orders"
		default:
			return
		}
		if k < len(g.tokens) && isWord(g.tokens[k]) {
			return
		}
		for s, sp := range g.spans {
			if sp.from >= t && sp.to <= k {
				g.done(s)
			}
		}
		return
	}
}

// isRateWord reports whether a word is for a share of rows, which is high or low by
// itself.
func isRateWord(w string) bool {
	return isShareWord(w) || slices.Contains([]string{"rate", "rates", "probability"}, w)
}

// plainComparative reports whether a word says which way a column goes without
// saying which column.
func plainComparative(w string) bool {
	switch w {
	case "more", "less", "fewer", "higher", "lower", "greater", "larger", "smaller", "bigger", "better", "worse":
		return true
	}
	return false
}
