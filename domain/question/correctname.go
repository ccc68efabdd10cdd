package question

import (
	"strings"

	"github.com/agnivade/levenshtein"
)

// correctName replaces the words around an unknown one by the value of several
// words that they misspell, "Porto Rico" by "Puerto Rico": one of its words must
// be right, and no other value as near.
func (g *reading) correctName(at int) bool {
	best, from, size, tied := "", 0, 0, false
	for _, right := range []int{at - 1, at + 1, at - 2, at + 2} {
		if right < 0 || right >= len(g.tokens) || !isWord(g.tokens[right]) || len(g.tokens[right].text) < minShortForm {
			continue
		}
		for _, v := range g.in.Values.byWord[g.stems.base(g.tokens[right].text)] {
			ws := valueWords(v.Text)
			for first := max(0, max(at, right)-len(ws)+1); len(ws) <= maxNameWords && first <= min(at, right) && first+len(ws) <= len(g.tokens); first++ {
				if !g.stems.misspells(g.tokens[first:first+len(ws)], ws) {
					continue
				}
				if said := strings.Join(ws, " "); said != best {
					tied = best != ""
					best, from, size = said, first, len(ws)
				}
			}
		}
	}
	if best == "" || tied {
		return false
	}
	raw := g.words(span{from: from, to: from + size})
	for k, w := range strings.Fields(best) {
		g.tokens[from+k].text = w
	}
	g.plan.Reading.Matched = append(g.plan.Reading.Matched, Match{Text: raw, As: best, How: "typo"})
	return true
}

// maxNameWords is the longest name whose misspelling is looked for.
const maxNameWords = 4

// misspells reports whether words are those of a name but for letters: at most
// two in all, as of one long word. A word of the language is none misspelt:
// "West Coast" is not "West Court".
func (s stemmer) misspells(ts []token, name []string) bool {
	letters, wrong := 0, 0
	for k, t := range ts {
		if !isWord(t) || t.number || t.quoted || t.text[0] != name[k][0] {
			return false
		}
		d := levenshtein.ComputeDistance(t.text, name[k])
		if d > 0 && s.isEnglish(t.text) && !s.sameWord(t.text, name[k]) {
			return false
		}
		letters, wrong = letters+len(name[k]), wrong+d
	}
	return wrong > 0 && wrong <= 2 && letters >= longTypoLength
}
