package question

import (
	"strings"

	"github.com/lumenore/analytics-mcp-server/domain"
)

// valuesAt reads n tokens as a value, by its whole text, an alias or a part.
func (s *segmenter) valuesAt(i, n int, more float64) []span {
	if s.values == nil {
		return nil
	}
	ws := s.texts[i : i+n]
	bases := s.lexicon.stems.bases(ws)
	key := strings.Join(bases, " ")
	if e := s.vocab[strings.Join(ws, " ")]; e.role == isAggregate || e.role == isCount {
		return nil // "total" is the sum, also where a row is called so
	}
	vals := s.values.exact[key]
	how := 1.0
	if len(vals) == 0 {
		for _, a := range aliases(strings.Join(ws, " ")) {
			vals = append(vals, s.values.exact[a]...)
		}
		how = 0.95
	}
	var out []span
	if marks, told := s.endsInMarks(i, n, vals); marks > 0 {
		out = []span{{role: isValue, from: i, to: i + n + marks, values: told, score: scoreValue*float64(n) + more + bonusFixed*float64(marks)}}
	}
	if len(vals) > 0 && !s.tooShort(i, n) && !(n == 1 && (s.joins(i, vals) || s.grades(i, vals))) {
		vals = asWritten(vals, s.tokens[i:i+n])
		if s.calledSo(i, n, vals) {
			return out
		}
		return append(out, span{role: isValue, from: i, to: i + n, values: vals, score: scoreValue*float64(n)*how + more})
	}
	if len(out) > 0 {
		return out
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
	if i == 0 && t.raw == t.text && s.lexicon.stems.base(t.text) != t.text { // "homes with a pool": a plain noun, no part of a name
		return false
	}
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

func (s *segmenter) quotedAt(i int) span {
	t := s.tokens[i]
	bases := s.lexicon.stems.bases(valueWords(t.raw))
	sp := span{role: isQuoted, from: i, to: i + 1, score: scoreValue * 2}
	if vals := s.values.find(bases); len(vals) > 0 {
		sp.role, sp.values = isValue, toldByMarks(vals, t.raw)
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

// valueAcrossMarks reads tokens with marks among them as a value that is stored
// with such marks: "Food & Drink", "A/B test". Without its marks it would be two
// words beside each other, so it must be a value as a whole.
func (s *segmenter) valueAcrossMarks(i, n int) []span {
	if !isWord(s.tokens[i]) || !isWord(s.tokens[i+n-1]) {
		return nil
	}
	var bases []string
	for _, t := range s.tokens[i : i+n] {
		switch {
		case isWord(t):
			bases = append(bases, s.lexicon.stems.base(t.text))
		case t.text == "&", t.text == "/", t.text == "+", t.text == "-", t.text == ".":
		default:
			return nil
		}
	}
	var vals []Value
	for _, v := range s.values.exact[strings.Join(bases, " ")] {
		if len(valueWords(v.Text)) > 1 && strings.ContainsAny(v.Text, "&/+-.") {
			vals = append(vals, v)
		}
	}
	if len(vals) == 0 {
		return nil
	}
	return []span{{role: isValue, from: i, to: i + n, values: vals, score: scoreValue*float64(n) + bonusFixed*float64(n-1)}}
}
