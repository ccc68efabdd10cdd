package engine

import (
	"strings"

	"github.com/lumenore/analytics-mcp-server/domain"
)

// askedWords are the words of a question in lower case, without punctuation:
// what an analysis looks at for a turn of phrase that a plan does not hold
// ("unusually high", "across regions").
type askedWords []string

func (r *Request) words() askedWords { return askedWords(nameOf(r.Text)) }

// any reports whether one of the words is there.
func (w askedWords) any(words ...string) bool { return columnName(w).has(words...) }

// askForCounts reports whether one says that how many there are is looked at.
func (w askedWords) askForCounts() bool {
	return w.any("number", "numbers", "count", "counts", "many", "few", "fewer", "often", "rows", "volume", "volumes", "frequency")
}

// firstLike is the position of the first word that begins like one of these
// stems; -1 where none does.
func (w askedWords) firstLike(stems ...string) int {
	for i, word := range w {
		for _, s := range stems {
			if strings.HasPrefix(word, s) {
				return i
			}
		}
	}
	return -1
}

// mention is where a name begins and how many words it has; ok is false where
// the question does not say it, singular or plural.
func (w askedWords) mention(name string) (at, length int, ok bool) {
	words := nameOf(name)
	for i := 0; len(words) > 0 && i+len(words) <= len(w); i++ {
		if sameWords(w[i:i+len(words)], words) {
			return i, len(words), true
		}
	}
	return 0, 0, false
}

func sameWords(a, b []string) bool {
	for i := range a {
		if singular(a[i]) != singular(b[i]) {
			return false
		}
	}
	return true
}

// singular takes a plural's ending off, roughly: both sides are treated alike.
func singular(word string) string {
	switch {
	case strings.HasSuffix(word, "ies"):
		return strings.TrimSuffix(word, "ies") + "y"
	case strings.HasSuffix(word, "es") && !strings.HasSuffix(word, "les"):
		return strings.TrimSuffix(word, "es")
	}
	return strings.TrimSuffix(strings.TrimSuffix(word, "s"), "e")
}

// mentioned is where the question names a column: by its name, a synonym, or
// the words that the reader took for it.
func (r *Request) mentioned(c domain.Column) (at int, ok bool) {
	w := r.words()
	for _, m := range r.Plan.Reading.Matched {
		if m.As != c.Name {
			continue
		}
		if at, _, ok := w.mention(m.Text); ok {
			return at, true
		}
	}
	for _, name := range append([]string{c.Name}, c.Synonyms...) {
		if at, _, ok := w.mention(name); ok {
			return at, true
		}
	}
	return 0, false
}

// without takes the words that name a column out, so that a column called
// "High" does not ask for high values.
func (w askedWords) without(names ...string) askedWords {
	left := append(askedWords(nil), w...)
	for _, name := range names {
		for at, n, ok := left.mention(name); ok; at, n, ok = left.mention(name) {
			left = append(left[:at:at], left[at+n:]...)
		}
	}
	return left
}
