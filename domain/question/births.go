package question

import "slices"

// bornWord reports whether a word of a column's name says that it holds when
// somebody was born.
func bornWord(w string) bool { return slices.Contains([]string{"birth", "born", "dob"}, w) }

// personAt reports whether a superlative is about persons, who alone are old by
// when they were born: "the oldest driver", "who is the youngest", and not "the
// oldest order".
func (s *segmenter) personAt(i int) bool {
	if i < len(s.texts) && (personNoun(s.lexicon.stems.base(s.texts[i])) || s.lexicon.isPersonWord(s.texts[i])) {
		return true
	}
	return s.texts[0] == "who"
}
