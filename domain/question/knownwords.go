package question

import (
	"sort"
	"strings"
)

// knownWords returns the words of columns, values and vocabulary, sorted: what an
// unknown word may misspell. They can be tens of thousands, so that those of a
// dataset are gathered once, where no question has words of its own.
func (g *reading) knownWords() []string {
	if l := g.lexicon; l.known != nil && l.index == g.in.Values {
		return l.known()
	}
	return g.lexicon.knownWords(g.in.Values, g.spelled)
}

// knownWords are those words of a lexicon, its values and the vocabulary.
func (l *lexicon) knownWords(values *Index, vocabulary []string) []string {
	set := map[string]bool{}
	for _, c := range l.dataset.Columns {
		for _, w := range words(c.Name) {
			set[w] = true
		}
		for _, s := range c.Synonyms {
			for _, w := range words(s) {
				set[w] = true
			}
		}
	}
	for phrase := range l.byBase {
		if !strings.Contains(phrase, " ") {
			set[phrase] = true
		}
	}
	for w := range l.rows {
		set[w] = true
	}
	for w := range values.byWord {
		set[w] = true
	}
	for phrase, vs := range values.exact {
		if len(vs) > 0 && len(words(phrase)) == 1 {
			set[phrase] = true
		}
	}
	for _, w := range vocabulary {
		set[w] = true
	}
	out := make([]string, 0, len(set))
	for w := range set {
		if len(w) >= 4 {
			out = append(out, w)
		}
	}
	sort.Strings(out)
	return out
}

// spelledWords are the words of the vocabulary, and those of periods, that another
// may misspell.
func spelledWords(vocabulary map[string]entry) []string {
	out := []string{"month", "monthly", "quarter", "quarterly", "yearly", "weekly", "daily", "january", "february", "march",
		"april", "august", "september", "october", "november", "december", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"}
	for phrase, e := range vocabulary {
		if ws := words(phrase); e.word != vivid && len(ws) == 1 && len(ws[0]) >= minTypoLength {
			out = append(out, ws[0])
		}
	}
	return out
}
