package question

// done marks spans as used; there is nothing to mark before the first and
// behind the last.
func (g *reading) done(at ...int) {
	for _, i := range at {
		if i >= 0 && i < len(g.spans) {
			g.spans[i].role = isStop
		}
	}
}

// at returns the span at an index; beyond the ends, an empty mark.
func (g *reading) at(i int) span {
	if i < 0 || i >= len(g.spans) {
		return span{role: isMark}
	}
	return g.spans[i]
}

// after returns the index of the next span that is not skipped.
func (g *reading) after(i int, skip ...role) int {
	i++
	for i < len(g.spans) && among(g.spans[i].role, skip) {
		i++
	}
	return i
}

// before returns the index of the span before that is not skipped.
func (g *reading) before(i int, skip ...role) int {
	i--
	for i >= 0 && among(g.spans[i].role, skip) {
		i--
	}
	return i
}

func among(r role, rs []role) bool {
	for _, x := range rs {
		if r == x {
			return true
		}
	}
	return false
}

// words returns the question's own words of a span.
func (g *reading) words(sp span) string {
	out := ""
	for i := sp.from; i < sp.to; i++ {
		if i > sp.from && g.tokens[i].spaced {
			out += " "
		}
		out += g.tokens[i].raw
	}
	return out
}
