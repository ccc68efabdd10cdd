package question

import (
	"strings"

	pluralize "github.com/gertd/go-pluralize"
)

// stemmer brings inflected words together, in two strengths: base undoes the
// plural ("countries" → "country"); stem also drops -ed, -ing and a final -e
// ("released" and "release" → "releas"), which can confuse words, so it
// counts for less.
type stemmer struct {
	plurals *pluralize.Client
	names   *singulars        // of words that are in datasets' names, for good
	words   map[string]string // of words of one piece of work; nil: there is none
}

func newStemmer() stemmer {
	return stemmer{plurals: pluralize.NewClient(), names: newSingulars()}
}

// apart returns a stemmer for one piece of work, such as one reading: nothing of
// a question outlives it. It is not safe for concurrent use.
func (s stemmer) apart() stemmer {
	s.words = map[string]string{}
	return s
}

// base returns the singular of a folded word.
func (s stemmer) base(w string) string {
	if w == "ids" {
		return "id"
	}
	if len(w) < 4 || strings.HasSuffix(w, "ss") || strings.HasSuffix(w, "us") || strings.HasSuffix(w, "is") {
		return w
	}
	if w == "sales" || w == "sale" { // the library keeps "sale" and "sales" apart
		return "sale"
	}
	if b, ok := s.words[w]; ok {
		return b
	}
	if b, ok := s.names.get(w); ok {
		return b
	}
	b := s.plurals.Singular(w)
	if b == "" {
		b = w
	}
	if s.words != nil {
		s.words[w] = b
	} else {
		s.names.put(w, b)
	}
	return b
}

// stem returns the base without the ending of a verb.
func (s stemmer) stem(w string) string {
	b := s.base(w)
	switch {
	case strings.HasSuffix(b, "ing") && len(b) > 6:
		b = strings.TrimSuffix(b, "ing")
	case (strings.HasSuffix(b, "tor") || strings.HasSuffix(b, "er")) && len(b) > 7: // "director" and "directed"
		b = strings.TrimSuffix(strings.TrimSuffix(b, "or"), "er")
	case strings.HasSuffix(b, "ied") && len(b) > 5:
		b = strings.TrimSuffix(b, "ied") + "y"
	case strings.HasSuffix(b, "ed") && len(b) > 5:
		b = strings.TrimSuffix(b, "ed")
	}
	if len(b) > 4 {
		b = strings.TrimSuffix(b, "e")
	}
	if n := len(b); n > 4 && b[n-1] == b[n-2] && b[n-1] != 's' && b[n-1] != 'l' {
		b = b[:n-1] // "shipped" → "ship"
	}
	return b
}

// bases returns the bases of words.
func (s stemmer) bases(ws []string) []string {
	out := make([]string, len(ws))
	for i, w := range ws {
		out[i] = s.base(w)
	}
	return out
}
