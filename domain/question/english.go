package question

import (
	_ "embed"
	"strings"
)

// english holds words of the language, one a line: a word that somebody wrote
// and that is one of them was meant, however near it comes to a word that is
// known. The file says where they are from.
//
//go:embed words/english.txt
var english string

// minEnglish is the shortest word that the list holds: shorter ones are hardly
// ever taken for a misspelt one.
const minEnglish = 5

// isEnglish reports whether a folded word is one of the language, as it stands
// or without an ending: a "county" is no misspelt "count" and no "country".
func (s stemmer) isEnglish(w string) bool {
	for _, form := range s.forms(w) {
		if len(form) >= minEnglish && strings.Contains(english, "\n"+form+"\n") {
			return true
		}
	}
	return false
}

// forms returns what a word may be an inflected form of, itself among them.
func (s stemmer) forms(w string) []string {
	out := []string{w, s.base(w)}
	for _, ending := range []string{"ed", "ing", "ly", "ness"} {
		stem, found := strings.CutSuffix(w, ending)
		if !found || len(stem) < 3 {
			continue
		}
		out = append(out, stem, stem+"e")
		if n := len(stem); stem[n-1] == stem[n-2] {
			out = append(out, stem[:n-1])
		}
		if y, found := strings.CutSuffix(stem, "i"); found {
			out = append(out, y+"y")
		}
	}
	return out
}

// sameWord reports whether two words are forms of one, or its American and its
// British spelling.
func (s stemmer) sameWord(a, b string) bool {
	spelling := strings.NewReplacer("ll", "l", "our", "or", "ise", "ize", "isa", "iza", "yse", "yze", "tre", "ter", "ogue", "og")
	a, b = s.stem(a), s.stem(b)
	return a == b || spelling.Replace(a) == spelling.Replace(b)
}
