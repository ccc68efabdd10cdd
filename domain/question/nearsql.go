package question

import "slices"

// dropTable drops "from sales" of near SQL where that is the dataset: a column
// of the same name is not asked for.
func (g *reading) dropTable() {
	name := words(g.in.Dataset.Name)
	if !g.nearSQL() || len(name) == 0 {
		return
	}
	for i := range g.tokens {
		rest := g.tokens[i+1:]
		if g.tokens[i].text != "from" {
			continue
		}
		if len(rest) > 0 && slices.Equal(words(rest[0].raw), name) {
			g.tokens = slices.Delete(g.tokens, i, i+2)
			return
		}
		if len(rest) >= len(name) && slices.Equal(texts(rest[:len(name)]), name) {
			g.tokens = slices.Delete(g.tokens, i, i+1+len(name))
			return
		}
	}
}

// nearSQL reports whether the question is written like a statement.
func (g *reading) nearSQL() bool { return len(g.tokens) > 0 && g.tokens[0].text == "select" }
