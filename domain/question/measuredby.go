package question

// measuredBy reports whether "by" leads from what a measure's own verb says to how
// much of it there was, "delayed by more than 20 minutes", and groups nothing.
func (g *reading) measuredBy(by, comparison int) bool {
	if by < 1 || by != g.before(comparison, isStop) || g.spans[by].role != isGroup || g.tokens[g.spans[by].to-1].text != "by" {
		return false
	}
	verb := g.at(g.before(by, isStop))
	return verb.role == isColumn && g.numeric(verb) && isParticiple(g.tokens[verb.to-1].text)
}
