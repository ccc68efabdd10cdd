package question

import (
	"slices"
	"strings"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/period"
)

// span is a run of tokens that was read as one thing.
type span struct {
	role     role
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
	calendar period.Calendar
	hasTime  bool
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
	out = append(out, s.periodsAt(i)...)
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
	if e, ok := s.vocab[key]; ok {
		score := scorePhrase*float64(n)*0.75 + bonusFixed*float64(n-1)
		if e.role == isStop || e.role == isMark {
			score = scoreStop*float64(n) + more*0.5
		}
		out = append(out, span{role: e.role, word: e.word, from: i, to: i + n, score: score})
	}
	if a, ok := s.adjs[key]; ok {
		if sp, ok := s.adjectiveAt(a, i, n); ok {
			out = append(out, sp)
		}
	}
	if !wordsOnly(s.tokens[i : i+n]) {
		return out
	}
	if refs := s.lexicon.columns(ws); len(refs) > 0 {
		out = append(out, span{role: isColumn, from: i, to: i + n, columns: refs, score: scoreColumn*float64(n)*refs[0].quality + more})
	}
	if n == 1 && s.lexicon.isRowWord(ws[0]) {
		out = append(out, span{role: isRows, word: ws[0], from: i, to: i + 1, score: scoreRows})
	}
	return append(out, s.valuesAt(i, n, more)...)
}

// valuesAt reads n tokens as a value, by its whole text, an alias or a part.
func (s *segmenter) valuesAt(i, n int, more float64) []span {
	if s.values == nil {
		return nil
	}
	ws := s.texts[i : i+n]
	bases := s.lexicon.stems.bases(ws)
	key := strings.Join(bases, " ")
	vals := s.values.exact[key]
	how := 1.0
	if len(vals) == 0 {
		for _, a := range aliases(strings.Join(ws, " ")) {
			vals = append(vals, s.values.exact[a]...)
		}
		how = 0.95
	}
	if len(vals) > 0 && !s.tooShort(i, n) {
		return []span{{role: isValue, from: i, to: i + n, values: vals, score: scoreValue*float64(n)*how + more}}
	}
	if n > 1 && s.onlyVocabulary(ws[0]) || n > 1 && s.onlyVocabulary(ws[n-1]) || n == 1 && (len(ws[0]) < 4 || s.onlyVocabulary(ws[0])) {
		return nil
	}
	if n == 1 && !s.partAllowed(i) {
		return nil
	}
	if parts := s.values.containing(bases); len(parts) > 0 {
		return []span{{role: isPart, from: i, to: i + n, parts: parts, score: scorePart*float64(n) + more*2}}
	}
	return nil
}

// tooShort reports whether a value of one letter or digit stands where it
// could as well be an article or a plain number: "a", "I", "5".
func (s *segmenter) tooShort(i, n int) bool {
	t := s.tokens[i]
	if n > 1 {
		return false
	}
	if t.number {
		return true
	}
	if len([]rune(t.text)) == 3 && t.raw == t.text { // "day" is no code "DAY" where it is a word of the language
		_, common := s.vocab[t.text]
		return common || t.text == "day"
	}
	if len([]rune(t.text)) > 2 {
		return false
	}
	_, common := s.vocab[t.text]
	return t.raw != strings.ToUpper(t.raw) || common && len(t.raw) < 2 && i == 0
}

// partAllowed reports whether one word alone may stand for the values that
// hold it: no number, no unit after a number, no word for persons or rows.
// Within names of records (titles) only a capital letter tells a name from a
// plain word.
func (s *segmenter) partAllowed(i int) bool {
	t := s.tokens[i]
	if t.number || i > 0 && s.tokens[i-1].number || s.lexicon.isRowWord(t.text) || s.lexicon.isPersonWord(t.text) {
		return false
	}
	for _, p := range s.values.containing([]string{s.lexicon.stems.base(t.text)}) {
		c, _ := s.lexicon.dataset.Column(p.column)
		if c.Role != domain.RoleIdentifier || i > 0 && t.raw != strings.ToLower(t.raw) {
			return true
		}
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

func (s *segmenter) quotedAt(i int) span {
	t := s.tokens[i]
	bases := s.lexicon.stems.bases(valueWords(t.raw))
	sp := span{role: isQuoted, from: i, to: i + 1, score: scoreValue * 2}
	if vals := s.values.find(bases); len(vals) > 0 {
		sp.role, sp.values = isValue, vals
		return sp
	}
	if refs := s.lexicon.columns(words(t.raw)); len(refs) > 0 && refs[0].quality == wholeName {
		sp.role, sp.columns = isColumn, refs
		return sp
	}
	if parts := s.values.containing(bases); len(parts) > 0 {
		sp.role, sp.parts = isPart, parts
	}
	return sp
}

// adjectiveAt finds the column that a superlative adjective is about; without
// one the word is no superlative here.
func (s *segmenter) adjectiveAt(a adjective, i, n int) (span, bool) {
	for _, of := range a.of {
		for k, c := range s.lexicon.dataset.Columns {
			if !c.Type.Numeric() && !c.Type.Temporal() {
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
	return span{}, false
}

func direction(desc bool) string {
	if desc {
		return "desc"
	}
	return "asc"
}

// periodsAt reads the period phrases that start at a token.
func (s *segmenter) periodsAt(i int) []span {
	var out []span
	if !s.hasTime {
		return nil
	}
	if periods, grain, n, ok := s.calendar.Horizon(s.texts, i); ok && n > 0 && s.ahead(i, n) {
		out = append(out, span{role: isHorizon, from: i, to: i + n, score: scorePeriod*float64(n) + 0.5,
			horizon: &Horizon{Periods: periods, Grain: grain, Phrase: strings.Join(s.texts[i:i+n], " ")}})
	}
	if control, test, n, ok := s.calendar.Comparison(s.texts, i); ok && n > 0 {
		out = append(out, span{role: isVersusTime, from: i, to: i + n, found: test, other: control, score: scorePeriod*float64(n) + 1.5})
	}
	if f, ok := s.calendar.At(s.texts, i); ok && f.Tokens > 0 {
		out = append(out, span{role: isPeriod, from: i, to: i + f.Tokens, found: f, score: scorePeriod * float64(f.Tokens) * weakness(f)})
	} else if f, ok := s.calendar.YearAt(s.texts, i); ok && f.Tokens > 0 {
		out = append(out, span{role: isPeriod, from: i, to: i + f.Tokens, found: f, score: scorePeriod * float64(f.Tokens) * weakness(f)})
	}
	if g, n, ok := period.GrainAt(s.texts, i); ok && n > 0 {
		out = append(out, span{role: isGrain, from: i, to: i + n, grain: g, score: scorePhrase*float64(n) + 1})
	}
	return out
}

// ahead reports whether a phrase that may name a horizon is one: it says so
// itself, or the question asks for a forecast.
func (s *segmenter) ahead(i, n int) bool {
	for _, w := range s.texts[i : i+n] {
		switch w {
		case "next", "coming", "upcoming", "following", "rest", "remaining", "remainder", "ahead":
			return true
		}
	}
	for _, w := range s.texts {
		if e := s.vocab[w]; e.role == isTool && e.word == string(domain.Prediction) || w == "will" {
			return true
		}
	}
	return false
}

// weakness discounts a reading that may be something else than a period.
func weakness(f period.Found) float64 {
	if f.Weak {
		return 0.7
	}
	return 1
}
