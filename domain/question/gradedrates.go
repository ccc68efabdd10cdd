package question

import (
	"slices"
	"strings"
)

// rankGraded reads "agents with a high reopen rate" and "which clinic has a low share
// of refusals" as a ranking by it: no bound is named, and "high" before a rate, a share
// or a number is no value called "High".
func (g *reading) rankGraded() {
	if !g.plain() {
		return
	}
	for i := range g.tokens {
		ranked, graded := superlativeOf(g.text(i))
		if i < 2 || !graded || g.tokens[i].quoted || !g.ratedBehind(i) || g.text(i-1) != "a" {
			continue
		}
		verb := i - 2
		if !slices.Contains([]string{"with", "has", "have", "had", "having"}, g.text(verb)) || g.lexicon.inNames(g.text(i)) {
			continue
		}
		which := slices.Contains([]string{"which", "what"}, g.text(0))
		if verb > maxNameWords+1 || slices.ContainsFunc(g.tokens[:verb], func(t token) bool {
			return t.number || slices.Contains([]string{"is", "are", "do", "does", "how", "by", "per", "in"}, t.text)
		}) {
			continue // "is there an agent with a high …" asks for no ranking
		}
		g.assume("'" + g.text(i) + "' names no bound, so they are ranked by it")
		word := func(w string) token { return token{text: w, raw: w, spaced: true} }
		g.tokens[i-1], g.tokens[i] = word("the"), word(ranked)
		if which && isPlural(g.text(verb-1)) { // all of them, and not the one that "which" asks for
			g.tokens[verb] = word("with")
			g.tokens = slices.Delete(g.tokens, 0, 1)
		}
		return
	}
}

// superlativeOf is what ranks by a word that says how much there is.
func superlativeOf(word string) (string, bool) {
	switch word {
	case "high", "low", "small":
		return word + "est", true
	case "large":
		return "largest", true
	case "big":
		return "biggest", true
	}
	return "", false
}

// ratedBehind reports whether a rate, a share or a number follows the word at i:
// "high reopen rate", "low number of phone tickets".
func (g *reading) ratedBehind(i int) bool { return ratedAfter(texts(g.tokens), i) >= 0 }

// ratedAfter is where the noun of a rate stands among the few words behind i; -1
// where there is none.
func ratedAfter(words []string, i int) int {
	const most = 3 // words of what the rate is of
	for n := i + 1; n < len(words) && n <= i+1+most; n++ {
		switch strings.TrimSuffix(words[n], "s") {
		case "rate", "share", "percentage", "proportion", "ratio", "fraction", "number", "count", "frequency":
			return n
		case "with", "in", "by", "per", "of", "for", "and", "or", "than", ",", "v", "versus":
			return -1
		}
	}
	return -1
}

// gradesRate reports whether a word that is also a value stands before a rate, and not
// before the column that holds the value: "a high return rate", but "high priority rate".
func (s *segmenter) gradesRate(i int, vals []Value) bool {
	end := ratedAfter(s.texts, i)
	if end < 0 {
		return false
	}
	for k := i + 1; k < end; k++ {
		for _, ref := range s.lexicon.columns(s.texts[k : k+1]) {
			if name := s.lexicon.dataset.Columns[ref.column].Name; slices.ContainsFunc(vals, func(v Value) bool { return v.Column == name }) {
				return false
			}
		}
	}
	return true
}
