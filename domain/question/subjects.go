package question

// saysKey reports whether a span says that numbers or codes are meant: "room
// numbers", not "rooms".
func (g *reading) saysKey(sp span) bool {
	last := g.stems.base(g.tokens[sp.to-1].text)
	return isKey(last) || last == "ids" || last == "identifier"
}

// onlyDoes reports whether things are named only as who does or has what is
// asked for, so that the answer is one over all of them: "how many nights did
// guests stay", "the revenue of Vienna hotels by month".
func (g *reading) onlyDoes(i int) bool {
	sp := g.spans[i]
	if b := i - 1; b >= 0 && g.wasFilter(b) && g.spans[b].to == sp.from && len(g.bare) > 0 && g.bare[0].span < i &&
		!g.listing && !g.which && !g.singular(sp) && isKey(g.column(g.bare[0].columns[0].column).Name) {
		return true // "students in beginner courses"
	}
	if b := i - 1; b >= 0 && g.wasFilter(b) && g.spans[b].to == sp.from && (g.rowsNamed || g.counting) && g.grouped() && !g.singular(sp) {
		return true
	}
	if !g.explicit() && !g.numbersNamed() || g.singular(sp) || g.listing || g.which && !g.counting && len(g.plan.Measures) == 0 {
		return false
	}
	if b := i - 1; b >= 0 && g.wasFilter(b) && g.spans[b].to == sp.from && g.grouped() {
		return true
	}
	for t := sp.from - 1; t >= 0 && t >= sp.from-3; t-- {
		switch g.tokens[t].text {
		case "do", "does", "did":
			return true
		case "our", "the", "all", "these":
		default:
			return false
		}
	}
	return false
}
