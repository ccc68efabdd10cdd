package question

import (
	_ "embed"
	"strings"
	"unicode"
)

// The lists of what words say of a column's nature; their comments say what each
// kind means.
var (
	//go:embed words/natures.txt
	natureWords string
	//go:embed words/foreign.txt
	foreignWords string
)

// wordKind is a kind of word of these lists.
type wordKind string

const (
	amountNoun  wordKind = "amount"
	levelNoun   wordKind = "level"
	shortAmount wordKind = "short-amount"
	shortLevel  wordKind = "short-level"
	workDone    wordKind = "done"
	flowNoun    wordKind = "flow"
	heldByOne   wordKind = "holds"
	eventNoun   wordKind = "event"
	worthNoun   wordKind = "worth"
)

// says reports whether a folded word in the singular is of a kind.
func (k wordKind) says(w string) bool { return saysIn(natureWords, k, w) }

// The kinds of words of foreignWords: whole words, ends of words and parts of names.
const (
	foreignAverage      wordKind = "average"
	foreignAmountWord   wordKind = "amount"
	foreignLevelWord    wordKind = "level"
	foreignAmountEnding wordKind = "amount-ending"
	foreignLevelEnding  wordKind = "level-ending"
	foreignAmountPart   wordKind = "amount-within"
	foreignLevelPart    wordKind = "level-within"
)

// shortestEnding is the length of the shortest of the endings.
const shortestEnding = 4

// foreignSays reports whether a folded word of another language is of a kind, or
// ends in a word of the other one.
func foreignSays(w string, whole, ending wordKind) bool {
	if saysIn(foreignWords, whole, w) {
		return true
	}
	for at := range w {
		if len(w)-at >= shortestEnding && saysIn(foreignWords, ending, w[at:]) {
			return true
		}
	}
	return false
}

// longestPart is the length of the longest of the parts of names, in letters.
const longestPart = 2

// foreignWithin reports whether a text holds a word of a kind, in the scripts that
// leave no spaces between words.
func foreignWithin(text string, k wordKind) bool {
	letters := []rune(text)
	for at, r := range letters {
		if !unicode.In(r, unicode.Han, unicode.Hangul) {
			continue
		}
		for end := at + 1; end <= min(at+longestPart, len(letters)); end++ {
			if saysIn(foreignWords, k, string(letters[at:end])) {
				return true
			}
		}
	}
	return false
}

// saysIn reports whether a list has a word as one of a kind.
func saysIn(list string, k wordKind, w string) bool {
	for kind := range strings.SplitSeq(kindsIn(list, w), " ") {
		if kind == string(k) {
			return true
		}
	}
	return false
}

// kindsIn is what stands behind a word in a list whose lines are sorted by their first
// words; comments, which begin with what sorts before all letters, stand first.
func kindsIn(list, w string) string {
	for from, to := 0, len(list); from < to; {
		middle := (from + to) / 2
		start := from + strings.LastIndexByte(list[from:middle], '\n') + 1
		line, _, _ := strings.Cut(list[start:], "\n")
		word, kinds, _ := strings.Cut(line, " ")
		switch strings.Compare(word, w) {
		case 0:
			return kinds
		case -1:
			from = start + len(line) + 1
		default:
			to = start
		}
	}
	return ""
}
