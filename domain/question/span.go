package question

import (
	"slices"
	"strings"

	"github.com/lumenore/analytics-mcp-server/domain/period"
)

// span is a run of tokens that was read as one thing.
type span struct {
	role     role
	first    role   // as it was read before the passes, which mark what they use
	word     string // canonical meaning within the role
	from, to int    // tokens [from, to)
	score    float64
	columns  []columnRef
	values   []Value
	parts    []partMatch
	number   float64
	found    period.Found
	other    period.Found // the control of a comparison
	grain    period.GrainPhrase
	horizon  *Horizon
}

// The scores of the segmentation: a token read as content outweighs one read
// as a stop word, a longer phrase its parts, and an unknown word costs more
// than any other reading.
const (
	scoreStop     = 0.6
	scorePhrase   = 2.2
	scoreColumn   = 3.6
	scoreValue    = 3.8
	scorePart     = 1.6
	scorePeriod   = 3.4
	scoreNumber   = 1.0
	scoreOwn      = 2.5 // a word that the asking tool takes for granted
	scoreRows     = 2.8
	costUnknown   = -6.0
	bonusPhrase   = 0.6 // for each word beyond the first of a phrase
	bonusFixed    = 1.4 // the same for a phrase of the vocabulary, which is rarely chance
	maxPhraseSize = 7
)

// segmenter finds the spans that start at a token.
type segmenter struct {
	tokens   []token
	texts    []string // the tokens' folded texts, for the period grammar
	lexicon  *lexicon
	values   *Index
	vocab    map[string]entry
	own      map[string]entry
	adjs     map[string]adjective
	phrases  *period.Text // the texts, in which the calendar finds periods
	calendar period.Calendar
	hasTime  bool
	forecast bool // it is a prediction that is asked for
	changes  bool // it is the tool of changes that is asked

	looksAhead bool // a phrase of the question may be a horizon
}

// read segments the tokens by their texts.
func (s *segmenter) read(texts []string, c period.Calendar) []span {
	s.texts, s.phrases, s.calendar = texts, c.In(s.namesMasked(texts)), c
	s.looksAhead = s.mayLookAhead()
	return s.segment()
}

// segment returns the best sequence of spans that covers all tokens.
func (s *segmenter) segment() []span {
	n := len(s.tokens)
	best := make([]float64, n+1)
	pick := make([]span, n)
	for i := n - 1; i >= 0; i-- {
		best[i] = -1e18
		for _, c := range s.startingAt(i) {
			if v := c.score + best[c.to]; v > best[i] {
				best[i], pick[i] = v, c
			}
		}
	}
	var out []span
	for i := 0; i < n; i = pick[i].to {
		out = append(out, pick[i])
	}
	return out
}

func (s *segmenter) startingAt(i int) []span {
	out := []span{{role: isUnknown, from: i, to: i + 1, score: costUnknown}}
	t := s.tokens[i]
	if t.quoted {
		return append(out, s.quotedAt(i))
	}
	if t.number {
		out = append(out, span{role: isNumber, from: i, to: i + 1, number: t.value, score: scoreNumber})
	}
	out = append(out, s.periodsUnlessNamed(i)...)
	out = append(out, s.longNamesAt(i)...)
	out = append(out, s.wholeNamesAt(i)...)
	for n := 1; n <= maxPhraseSize && i+n <= len(s.tokens) && !s.tokens[i+n-1].quoted; n++ {
		out = append(out, s.phraseAt(i, n)...)
	}
	return out
}

// phraseAt reads n tokens as a phrase of the vocabulary, a column or a value.
func (s *segmenter) phraseAt(i, n int) []span {
	var out []span
	ws := s.texts[i : i+n]
	key := strings.Join(ws, " ")
	more := bonusPhrase * float64(n-1)
	if e, ok := s.own[key]; ok {
		out = append(out, span{role: e.role, word: e.word, from: i, to: i + n, score: scoreOwn*float64(n) + bonusFixed*float64(n-1)})
	}
	if e, ok := s.vocab[key]; ok && !(e.role == isOrder && s.nounOrder(i)) && !s.cutsBound(e, i, n) {
		score := scorePhrase*float64(n)*0.75 + bonusFixed*float64(n-1)
		if e.role == isRatio && e.word != "per" && e.word != "divided" && !s.beginsName(i+n-1) { // a figure of its own beats a column it is made of
			score += scoreColumn * float64(n)
		}
		if e.role == isOrder && s.texts[0] == "select" { // near SQL, also in a table of orders
			score += scoreColumn * float64(n)
		}
		if e.role == isShare && n > 3 { // "as a percentage of total" is no ratio of two columns
			score += scoreColumn * float64(n)
		}
		if e.role == isChart && n > 1 { // "line chart", also in a table of lines
			score += scoreColumn * float64(n)
		}
		if e.role == isDirection { // "from most expensive to cheapest" beats the adjectives in it
			score += scoreNumber * float64(n)
		}
		if e.role == isStop || e.role == isMark {
			score = scoreStop*float64(n) + more*0.5
		}
		out = append(out, span{role: e.role, word: e.word, from: i, to: i + n, score: score})
	}
	if a, ok := s.superlativeNamed(key, n); ok {
		if sp, ok := s.adjectiveAt(a, i, n); ok {
			out = append(out, sp)
		}
	}
	if !wordsOnly(s.tokens[i : i+n]) {
		return append(out, s.valueAcrossMarks(i, n)...)
	}
	out = append(out, s.spelledOutAt(i, n)...)
	refs := s.withoutPerTails(s.lexicon.columns(ws), i, n)
	if n == 1 && (len(refs) == 0 || refs[0].quality < wholeName) && len(s.values.exact[s.lexicon.stems.base(ws[0])]) > 0 && s.lexicon.ownName[s.lexicon.stems.base(ws[0])] && s.tokens[i].raw == ws[0] { // the rows before a value that is called so too
		out = append(out, span{role: isRows, word: ws[0], from: i, to: i + 1, score: scoreValue + 0.1})
	}
	if len(refs) > 0 && !(refs[0].quality < wholeName && n == 1 && s.isRequest(i)) && !s.inPeriod(i, n) {
		out = append(out, span{role: isColumn, from: i, to: i + n, columns: refs, score: scoreColumn*float64(n)*refs[0].quality + more})
	}
	if n <= 2 && s.lexicon.isEventRow(ws) {
		out = append(out, span{role: isRows, word: ws[n-1], from: i, to: i + n, score: scoreColumn*float64(n) + bonusFixed})
	}
	if s.lexicon.namesDataset(ws) {
		out = append(out, span{role: isRows, word: ws[n-1], from: i, to: i + n, score: scoreRows*float64(n) + bonusFixed*float64(n)})
	}
	if n == 1 && s.lexicon.isRowWord(ws[0]) {
		out = append(out, span{role: isRows, word: ws[0], from: i, to: i + 1, score: scoreRows})
	}
	return append(out, s.valuesAt(i, n, more)...)
}

// beginsName reports whether a token and the one behind it are a column's whole
// name: "average ticket price" is no "average ticket".
func (s *segmenter) beginsName(i int) bool {
	if i+2 > len(s.texts) || !wordsOnly(s.tokens[i:i+2]) {
		return false
	}
	refs := s.lexicon.columns(s.texts[i : i+2])
	return len(refs) > 0 && refs[0].quality >= wholeName
}

// nounOrder reports whether "order" is a noun at a token: "items per order by
// region" sorts nothing.
func (s *segmenter) nounOrder(i int) bool {
	if i == 0 || s.texts[i] != "order" {
		return false
	}
	switch s.texts[i-1] {
	case "per", "each", "every", "an", "average", "avg", "of", "single", "one",
		"largest", "biggest", "highest", "greatest", "smallest", "lowest":
		return true
	}
	return false
}

func (s *segmenter) onlyVocabulary(w string) bool { _, ok := s.vocab[w]; return ok }

// wordsOnly reports whether no mark stands among the tokens: a phrase does not
// reach over a comma.
func wordsOnly(ts []token) bool {
	for _, t := range ts {
		if !isWord(t) {
			return false
		}
	}
	return true
}

// adjectiveAt finds the column that a superlative adjective is about; without
// one the word is no superlative here.
func (s *segmenter) adjectiveAt(a adjective, i, n int) (span, bool) {
	when := s.timeMeant(i, n)
	tried := a.moneyOrder(s.lexicon.dataset, s.lexicon.namedAfter)
	for _, of := range a.of {
		if bornWord(of) && !s.personAt(i+n) {
			continue
		}
		for _, k := range tried {
			c := s.lexicon.dataset.Columns[k]
			if !c.Type.Numeric() && !c.Type.Temporal() || c.Type.Temporal() && (of == "date" || of == "time") && when != noColumn && k != when {
				continue
			}
			if c.Type.Temporal() && !a.ofDates() {
				continue
			}
			for _, w := range s.lexicon.stems.bases(words(c.Name)) {
				if w != of {
					continue
				}
				desc := a.desc
				if a.datesAsc && (c.Type.Temporal() || of == "year") {
					desc = !desc
				}
				if a.timeTurns && slices.Contains(durationWords(), of) {
					desc = !desc
				}
				return span{role: isSuper, word: direction(desc), from: i, to: i + n,
					columns: []columnRef{{k, likeName, "superlative"}}, score: scoreColumn * float64(n)}, true
			}
		}
	}
	if k := s.lengthAfter(i + n); k != noColumn && slices.Contains(a.of, "duration") && slices.Contains(a.of, "length") {
		return span{role: isSuper, word: direction(a.desc), from: i, to: i + n, columns: []columnRef{{k, likeName, "superlative"}}, score: scoreColumn * float64(n)}, true
	}
	return span{}, false
}

func direction(desc bool) string {
	if desc {
		return "desc"
	}
	return "asc"
}
