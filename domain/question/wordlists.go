package question

import (
	_ "embed"
	"slices"
	"strings"
)

// The closed vocabulary, which means the same for any table. Of a phrase in two
// lists, or twice in one, the first in the order of vocabulary stands.
var (
	//go:embed words/tools.txt
	toolWords string
	//go:embed words/own.txt
	wordsOfTools string
	//go:embed words/aggregates.txt
	aggregateWords string
	//go:embed words/conditions.txt
	conditionWords string
	//go:embed words/comparisons.txt
	comparisonWords string
	//go:embed words/order.txt
	orderWords string
	//go:embed words/orderings.txt
	orderingWords string
	//go:embed words/grouping.txt
	groupingWords string
	//go:embed words/shapes.txt
	shapeWords string
	//go:embed words/verbs.txt
	verbWords string
	//go:embed words/marks.txt
	markWords string
	//go:embed words/stopwords.txt
	stopWords string
	//go:embed words/adjectives.txt
	narrowingAdjectives string
	//go:embed words/states.txt
	stateAdjectives string
	//go:embed words/countries.txt
	countries string
)

// phrase is what one phrase of a list means.
type phrase struct {
	text string
	entry
}

// phrasesOf reads a list of phrases by meaning: a line at the margin names a role
// and, behind a colon, the meaning within it; the indented lines below hold the
// phrases, a bar between two.
func phrasesOf(list string) []phrase {
	var out []phrase
	var meant entry
	for _, line := range linesOf(list) {
		phrases, indented := strings.CutPrefix(line, "  ")
		if !indented {
			does, word, _ := strings.Cut(line, ":")
			meant = entry{role: role(does), word: strings.TrimSpace(word)}
			continue
		}
		for text := range strings.SplitSeq(phrases, "|") {
			if text = strings.TrimSpace(text); text != "" {
				out = append(out, phrase{text: text, entry: meant})
			}
		}
	}
	return out
}

// linesOf returns the lines of an embedded list, without its comments.
func linesOf(list string) []string {
	return slices.DeleteFunc(strings.Split(list, "\n"), func(line string) bool { return line == "" || strings.HasPrefix(line, "#") })
}
