package question

// toolVerb reports whether a word that stands in the name of a column is the verb
// of the tool that asks: "which services cause 80% of incidents" beside a column
// Root cause. The number that it governs follows it.
func (g *reading) toolVerb(i int) bool {
	sp := g.spans[i]
	if i == 0 || sp.to != sp.from+1 || len(sp.columns) == 0 || sp.columns[0].quality == 1 || g.at(i+1).role != isNumber {
		return false
	}
	_, own := g.own[g.in.Analysis][g.tokens[sp.from].text]
	return own
}
