package question

import (
	_ "embed"
	"slices"
	"strings"
)

// The lists of what words say of a column's nature; their comments say what each
// kind means.
var (
	//go:embed words/natures.txt
	natureWords string
	//go:embed words/foreign.txt
	foreignWords string
)

// The lists by word and by kind: constants, which a name is looked up in for every
// column of every question.
var natures, foreignNatures = wordsByKind(natureWords), wordsByKind(foreignWords)

// wordKind is a kind of word of natureWords.
type wordKind string

const (
	amountNoun  wordKind = "amount"
	levelNoun   wordKind = "level"
	shortAmount wordKind = "short amount"
	shortLevel  wordKind = "short level"
	workDone    wordKind = "done"
	flowNoun    wordKind = "flow"
	heldByOne   wordKind = "holds"
	eventNoun   wordKind = "event"
	worthNoun   wordKind = "worth"
)

// says reports whether a folded word in the singular is of a kind.
func (k wordKind) says(w string) bool { return natures.has(k, w) }

// The kinds of words of foreignWords: whole words, ends of words and parts of names.
const (
	foreignAverage      wordKind = "average"
	foreignAmountWord   wordKind = "amount"
	foreignLevelWord    wordKind = "level"
	foreignAmountEnding wordKind = "amount ending"
	foreignLevelEnding  wordKind = "level ending"
	foreignAmountPart   wordKind = "amount within"
	foreignLevelPart    wordKind = "level within"
)

// kindedWords are the words of a list by kind, and the kinds by word.
type kindedWords struct {
	words map[wordKind][]string
	kinds map[string][]wordKind
}

// wordsByKind reads a list: a heading at the margin names the kinds, a comma between
// two, of all words in the indented lines below it.
func wordsByKind(list string) kindedWords {
	l := kindedWords{map[wordKind][]string{}, map[string][]wordKind{}}
	var kinds []wordKind
	for _, line := range linesOf(list) {
		if heading, ok := strings.CutSuffix(line, ":"); ok {
			kinds = nil
			for name := range strings.SplitSeq(heading, ", ") {
				kinds = append(kinds, wordKind(name))
			}
			continue
		}
		for w := range strings.FieldsSeq(line) {
			l.kinds[w] = append(l.kinds[w], kinds...)
			for _, k := range kinds {
				l.words[k] = append(l.words[k], w)
			}
		}
	}
	return l
}

// has reports whether a word is of a kind.
func (l kindedWords) has(k wordKind, w string) bool { return slices.Contains(l.kinds[w], k) }

// endsIn reports whether a word ends in one of a kind.
func (l kindedWords) endsIn(k wordKind, w string) bool {
	return slices.ContainsFunc(l.words[k], func(end string) bool { return strings.HasSuffix(w, end) })
}

// standsIn reports whether a text holds a word of a kind.
func (l kindedWords) standsIn(k wordKind, text string) bool {
	return slices.ContainsFunc(l.words[k], func(part string) bool { return strings.Contains(text, part) })
}
