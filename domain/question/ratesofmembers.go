package question

// forRatesOf makes of "of" between a named rate and a value the "for" that it means:
// the "reject rate of Gearbox" is the reject rate of its rows, and not how many of the
// rows are Gearbox.
func (g *reading) forRatesOf() {
	for i := 1; i+2 < len(g.tokens); i++ {
		if w := g.tokens[i].text; w != "rate" && w != "rates" || g.tokens[i+1].text != "of" || !g.namesARate(i-1) || !g.beginsMember(i+2) {
			continue
		}
		g.tokens[i+1].text, g.tokens[i+1].raw = "for", "for"
	}
}

// namesARate reports whether a word before "rate" can say of what: it is none of those
// that mean the same for any table, or one of its values.
func (g *reading) namesARate(i int) bool {
	_, known := g.vocabulary[g.tokens[i].text]
	return isWord(g.tokens[i]) && !g.tokens[i].number && (!known || g.namesValue(i, 1))
}

// beginsMember reports whether a value of a text column begins at a token, or the
// column's name before it.
func (g *reading) beginsMember(i int) bool {
	const most = 3 // words of a value
	if g.tokens[i].text == "the" && i+1 < len(g.tokens) {
		i++
	}
	if i+1 < len(g.tokens) && len(g.lexicon.columns([]string{g.tokens[i].text})) > 0 && g.namesValue(i+1, most) {
		return true
	}
	return g.namesValue(i, most)
}

// namesValue reports whether a value of so many words at most begins at a token.
func (g *reading) namesValue(i, most int) bool {
	for n := 1; n <= most && i+n <= len(g.tokens); n++ {
		if len(g.in.Values.find(g.stems.bases(texts(g.tokens[i:i+n])))) > 0 {
			return true
		}
	}
	return false
}
