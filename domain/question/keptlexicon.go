package question

import (
	"maps"
	"reflect"
	"slices"
	"sync"

	"github.com/lumenore/analytics-mcp-server/domain"
)

// keptLexicon is the lexicon that was last made of an index's dataset: to make it
// takes as long as all the rest of a reading. It is not written to any more, so
// that many may read it at once.
type keptLexicon struct {
	dataset domain.Dataset // that it was made of
	lexicon *lexicon
}

// lexiconOf is the lexicon of what a question is read against. It is kept with the
// index, and so for as long as the index; it is made anew where the dataset or the
// index is not the one that it was made of in anything at all: a catalog can change
// without the data.
func (r *Reader) lexiconOf(in Input) *lexicon {
	if kept := in.Values.lexicon.Load(); kept != nil && reflect.DeepEqual(kept.dataset, in.Dataset) {
		return kept.lexicon
	}
	d := in.Dataset
	d.Columns = slices.Clone(d.Columns) // the caller's may change
	for i := range d.Columns {
		d.Columns[i].Synonyms = slices.Clone(d.Columns[i].Synonyms)
		d.Columns[i].Examples = slices.Clone(d.Columns[i].Examples)
	}
	l := newLexicon(r.stems, r.thesaurus, d, in.Values)
	values, vocabulary := in.Values, r.spelled
	l.index, l.known = values, sync.OnceValue(func() []string { return l.knownWords(values, vocabulary) })
	l.wholes = sync.OnceValue(func() []int { return wholesOf(d.Columns) })
	l.names = r.patterns.columnNames(l, in.Values)
	in.Values.lexicon.Store(&keptLexicon{dataset: d, lexicon: l})
	return l
}

// apart returns the lexicon with a stemmer of one reading. All else is shared.
func (l *lexicon) apart(stems stemmer) *lexicon {
	own := *l
	own.stems = stems
	return &own
}

// unshare gives a lexicon phrases of its own, to which those of one question can be
// added.
func (l *lexicon) unshare() {
	l.known = nil
	l.byBase = maps.Clone(l.byBase)
	for phrase, refs := range l.byBase {
		l.byBase[phrase] = slices.Clone(refs)
	}
}
