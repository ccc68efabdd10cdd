package question

// readPerNouns reads a word behind "per" that else says nothing, as "order" of "sort
// order", as the things whose key the dataset has; where it has none the word is not
// dropped, since without it the figure would be another.
func (g *reading) readPerNouns() error {
	for i := 0; i+1 < len(g.spans); i++ {
		next := g.spans[i+1]
		if fold(g.words(g.spans[i])) != "per" || g.spans[i].role != isGroup || next.role != isStop || next.to != next.from+1 ||
			!g.phraseEnds(i+2) && g.at(i+2).role != isGrain {
			continue
		}
		if w := g.text(next.from); g.stems.base(w) == "order" {
			k := g.keyOf(w)
			if k == noColumn {
				return g.unknown(g.words(next))
			}
			g.spans[i+1].role, g.spans[i+1].first = isColumn, isColumn
			g.spans[i+1].columns = []columnRef{{column: k, quality: wholeName, how: "short form"}}
		}
	}
	return nil
}
