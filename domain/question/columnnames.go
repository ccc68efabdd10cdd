package question

// columnName is the name of a column, taken apart once for all questions: each
// word of one is held against each name.
type columnName struct {
	tokens []token    // the words and marks that a question would hold
	words  []string   // the words of it
	folded string     // all of it
	plain  []string   // the bases of its words, without the unit in brackets
	orders [][]string // of a long name its words that say something, in the orders that people say them
}

// columnNames takes the names of a lexicon's columns apart.
func (p patterns) columnNames(l *lexicon, values *Index) []columnName {
	out := make([]columnName, len(l.dataset.Columns))
	for i, c := range l.dataset.Columns {
		tokens, known := values.names[c.Name]
		if !known {
			tokens = p.tokenize(c.Name)
		}
		ws := words(c.Name)
		out[i] = columnName{tokens: tokens, words: ws, folded: fold(c.Name), plain: l.stems.bases(plainName(c.Name)), orders: l.orders(ws)}
	}
	return out
}
