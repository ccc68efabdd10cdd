package question

import (
	"slices"

	"github.com/lumenore/analytics-mcp-server/domain"
)

// takeNamesInBrackets drops the words before brackets that hold a column's name and
// nothing else, where they name that column too in part, "delay codes (delay_cd)":
// the brackets say which column is meant, and no other that the words also fit.
func (g *reading) takeNamesInBrackets() {
	for open := 1; open+2 < len(g.tokens); open++ {
		if g.tokens[open].text != "(" || g.tokens[open].quoted {
			continue
		}
		closed := open + 1
		for closed < len(g.tokens) && g.tokens[closed].text != ")" {
			closed++
		}
		if closed == len(g.tokens) || closed == open+1 {
			continue
		}
		name := g.wholeNameOf(g.tokens[open+1 : closed])
		if name == noColumn {
			continue
		}
		from := open
		for from > 0 && open-from < maxPhraseSize && g.fitsName(g.tokens[from-1], name) {
			from--
		}
		if from == open || from > 0 && g.saysNothingKnown(g.tokens[from-1]) { // "breakdown causes (brk_cause)": the brackets spell out the whole of it
			continue
		}
		kept := append(slices.Clone(g.tokens[:from]), g.tokens[open+1:closed]...)
		g.tokens = append(kept, g.tokens[closed+1:]...)
		open = from
	}
}

// saysNothingKnown reports whether a word is of no column, value or list.
func (g *reading) saysNothingKnown(t token) bool {
	_, known := g.vocabulary[t.text]
	return isWord(t) && !t.number && !known &&
		len(g.lexicon.columns([]string{t.text})) == 0 && len(g.in.Values.exact[g.stems.base(t.text)]) == 0 && !g.lexicon.isRowWord(t.text)
}

// wholeNameOf is the column whose whole name some tokens are; noColumn: none.
func (g *reading) wholeNameOf(ts []token) int {
	said := texts(ts)
	return slices.IndexFunc(g.in.Dataset.Columns, func(c domain.Column) bool { return slices.Equal(words(c.Name), said) })
}

// fitsName reports whether a word before brackets can belong to a column's name: one
// of its words, a form of one, or one that a word of the name is short for.
func (g *reading) fitsName(t token, col int) bool {
	if !isWord(t) || t.quoted || t.number || len(t.text) < 3 {
		return false
	}
	if _, known := g.vocabulary[t.text]; known {
		return false
	}
	stem := g.stems.stem(g.stems.base(t.text))
	for _, w := range words(g.column(col).Name) {
		if g.stems.stem(g.stems.base(w)) == stem || shortFor(w, g.stems.base(t.text)) {
			return true
		}
	}
	return false
}

// shortFor reports whether a word of a name is another with letters left out, first
// letter kept: "cd" of code, "dt" of date, "qty" of quantity.
func shortFor(short, long string) bool {
	if len(short) < 2 || len(short) >= len(long) || short[0] != long[0] {
		return false
	}
	k := 0
	for i := 0; i < len(long) && k < len(short); i++ {
		if long[i] == short[k] {
			k++
		}
	}
	return k == len(short)
}
