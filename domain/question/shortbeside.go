package question

import "strings"

// prefixBeside is the word of a column's name that begins a longer one of the
// question, where the word beside it stands beside it in the name too: "departure
// delay" is dep_delay, "arrival delay" arr_delay. Empty where names disagree.
func (g *reading) prefixBeside(t int) string {
	said := g.stems.base(g.tokens[t].text)
	found := ""
	for _, c := range g.lexicon.names {
		for k, w := range c.plain {
			if len(w) < minAbbreviation || len(said) < len(w)+minSaved || !strings.HasPrefix(said, w) || !g.besideToo(c.plain, k, t) {
				continue
			}
			if found != "" && found != w {
				return ""
			}
			found = w
		}
	}
	return found
}

// besideToo reports whether the word behind or before a word of a name is the one
// behind or before a token too.
func (g *reading) besideToo(name []string, k, t int) bool {
	same := func(w, at int) bool {
		return w >= 0 && w < len(name) && at >= 0 && at < len(g.tokens) && isWord(g.tokens[at]) && !emptyPart(name[w]) && g.stems.base(g.tokens[at].text) == name[w]
	}
	return same(k+1, t+1) || same(k-1, t-1)
}
