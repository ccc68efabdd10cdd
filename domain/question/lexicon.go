package question

import (
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
	stems   stemmer
	dataset domain.Dataset
	byBase  map[string][]columnRef // phrases of word bases, joined by blanks
	byStem  map[string][]columnRef // single words, by stem
	rows    map[string]bool        // words (bases) that name the rows
	longest int                    // words of the longest phrase
}

// The qualities of a match: they order readings, nothing more. A whole name
// beats a synonym, that beats a part, that beats a word of the same stem.
const (
	wholeName   = 1.0
	knownAs     = 0.97
	headOfName  = 0.80
	partOfName  = 0.72
	likeName    = 0.66
	stemOfName  = 0.55
	genericPart = 0.50
	modifier    = 0.52
)

func newLexicon(stems stemmer, d domain.Dataset, values *Index) *lexicon {
	l := &lexicon{stems: stems, dataset: d, byBase: map[string][]columnRef{}, byStem: map[string][]columnRef{}, rows: map[string]bool{}}
	for i, c := range d.Columns {
		l.addColumn(i, c)
		for _, word := range kindWords(c, values) {
			l.add([]string{word}, columnRef{i, likeName, "kind of its values"})
		}
	}
	l.addRowWords()
	l.addMoneyWords()
	for _, refs := range l.byBase {
		sort.SliceStable(refs, func(i, j int) bool { return refs[i].quality > refs[j].quality })
	}
	return l
}

func (l *lexicon) addColumn(i int, c domain.Column) {
	name := l.stems.bases(words(c.Name))
	l.add(name, columnRef{i, wholeName, ""})
	for _, s := range c.Synonyms {
		l.add(l.stems.bases(words(s)), columnRef{i, knownAs, "synonym"})
	}
	head := headOf(c.Name, name)
	for from := range name {
		for to := from + 1; to <= len(name); to++ {
			part := name[from:to]
			if len(part) == len(name) || len(part) == 1 && emptyPart(part[0]) {
				continue
			}
			quality := partOfName
			switch {
			case len(part) == 1 && genericWord(part[0]):
				quality = genericPart
			case to == head+1:
				quality = headOfName
			case len(part) == 1 && to < head+1:
				quality = modifier
			}
			l.add(part, columnRef{i, quality, "part of the name"})
		}
	}
	for _, w := range name {
		if emptyPart(w) || genericWord(w) {
			continue
		}
		l.byStem[l.stems.stem(w)] = append(l.byStem[l.stems.stem(w)], columnRef{i, stemOfName, "form of the word"})
		for _, like := range likeWords(w) {
			if like != w {
				ref := columnRef{i, likeName, "synonym"}
				if len(name) > 1 {
					ref.quality = stemOfName
				}
				l.add([]string{like}, ref)
			}
		}
	}
	l.addLikeNames(i, name)
	if len(name) == 1 && name[0] == "price" {
		for _, kind := range []string{"sale", "selling", "asking", "purchase"} {
			l.add([]string{kind, "price"}, columnRef{i, headOfName, "synonym"})
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
	if len(name) < 2 {
		return
	}
	if len(name) == 2 {
		for _, a := range append(likeWords(name[0]), name[0]) {
			for _, b := range append(likeWords(name[1]), name[1]) {
				l.add([]string{a, b}, columnRef{i, headOfName, "synonym"})
				l.add([]string{b, a}, columnRef{i, headOfName, "words in another order"})
			}
		}
	}
	for _, like := range likeWords(name[len(name)-1]) {
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

// addRowWords takes the words of the dataset's own name for its rows: a table
// "web orders" holds orders.
func (l *lexicon) addRowWords() {
	base := l.dataset.Name
	if at := strings.LastIndexByte(base, '/'); at >= 0 {
		base = base[at+1:]
	}
	for _, w := range l.stems.bases(words(base)) {
		if len(w) > 2 && !emptyPart(w) {
			l.rows[w] = true
		}
	}
	if len(words(base)) > 0 {
		for _, like := range likeWords(l.stems.base(words(base)[len(words(base))-1])) {
			l.rows[like] = true
		}
	}
}

// addMoneyWords lets "sales" and "revenue" name the dataset's amount of money
// where no measure is called so.
func (l *lexicon) addMoneyWords() {
	for _, word := range []string{"sale", "revenue"} {
		for _, ref := range l.byBase[word] {
			if c := l.dataset.Columns[ref.column]; c.Role == domain.RoleMeasure && ref.quality > genericPart {
				return
			}
		}
	}
	best := l.money()
	if best < 0 {
		return
	}
	for _, word := range []string{"sale", "revenue", "turnover", "income", "sell", "sold", "earn", "spend", "spent"} {
		l.add([]string{word}, columnRef{best, likeName, "the amount of money"})
	}
}

// money is the column that holds what was sold; -1 where none does.
func (l *lexicon) money() int {
	best, rank := -1, 0
	for i, c := range l.dataset.Columns {
		if r := l.moneyRank(c); r > rank {
			best, rank = i, r
		}
	}
	return best
}

// moneyRank orders the columns that may hold what was sold: by name, then the
// default measure; 0 for those that can't.
func (l *lexicon) moneyRank(c domain.Column) int {
	if c.Role != domain.RoleMeasure || NatureOf(c) != Amount {
		return 0
	}
	rank := 0
	for _, w := range l.stems.bases(words(c.Name)) {
		switch w {
		case "amount", "value", "total", "payment":
			rank = max(rank, 2)
		case "profit", "cost", "tax", "discount", "quantity", "qty", "unit", "count", "fee":
			return 0
		}
	}
	if strings.ContainsAny(c.Unit, "$€£") || c.Unit == "USD" || c.Unit == "EUR" || c.Unit == "GBP" {
		rank += 2
	}
	if rank > 0 && c.Name == l.dataset.DefaultMeasure {
		rank++
	}
	return rank
}

// isRowWord reports whether a word names the rows: a word of the dataset's
// name, or of the same stem ("houses" of "housing").
func (l *lexicon) isRowWord(w string) bool {
	b := l.stems.base(w)
	if l.rows[b] {
		return true
	}
	for r := range l.rows {
		if len(r) <= 3 {
			continue
		}
		if len(b) > 3 && len(r) > len(b)+2 && (strings.HasSuffix(r, b) || strings.HasPrefix(r, b)) { // "strike" of "birdstrike"
			return true
		}
		for _, like := range append(likeWords(b), w) {
			if l.stems.stem(r) == l.stems.stem(like) {
				return true
			}
		}
	}
	return false
}

// isPersonWord reports whether a noun means persons and the dataset's rows are
// about persons: it names them and knows their age or sex.
func (l *lexicon) isPersonWord(w string) bool {
	b := l.stems.base(w)
	switch b {
	case "person", "people", "individual", "human", "member", "participant", "man", "woman", "athlete", "player", "student", "winner":
	default:
		if !strings.HasSuffix(b, "ist") && !strings.HasSuffix(b, "or") && !strings.HasSuffix(b, "er") && !strings.HasSuffix(b, "ee") && !strings.HasSuffix(b, "ant") {
			return false
		}
	}
	named, known := false, false
	for _, c := range l.dataset.Columns {
		for _, cw := range words(c.Name) {
			switch cw {
			case "name":
				named = true
			case "age", "sex", "gender", "birthday", "born":
				known = true
			}
		}
	}
	return named && known
}

// columns returns the columns that a phrase of folded words names, the best
// first, with only those of the best quality.
func (l *lexicon) columns(ws []string) []columnRef {
	bases := l.stems.bases(ws)
	refs := l.byBase[strings.Join(bases, " ")]
	if len(refs) == 0 && len(ws) == 1 && len(ws[0]) > 3 {
		refs = l.byStem[l.stems.stem(ws[0])]
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
