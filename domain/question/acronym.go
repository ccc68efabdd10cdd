package question

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/lumenore/analytics-mcp-server/domain"
)

// minAcronym is the fewest letters of an acronym: two initials stand for too
// many pairs of words.
const minAcronym = 3

// scoreSpelledOut is little, so that initials count only where the words mean
// nothing else: "total trips recorded" is no TTR where trips are known.
const scoreSpelledOut = 0.3

// acronymsOf returns the words of a column's name that stand for several words by
// their initials, folded: MPG, "TTR (min)". A word is one where it has no vowel, or
// where it is written in capitals in a table whose names are not all so.
func acronymsOf(c domain.Column, shouted bool) []string {
	var out []string
	for _, w := range strings.FieldsFunc(c.Name, func(r rune) bool { return !unicode.IsLetter(r) }) {
		if len(w) >= minAcronym && (!strings.ContainsAny(fold(w), "aeiouy") || !shouted && w == strings.ToUpper(w)) {
			out = append(out, fold(w))
		}
	}
	return out
}

// allShouted reports whether all names of a table are written in capitals, which
// then tell nothing.
func allShouted(d domain.Dataset) bool {
	for _, c := range d.Columns {
		if c.Name != strings.ToUpper(c.Name) {
			return false
		}
	}
	return true
}

// addAcronyms adds the initials of names of several words, and notes the names
// that are initials themselves.
func (l *lexicon) addAcronyms() {
	shouted := allShouted(l.dataset)
	for i, c := range l.dataset.Columns {
		for _, w := range acronymsOf(c, shouted) {
			l.acronyms[w] = append(l.acronyms[w], columnRef{i, likeName, "its initials"})
		}
		ws := words(c.Name)
		if short := initials(ws); len(ws) >= minAcronym && len(short) == len(ws) && !strings.ContainsAny(short, "aeiouy") {
			l.add([]string{short}, columnRef{i, likeName, "its initials"})
		}
	}
}

// initials returns the first letters of words.
func initials(ws []string) string {
	var out strings.Builder
	for _, w := range ws {
		if r, _ := utf8.DecodeRuneInString(w); unicode.IsLetter(r) {
			out.WriteRune(r)
		}
	}
	return out.String()
}

// spelledOutAt reads n tokens as the words that the name of a column is the
// initials of: "miles per gallon" is MPG.
func (s *segmenter) spelledOutAt(i, n int) []span {
	if n < minAcronym {
		return nil
	}
	refs := s.lexicon.acronyms[initials(s.texts[i:i+n])]
	if len(refs) == 0 || slices.ContainsFunc(s.texts[i:i+n], s.namesOther) {
		return nil
	}
	return []span{{role: isColumn, from: i, to: i + n, columns: slices.Clone(refs), score: scoreSpelledOut * float64(n)}}
}

// namesOther reports whether a word names a column or a value by itself: it is
// then meant, and not its first letter.
func (s *segmenter) namesOther(w string) bool {
	return !genericWord(w) && len(s.lexicon.columns([]string{w})) > 0 || len(s.values.exact[s.lexicon.stems.base(w)]) > 0
}
