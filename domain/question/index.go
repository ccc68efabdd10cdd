package question

import (
	"sort"
	"strings"
	"sync/atomic"
)

// MaxIndexedValues is how many distinct values of a column an Index holds: a
// column with more is looked up by the words of the question instead, since
// the index lives in memory.
const MaxIndexedValues = 20_000

// maxIndexedWords is the longest value, in words, whose parts can be named:
// longer texts are prose, not names.
const maxIndexedWords = 12

// Index finds the values of text columns that a question names.
type Index struct {
	stems  stemmer
	exact  map[string][]Value // by the bases of the words, joined by a blank
	byWord map[string][]Value // by the base of one word
	values map[string][]string
	kinds  map[string][]string // words that name a column by its values
	names  map[string][]token  // columns' names as a question would hold them
	yesNo  map[string]yesNo    // of the columns whose values say yes and no

	lexicon atomic.Pointer[keptLexicon] // of the dataset that the index is of
}

// Value is a stored value of a column.
type Value struct {
	Column string
	Text   string // as stored
}

// NewIndex returns an empty index.
func NewIndex() *Index {
	return &Index{
		stems:  newStemmer(),
		exact:  map[string][]Value{},
		byWord: map[string][]Value{},
		values: map[string][]string{},
		kinds:  map[string][]string{},
		names:  map[string][]token{},
		yesNo:  map[string]yesNo{},
	}
}

// Add takes in the distinct values of a column, the most frequent first.
// It is not safe beside other calls; a filled index may be read by many.
func (x *Index) Add(column string, values []string) {
	stems := x.stems.apart() // many values share their words: "Product 1", "Product 2"
	for _, text := range values {
		ws := stems.bases(valueWords(text))
		if len(ws) == 0 {
			continue
		}
		v := Value{Column: column, Text: text}
		key := strings.Join(ws, " ")
		x.exact[key] = append(x.exact[key], v)
		if len(ws) == 1 || len(ws) > maxIndexedWords {
			continue
		}
		seen := map[string]bool{}
		for _, w := range ws {
			if !seen[w] {
				seen[w] = true
				x.byWord[w] = append(x.byWord[w], v)
			}
		}
	}
	x.values[column] = append(x.values[column], values...)
	x.kinds[column] = kindWords(x.values[column])
	x.yesNo[column] = saidBy(x.values[column])
	x.lexicon.Store(nil) // made of other values
}

// Values returns the values of a column that were added.
func (x *Index) Values(column string) []string { return x.values[column] }

// find returns the values that a phrase names whole.
func (x *Index) find(bases []string) []Value { return x.exact[strings.Join(bases, " ")] }

// containing returns the columns in which values hold the phrase as whole
// words, with how many do, the column with the most first.
func (x *Index) containing(bases []string) []partMatch {
	if len(bases) == 0 {
		return nil
	}
	rarest := bases[0]
	for _, b := range bases {
		if len(x.byWord[b]) < len(x.byWord[rarest]) {
			rarest = b
		}
	}
	phrase := " " + strings.Join(bases, " ") + " "
	counts := map[string]int{}
	stems := x.stems.apart()
	for _, v := range x.byWord[rarest] {
		if len(bases) == 1 || strings.Contains(" "+strings.Join(stems.bases(valueWords(v.Text)), " ")+" ", phrase) {
			counts[v.Column]++
		}
	}
	out := make([]partMatch, 0, len(counts))
	for c, n := range counts {
		out = append(out, partMatch{column: c, values: n})
	}
	sort.Slice(out, func(i, j int) bool {
		if out[i].values != out[j].values {
			return out[i].values > out[j].values
		}
		return out[i].column < out[j].column
	})
	return out
}

// partMatch is a column some of whose values hold a phrase.
type partMatch struct {
	column string
	values int
}
