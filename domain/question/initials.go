package question

import (
	"slices"
	"unicode"
	"unicode/utf8"
)

// initialLetters is the most letters that are taken for the beginning or the
// ending of texts without being called so: more are a word.
const initialLetters = 3

// markInitials marks the letters that texts are to begin or to end with as a text
// in quotation marks, before they are taken for an article or a short form:
// "codes starting with D", "names that begin with the letter a". A mark behind
// the words, and articles before a longer word, stay what they are.
func (g *reading) markInitials() {
	for i := range g.tokens {
		at := g.afterBeginning(i)
		if at == 0 {
			continue
		}
		letter := false
		if at < len(g.tokens) && g.tokens[at].text == "the" {
			at++
		}
		if at < len(g.tokens) && slices.Contains([]string{"letter", "letters", "text", "prefix", "suffix", "character", "characters", "initial"}, g.tokens[at].text) {
			letter = true
			at++
		}
		if at >= len(g.tokens) || !isWord(g.tokens[at]) || g.tokens[at].quoted || g.tokens[at].number && !letter {
			continue
		}
		if w := g.tokens[at].text; !letter && (w == "a" || w == "an") && at+1 < len(g.tokens) && utf8.RuneCountInString(g.tokens[at+1].text) == 1 && isWord(g.tokens[at+1]) {
			at++ // "starts with a D"
		}
		if t := g.tokens[at]; !letter && !(utf8.RuneCountInString(t.text) <= initialLetters && g.standsAlone(at)) {
			continue
		}
		g.tokens[at].quoted, g.tokens[at].number = true, false
		g.tokens = slices.Delete(g.tokens, i+beginningWords, at)
		g.markFurtherInitials(i + beginningWords)
	}
}

// beginningWords is how many words "starting with" and its kind have.
const beginningWords = 2

// afterBeginning is the token behind "starting with", "ends in"; 0 where none of
// them stands at a token.
func (g *reading) afterBeginning(i int) int {
	if i+beginningWords > len(g.tokens) || g.tokens[i].quoted {
		return 0
	}
	e, ok := g.vocabulary[g.tokens[i].text+" "+g.tokens[i+1].text]
	if !ok || e.role != isContains {
		return 0
	}
	switch e.word {
	case "starts_with", "ends_with":
		return i + beginningWords
	}
	return 0
}

// standsAlone reports whether a short word is meant as letters: it is written in
// capitals or of one letter, or nothing follows that it could belong to, and it is
// no month or weekday.
func (g *reading) standsAlone(at int) bool {
	t := g.tokens[at]
	if _, ok := g.in.Calendar.YearAt([]string{t.text}, 0); ok {
		return false
	}
	if _, known := g.vocabulary[t.text]; known && utf8.RuneCountInString(t.text) > 1 {
		return false
	}
	r, _ := utf8.DecodeRuneInString(t.raw)
	return unicode.IsUpper(r) || t.text != "a" && utf8.RuneCountInString(t.text) == 1 || at+1 >= len(g.tokens) || !isWord(g.tokens[at+1])
}

// textHeld is the column whose texts begin, end or hold something, as the span
// before says: "items that don't start with", "items whose name starts with".
func (g *reading) textHeld(i int) int {
	left := g.before(i, isIs, isStop, isAll, isWhose, isNegation)
	if with := g.at(left); g.namesBetween(left+1, i) && fold(g.words(with)) == "with" && g.at(left-1).role == isColumn { // "authors with names beginning with"
		return left - 1
	}
	if sp := g.at(left); !among(sp.role, []role{isList, isUnknown}) || sp.to != sp.from+1 || g.stems.base(g.tokens[sp.from].text) != "name" {
		return left
	}
	named := g.before(left, isIs, isStop, isAll, isWhose, isWith)
	if g.at(named).role != isColumn {
		return left
	}
	g.done(left)
	return named
}

// asksForTextsOf reports whether a column whose texts are restricted is counted
// or grouped by as well: "how many codes start with D", "by code starting with D".
func (g *reading) asksForTextsOf(left int) bool {
	b := g.before(left, isStop, isOf, isAll, isA)
	return b >= 0 && among(g.spans[b].role, []role{isCount, isGroup, isDistinct})
}
