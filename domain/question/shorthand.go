package question

import "slices"

// inFullWords spells out what people write in signs and letters: "w/o", "w/",
// "ppl", "i.e.", and a reason as what the rows have: "closed due to weather".
func (g *reading) inFullWords() {
	defer g.percentTogether()
	word := func(w string) token { return token{text: w, raw: w, spaced: true} }
	with := len(g.lexicon.columns([]string{"w"})) == 0 // "W/L" of a table of matches
	for i := 0; i < len(g.tokens); i++ {
		if g.tokens[i].quoted {
			continue
		}
		switch {
		case with && g.text(i) == "w" && g.text(i+1) == "/" && g.text(i+2) == "o":
			g.tokens = slices.Replace(g.tokens, i, i+3, word("without"))
		case with && g.text(i) == "w" && g.text(i+1) == "/":
			g.tokens = slices.Replace(g.tokens, i, i+2, word("with"))
		case g.text(i) == "i" && g.text(i+1) == "." && g.text(i+2) == "e" && !g.asksForShare(): // a share of what is explained would be all of it
			end := i + 3
			for end < len(g.tokens) && slices.Contains([]string{".", ","}, g.text(end)) {
				end++
			}
			g.tokens = slices.Delete(g.tokens, i, end)
			i--
		case g.text(i) == "ppl":
			g.tokens[i] = word("people")
		case g.text(i) == "pct" && !g.lexicon.inNames("pct"):
			g.tokens[i] = word("percent")
		}
		if n := g.reasonAt(i); n > 0 {
			g.tokens = slices.Replace(g.tokens, i, i+n, word("with"))
		}
	}
}

// asksForShare reports whether a word for a part of a whole stands in a question.
func (g *reading) asksForShare() bool {
	return slices.ContainsFunc(g.tokens, func(t token) bool {
		return isShareWord(t.text) || t.text == "rate" || t.text == "ratio"
	})
}

// reasonAt is how many words, "because of", say that the value which follows is
// the reason; 0 where none do.
func (g *reading) reasonAt(i int) int {
	const two = 2
	switch g.text(i) + " " + g.text(i+1) {
	case "because of", "due to", "owing to", "thanks to":
	default:
		return 0
	}
	at := i + two
	if g.text(at) == "the" || g.text(at) == "a" {
		at++
	}
	if at >= len(g.tokens) || len(g.in.Values.exact[g.text(at)])+len(g.in.Values.exact[g.stems.base(g.text(at))]) == 0 {
		return 0
	}
	return two
}

// onceForBoth takes the noun that both sides of a state repeat, "insured cars versus
// non-insured cars", from both: the state is what tells them apart.
func (g *reading) onceForBoth() {
	for i := 1; i+4 < len(g.tokens); i++ {
		link := slices.Contains([]string{"vs", "versus", "and", "or", "with", "to", "against"}, g.text(i+1))
		denied := slices.Contains([]string{"non", "not", "un"}, g.text(i+2))
		if !link || !denied || g.text(i+3) != g.text(i-1) || g.text(i+4) != g.text(i) || !isPlural(g.text(i)) {
			continue
		}
		refs := g.lexicon.columns([]string{g.text(i - 1)})
		if len(refs) == 0 {
			continue
		}
		if _, yes := g.affirmative(g.column(refs[0].column)); !yes {
			continue
		}
		g.tokens = slices.Delete(slices.Delete(g.tokens, i+4, i+5), i, i+1)
		return
	}
}

// inBracketsWithout puts what opens brackets, "(no end date)", as it is said of the
// rows before them: they have none, or are not in that state.
func (g *reading) inBracketsWithout() {
	for i := 0; i+2 < len(g.tokens); i++ {
		if g.text(i) != "(" || g.text(i+1) != "no" && g.text(i+1) != "without" {
			continue
		}
		n := 1
		if a := g.text(i + 2); a == "a" || a == "an" || a == "any" {
			n++
		}
		col := g.columnFrom(i + 1 + n)
		if col == noColumn {
			continue
		}
		said := []token{{text: "with", raw: "with"}, {text: "no", raw: "no", spaced: true}}
		if _, yes := g.affirmative(g.column(col)); yes {
			said = []token{{text: "without", raw: "without"}}
		} else if c := g.column(col); c.NullShare == 0 && !leavesZero(c) {
			continue
		}
		g.tokens = slices.Replace(g.tokens, i+1, i+1+n, said...)
	}
}

// columnFrom is the column that the words from a token name, as many of them as
// name one.
func (g *reading) columnFrom(at int) int {
	const longest = 5 // words of a name
	for to := min(at+longest, len(g.tokens)); to > at; to-- {
		if refs := g.lexicon.columns(texts(g.tokens[at:to])); len(refs) > 0 {
			return refs[0].column
		}
	}
	return noColumn
}
