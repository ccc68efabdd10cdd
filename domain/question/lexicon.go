package question

import (
	"slices"
	"sort"
	"strings"

	"github.com/lumenore/analytics-mcp-server/domain"
)

// columnRef is one way in which a phrase names a column.
type columnRef struct {
	column  int     // index into Dataset.Columns
	quality float64 // 1: its whole name; lower: a synonym, a part, a stem
	how     string  // empty where literal
}

// lexicon holds the content phrases of one dataset: its columns by every name
// they go by, and the words for its rows.
type lexicon struct {
	stems     stemmer
	thesaurus thesaurus
	dataset   domain.Dataset
	byBase    map[string][]columnRef // phrases of word bases, joined by blanks
	byStem    map[string][]columnRef // single words, by stem
	byRoot    map[string][]columnRef // columns of yes and no, by the roots of their verbs
	rows      map[string]bool        // words (bases) that name the rows
	rowStems  map[string]bool        // the stems of the longer ones
	likeRows  map[string]bool        // words (bases) of the thesaurus that mean the same as one of those
	ownName   map[string]bool        // those of them that stand in the dataset's name
	heads     map[string]bool        // those that two columns share: "patient"
	subjects  map[string]bool        // nouns that in the plural name the rows: "guests"
	paid      []string               // words for the money of the rows
	events    map[string]bool        // nouns of the event that each row is: "signup"
	nouns     map[string][]int       // amounts that are named by one noun: "boxes packed"
	longest   int                    // words of the longest phrase
	acronyms  map[string][]columnRef // names that are initials: "mpg"
	names     []columnName           // the columns' names taken apart
	wholes    func() []int           // wholesOf its columns
	index     *Index                 // of which the words are
	known     func() []string        // knownWords; nil: a question has added some
}

// The qualities of a match: they order readings, nothing more. A whole name
// beats a synonym, that beats a part, that beats a word of the same stem.
const (
	wholeName    = 1.0
	knownAs      = 0.97
	butUnit      = 0.82 // one word: "Energy (MWh)" before "Curtailed Energy (MWh)"
	headOfName   = 0.80
	partOfName   = 0.72
	likeName     = 0.66
	stemOfName   = 0.55
	genericPart  = 0.50
	modifier     = 0.52
	likeModifier = 0.53
)

func newLexicon(stems stemmer, similar thesaurus, d domain.Dataset, values *Index) *lexicon {
	l := &lexicon{stems: stems, thesaurus: similar, dataset: d, byBase: map[string][]columnRef{}, byStem: map[string][]columnRef{}, byRoot: map[string][]columnRef{}, rows: map[string]bool{}, rowStems: map[string]bool{}, likeRows: map[string]bool{}, ownName: map[string]bool{}, events: map[string]bool{}, heads: map[string]bool{}, subjects: map[string]bool{}, acronyms: map[string][]columnRef{}}
	for i, c := range d.Columns {
		l.addColumn(i, c)
		l.addEvents(i, c)
		l.addMonthNames(i, c)
		if c.Type != domain.String || values == nil {
			continue
		}
		for _, word := range values.kinds[c.Name] {
			l.add([]string{word}, columnRef{i, likeName, "kind of its values"})
		}
	}
	l.addAcronyms()
	l.dropSharedHeads(values)
	l.keepRowNouns()
	l.addVerbNouns(values)
	l.addRowWords()
	l.addSubjects()
	l.addSides()
	l.addKeyWord()
	l.addPersons()
	l.addMoneyWords()
	l.addMoneyOfRows()
	l.addNounsOfMeasures()
	l.addRowStems()
	for _, refs := range l.byBase {
		sort.SliceStable(refs, func(i, j int) bool { return refs[i].quality > refs[j].quality })
	}
	return l
}

func (l *lexicon) addColumn(i int, c domain.Column) {
	name := l.stems.bases(words(c.Name))
	l.add(name, columnRef{i, wholeName, ""})
	l.addAsWritten(i, c.Name)
	for _, s := range c.Synonyms {
		l.add(l.stems.bases(words(s)), columnRef{i, knownAs, "synonym"})
	}
	head := headOf(c.Name, name)
	l.addParts(i, name, head)
	for at, w := range name {
		if emptyPart(w) || genericWord(w) {
			continue
		}
		l.byStem[l.stems.stem(w)] = append(l.byStem[l.stems.stem(w)], columnRef{i, stemOfName, "form of the word"})
		for _, said := range quantityWords(w) {
			if c.Role == domain.RoleTime || !c.Type.Numeric() || at >= len(beforePer(name)) {
				break
			}
			l.add(l.stems.bases(strings.Fields(said)), columnRef{i, likeName, "what it measures"})
		}
		for _, said := range unitNames(w) {
			if c.Role == domain.RoleMeasure {
				l.add([]string{said}, columnRef{i, stemOfName, "its unit"})
			}
		}
		for _, like := range l.thesaurus.like(w) {
			if like != w {
				ref := columnRef{i, likeName, "synonym"}
				switch {
				case at != head && len(name) > 1:
					ref.quality = likeModifier
				case len(name) > 1:
					ref.quality = stemOfName
				}
				l.add([]string{like}, ref)
			}
		}
	}
	l.addLikeNames(i, name)
	l.addUnitSpelled(i, c, name)
	if len(name) == 1 && name[0] == "price" {
		for _, kind := range []string{"sale", "selling", "asking", "purchase"} {
			l.add([]string{kind, "price"}, columnRef{i, headOfName, "synonym"})
		}
	}
}

// addParts adds the runs of a name's words by which it may go too.
func (l *lexicon) addParts(i int, name []string, head int) {
	for from := range name {
		for to := from + 1; to <= len(name); to++ {
			part := name[from:to]
			if len(part) == len(name) || allOf(part, emptyPart) || joins(part[0]) || joins(part[len(part)-1]) {
				continue
			}
			quality := partOfName
			switch {
			case allOf(part, func(w string) bool { return genericWord(w) || emptyPart(w) }):
				quality = genericPart
			case from == 0 && to == head+1 && to > 1 && strings.ContainsAny(l.dataset.Columns[i].Name, "(["): // all but the unit
				quality = knownAs
			case from == 0 && to == head+1 && strings.ContainsAny(l.dataset.Columns[i].Name, "(["):
				quality = butUnit
			case to == head+1:
				quality = headOfName
			case len(part) == 1 && to < head+1:
				quality = modifier
			}
			l.add(part, columnRef{i, quality, "part of the name"})
		}
	}
}

// headOf is the index of the word that says what a name is about: the last
// one that says anything, before "in knots", "of damage" and brackets.
func headOf(name string, ws []string) int {
	n := len(ws)
	if at := strings.IndexAny(name, "(["); at > 0 {
		n = len(words(name[:at]))
	}
	for i := 1; i < n; i++ {
		if ws[i] == "in" || ws[i] == "of" || ws[i] == "per" {
			n = i
			break
		}
	}
	for n > 1 && emptyPart(ws[n-1]) {
		n--
	}
	return max(n, 1) - 1
}

// addLikeNames adds the name with its last word exchanged for one that means
// the same: "Order Date" also goes by "order day".
func (l *lexicon) addLikeNames(i int, name []string) {
	if k := slices.Index(name, "of"); k > 0 && k < len(name)-1 { // "membership level" of "level_of_membership"
		l.add(append(append([]string{}, name[k+1:]...), name[:k]...), columnRef{i, knownAs, "words in another order"})
	}
	if len(name) < 2 {
		return
	}
	if len(name) == 2 {
		for _, a := range append(l.thesaurus.like(name[0]), name[0]) {
			for _, b := range append(l.thesaurus.like(name[1]), name[1]) {
				l.add([]string{a, b}, columnRef{i, headOfName, "synonym"})
				if !saysElse(b) {
					l.add([]string{b, a}, columnRef{i, headOfName, "words in another order"})
				}
			}
		}
	}
	for _, like := range l.thesaurus.like(name[len(name)-1]) {
		l.add(append(append([]string{}, name[:len(name)-1]...), like), columnRef{i, headOfName, "synonym"})
	}
}

func (l *lexicon) add(phrase []string, ref columnRef) {
	if len(phrase) == 0 {
		return
	}
	key := strings.Join(phrase, " ")
	for k, have := range l.byBase[key] {
		if have.column == ref.column {
			if ref.quality > have.quality {
				l.byBase[key][k] = ref
			}
			return
		}
	}
	l.byBase[key] = append(l.byBase[key], ref)
	l.longest = max(l.longest, len(phrase))
}

// columns returns the columns that a phrase of folded words names, the best
// first, with only those of the best quality.
func (l *lexicon) columns(ws []string) []columnRef {
	bases := l.stems.bases(ws)
	if len(ws) == 1 && l.onlySubject(ws[0]) {
		return nil
	}
	refs := l.byBase[strings.Join(bases, " ")]
	if len(refs) == 0 && len(ws) == 1 && len(ws[0]) > 3 {
		refs = l.byStem[l.stems.stem(ws[0])]
		if len(refs) == 0 {
			refs = l.verbNoun(ws[0])
		}
	}
	best := 0.0
	for _, r := range refs {
		best = max(best, r.quality)
	}
	var out []columnRef
	for _, r := range refs {
		if r.quality == best || best < headOfName && r.quality >= partOfName && best-r.quality < 0.1 {
			out = append(out, r)
		}
	}
	return out
}

func allOf(ws []string, is func(string) bool) bool {
	for _, w := range ws {
		if !is(w) {
			return false
		}
	}
	return true
}

// joins reports whether a word only joins others, so that no part of a name
// begins or ends with it: "date of" is no part of "date of registration".
func joins(w string) bool {
	switch w {
	case "of", "and", "or", "the", "a":
		return true
	}
	return false
}

// saysElse reports whether a word of a name has a meaning of its own before
// another: "no invoices" is none, and no "Invoice No".
func saysElse(w string) bool {
	switch w {
	case "no", "not", "on", "at", "in", "by", "to", "for", "is", "per", "of", "and", "or":
		return true
	}
	return false
}

// emptyPart reports whether a word of a column's name says nothing alone.
func emptyPart(w string) bool {
	switch w {
	case "of", "the", "a", "in", "per", "to", "and", "or", "by", "for", "at", "on", "is", "no", "number", "total", "id", "num", "nr", "avg", "average", "mean", "max", "min", "sum", "count":
		return true
	}
	return len(w) < 2
}

// genericWord reports whether a word of a column's name also stands in many
// others, so that alone it is weak evidence.
func genericWord(w string) bool {
	switch w {
	case "name", "type", "code", "value", "level", "status", "class", "group", "kind", "date", "time", "day", "month", "year", "week", "quarter", "key", "data", "amount", "title":
		return true
	}
	return false
}
