package question

import (
	"slices"
	"strings"

	"github.com/lumenore/analytics-mcp-server/domain"
)

// A short form has at least minAbbreviation letters, and saves at least
// minSaved of the word that it stands for: with fewer, any two words that begin
// alike would be one.
const (
	minAbbreviation = 3
	minSaved        = 2
)

// spelledName is how matches by this file are told.
const spelledName = "short form in the name"

// Abbreviates reports whether a short word is how people cut or contract a long
// one: its beginning ("sev" of severity), or its first letter and some others in
// their order to its last consonant ("appt" of appointment, "pkg" of package).
// Both are folded, the long one in the singular.
func Abbreviates(short, long string) bool {
	if !maybeShort(short, long) {
		return false
	}
	return strings.HasPrefix(long, short) || contracts(short, long)
}

// Contracts reports whether a word without a point behind it shows by its letters
// that it is a short form of another: no vowel follows its first letter, and it
// goes to the last consonant of the other. "Age" is no "agent".
func Contracts(short, long string) bool {
	return maybeShort(short, long) && !strings.ContainsAny(short[1:], "aeiou") &&
		(contracts(short, long) || strings.HasPrefix(long, short) && !strings.ContainsAny(short[:1], "aeiou"))
}

func maybeShort(short, long string) bool {
	return len(short) >= minAbbreviation && len(long) >= len(short)+minSaved && short[0] == long[0]
}

// contracts reports whether a word holds the letters of a shorter one in their
// order, the last of them being its own last letter or last consonant.
func contracts(short, long string) bool {
	end := short[len(short)-1]
	last := strings.LastIndexFunc(long, func(r rune) bool { return !strings.ContainsRune("aeiou", r) })
	if end != long[len(long)-1] && (last < 0 || end != long[last]) {
		return false
	}
	at := 0
	for k := range len(short) {
		next := strings.IndexByte(long[at:], short[k])
		if next < 0 {
			return false
		}
		at += next + 1
	}
	return true
}

// twoLetters are short forms too short for a rule, with what they stand for.
func twoLetters(short string) []string {
	switch short {
	case "wt":
		return []string{"weight"}
	case "ht":
		return []string{"height"}
	case "rm":
		return []string{"room"}
	case "ct":
		return []string{"count"}
	}
	return nil
}

// addShortNames adds the columns' names with their short words as the question
// spells them out, and with their long words as it shortens them: "Ins. pkg" goes
// by "insurance package", "Delivery Address" by "dlvry addr". A word that says
// something else too counts only beside another of the name.
func (g *reading) addShortNames() {
	pairs := map[string]string{} // word of a name → word of the question
	for t, said := range g.tokens {
		if !isWord(said) || said.number || said.quoted {
			continue
		}
		w := g.nameWordFor(t)
		if w == "" {
			w = g.prefixBeside(t)
		}
		if w != "" {
			pairs[w] = g.stems.base(said.text)
		}
	}
	if len(pairs) == 0 {
		return
	}
	g.lexicon.unshare() // these names are of this question
	for i, c := range g.in.Dataset.Columns {
		g.lexicon.addExchanged(i, c, pairs, g.sayElsewhere)
	}
}

// nameWordFor is the one word of the columns' names that a token is another
// length of; empty where there is none or more than one.
func (g *reading) nameWordFor(t int) string {
	said := g.stems.base(g.tokens[t].text)
	if _, adverb := adjectiveOf(g.tokens[t].text); adverb || grainNamed(said) != "" || len(unitNames(said)) > 0 {
		return ""
	}
	cut := t+2 < len(g.tokens) && g.tokens[t+1].text == "." && !g.tokens[t+1].spaced
	found := ""
	for _, c := range g.lexicon.names {
		for _, w := range c.plain {
			switch {
			case emptyPart(w) || w == found:
			case g.shortens(c, w, said) || Contracts(said, w) && !g.stems.isEnglish(said) || cut && Abbreviates(said, w):
				if found != "" {
					return ""
				}
				found = w
			}
		}
	}
	return found
}

// shortens reports whether a word of a column's name is short for one of the
// question: with a point behind it by either rule, else by its letters alone.
func (g *reading) shortens(name columnName, w, long string) bool {
	if slices.Contains(twoLetters(w), long) {
		return true
	}
	if strings.Contains(name.folded, w+".") {
		return Abbreviates(w, long)
	}
	return Contracts(w, long) && !g.stems.isEnglish(w)
}

// sayElsewhere reports whether a word says something of its own to this reading.
func (g *reading) sayElsewhere(w string) bool {
	_, vocabulary := g.vocabulary[w]
	return vocabulary || len(g.lexicon.columns([]string{w})) > 0 || g.lexicon.isRowWord(w) || len(g.in.Values.exact[w]) > 0
}

// addExchanged adds a column's name, and the parts of it, with words exchanged.
func (l *lexicon) addExchanged(i int, c domain.Column, pairs map[string]string, elsewhere func(string) bool) {
	name := l.stems.bases(words(c.Name))
	said := slices.Clone(name)
	changed := make([]bool, len(name))
	for k, w := range name {
		if to, ok := pairs[w]; ok {
			said[k], changed[k] = to, true
		}
	}
	head := headOf(c.Name, name)
	for from := range said {
		for to := from + 1; to <= len(said); to++ {
			part := said[from:to]
			if !slices.Contains(changed[from:to], true) || joins(part[0]) || joins(part[len(part)-1]) || len(part) == 1 && elsewhere(part[0]) {
				continue
			}
			quality := partOfName
			switch {
			case len(part) == len(said):
				quality = wholeName
			case to == head+1:
				quality = headOfName
			}
			l.add(slices.Clone(part), columnRef{i, quality, spelledName})
			key := strings.Join(part, " ")
			slices.SortStableFunc(l.byBase[key], func(a, b columnRef) int {
				switch {
				case a.quality > b.quality:
					return -1
				case a.quality < b.quality:
					return 1
				}
				return 0
			})
		}
	}
}
