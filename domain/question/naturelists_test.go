package question_test

import (
	"os"
	"slices"
	"strings"
	"testing"
)

// A word that stood twice would be found with half of its kinds, and one out of order
// not at all.
func TestTheListsOfNaturesAreSortedAndHaveEachWordOnce(t *testing.T) {
	for _, list := range []string{"natures", "foreign"} {
		text, err := os.ReadFile("words/" + list + ".txt")
		if err != nil {
			t.Fatal(err)
		}
		_, body, _ := strings.Cut(string(text), "\n\n")
		var words []string
		for line := range strings.Lines(body) {
			word, kinds, _ := strings.Cut(strings.TrimSpace(line), " ")
			if words = append(words, word); kinds == "" {
				t.Errorf("%s: %q is of no kind", list, word)
			}
		}
		if again := slices.Compact(slices.Sorted(slices.Values(words))); len(words) < 200 || !slices.Equal(words, again) {
			t.Errorf("%s: %d words, %d of them different, are not sorted or stand twice", list, len(words), len(again))
		}
	}
}
