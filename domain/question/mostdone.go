package question

import "slices"

// countsMostDone writes "the most hired machine" and "least used ward" as the most
// common one: how often a thing had something done to it is how many rows it has.
// Where the participle names a number, a state or a value, "most delayed route",
// it says what is compared.
func (g *reading) countsMostDone() {
	for i := range g.tokens {
		if g.numbersFrom(i) > 0 { // "most improved region in profit"
			return
		}
	}
	for i := 0; i+2 < len(g.tokens); i++ {
		if g.text(i) != "most" && g.text(i) != "least" || g.tokens[i].quoted || !g.doneToThings(g.text(i+1)) {
			continue
		}
		if refs := g.lexicon.columns([]string{g.text(i + 2)}); len(refs) == 0 || !g.groupable(span{role: isColumn, columns: refs}) {
			continue
		}
		said := g.text(i) + " " + g.text(i+1)
		g.tokens[i+1].text, g.tokens[i+1].raw = "common", "common"
		g.assume("'" + said + "' is taken to mean with the " + map[string]string{"most": "most", "least": "fewest"}[g.text(i)] + " rows")
		return
	}
}

// doneToThings reports whether a word is a participle that says only what is done
// in each row: one that names a key, a date or the rows, or nothing in the table.
func (g *reading) doneToThings(w string) bool {
	known := g.vocabulary["most "+w]
	if _, moves := g.ways[w]; known.word != "" && known.role != isSuper || moves || !isParticiple(w) && w != "used" ||
		slices.Contains([]string{"improved", "sold", "bought", "purchased", "ordered", "paid", "spent", "lost", "won", "earned"}, w) {
		return false
	}
	if _, adjective := g.adjectives["most "+w]; adjective || len(g.in.Values.byWord[w]) > 0 || len(g.in.Values.exact[g.stems.base(w)]) > 0 {
		return false
	}
	for _, r := range g.lexicon.columns([]string{w}) {
		c := g.column(r.column)
		if _, yes := g.affirmative(c); yes || c.Type.Numeric() && !isKey(c.Name) {
			return false
		}
	}
	return true
}

// countsMostlySo writes "who is late the most" as "… most often", where the word is
// a column of yes and no: how often that is so is asked for, and no amount.
func (g *reading) countsMostlySo() {
	for i := 1; i+1 < len(g.tokens); i++ {
		if !slices.Contains([]string{"is", "are", "was", "were", "been"}, g.text(i-1)) || g.tokens[i].quoted {
			continue
		}
		refs := g.lexicon.columns([]string{g.text(i)})
		if len(refs) == 0 || !g.saysYes(span{columns: refs}) {
			continue
		}
		most := i + 1
		if g.text(most) == "the" {
			most++
		}
		if next := g.text(most + 1); g.text(most) != "most" || next != "" && next != "?" && next != "," && next != "in" && next != "since" {
			continue
		}
		often := token{text: "often", raw: "often", spaced: true}
		g.tokens = slices.Concat(g.tokens[:i+1], []token{g.tokens[most], often}, g.tokens[most+1:])
		return
	}
}
