package question

// unknownThings reports whether the things that a question counts, or begins
// with in the plural, are unknown: they may be what the dataset calls its rows.
func (g *reading) unknownThings() bool {
	unknown := 0
	for _, sp := range g.spans {
		if sp.first == isUnknown && isWord(g.tokens[sp.from]) {
			unknown++
		}
	}
	if unknown != 1 {
		return false
	}
	for i, sp := range g.spans {
		switch sp.first {
		case isStop, isMark, isAll, isIs, isList, isA:
			continue
		case isCount:
			return true
		case isUnknown:
			w := g.tokens[sp.to-1].text
			return isWord(g.tokens[sp.to-1]) && g.stems.base(w) != w && (len(g.measures) == 0 || g.defaulted) && !g.numbersAhead(i)
		case isAggregate:
			if sp.word != "sum" {
				return false
			}
			continue
		}
		return false
	}
	return false
}
