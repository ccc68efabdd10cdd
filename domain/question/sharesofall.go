package question

import "slices"

// sharesOfAll puts "share of lost parcels" for "lost parcels as a percentage of all
// parcels", and "share of lost parcels among insured parcels" where the whole is not all
// of them: the things are named on both sides, so that no amount is divided.
func (g *reading) sharesOfAll() {
	as := slices.IndexFunc(g.tokens, func(t token) bool { return t.text == "as" && !t.quoted })
	of := as + 2
	if as < 1 || as+3 >= len(g.tokens) {
		return
	}
	if w := g.text(as + 1); w == "a" || w == "the" {
		of++
	}
	if !isShareWord(g.text(of-1)) || g.text(of) != "of" {
		return
	}
	whole := g.thingsWithin(of+1, of+4)
	if whole < 0 {
		return
	}
	part := slices.IndexFunc(g.tokens[:as], func(t token) bool { return t.text == g.text(whole) && !t.quoted })
	if part < 1 {
		return
	}
	from := part
	for from > 0 && (g.namesValue(from-1, 1) || g.tokens[from-1].text == "not" || len(g.lexicon.columns([]string{g.text(from - 1)})) > 0) {
		from--
	}
	lead := from
	for lead > 0 && slices.Contains([]string{"number", "count", "of", "the", "all"}, g.text(lead-1)) {
		lead--
	}
	out := append(slices.Clone(g.tokens[:lead]), asTokens("share", "of")...)
	out = append(out, g.tokens[from:as]...)
	for of+1 < whole && slices.Contains([]string{"all", "the", "total", "overall"}, g.text(of+1)) {
		of++
	}
	if of+1 < whole {
		out = append(out, asTokens("among")...)
		out = append(out, g.tokens[of+1:whole+1]...)
	}
	g.tokens = append(out, g.tokens[whole+1:]...)
}

// thingsWithin is the first token in a stretch that names the rows; below 0: none.
func (g *reading) thingsWithin(from, to int) int {
	for i := from; i < to && i < len(g.tokens); i++ {
		if !g.tokens[i].quoted && g.namesRowsAt(g.tokens[i]) {
			return i
		}
	}
	return noColumn
}
