package question

import "github.com/lumenore/analytics-mcp-server/domain"

// AddNames takes in the columns' names as the words and marks that a question
// would hold, so that no reading has to take them apart again. It is not safe
// beside other calls.
func (x *Index) AddNames(d domain.Dataset) {
	p := compilePatterns()
	for _, c := range d.Columns {
		x.names[c.Name] = p.tokenize(c.Name)
	}
	x.lexicon.Store(nil) // made without these
}

// wholeNamesAt reads the columns whose whole name stands at a token, marks and
// units included: no word of "Wait (min)" or "Cost / max" says anything of its
// own there.
func (s *segmenter) wholeNamesAt(i int) []span {
	var out []span
	for k, named := range s.lexicon.names {
		name := named.tokens
		if len(name) < 2 || !s.standsAt(i, name) || !oneName(s.tokens[i:i+len(name)]) {
			continue
		}
		score := (scoreColumn + bonusFixed) * float64(len(name))
		out = append(out, span{role: isColumn, from: i, to: i + len(name), columns: []columnRef{{k, wholeName, ""}}, score: score})
	}
	return out
}

// standsAt reports whether the words and marks of a name follow from a token on.
func (s *segmenter) standsAt(i int, name []token) bool {
	if i+len(name) > len(s.tokens) {
		return false
	}
	for k, t := range name {
		if said := s.tokens[i+k]; said.quoted || said.text != t.text {
			return false
		}
	}
	return true
}

// oneName reports whether a column's name of several tokens is sure to be said
// as one: a mark is in it that joins no sentence, or a capital of it.
func oneName(ts []token) bool {
	for k, t := range ts {
		if !isWord(t) && t.text != "," && t.text != ";" || k > 0 && t.raw != t.text && !t.number {
			return true
		}
	}
	return false
}

// addAsWritten adds a name by its words as they are written, where capitals
// inside one split it otherwise ("Yield kWh"), and in the plural of a last word
// too short for the dictionary of plurals: "check-ins".
func (l *lexicon) addAsWritten(i int, name string) {
	whole := l.stems.bases(valueWords(name))
	if len(whole) == 0 {
		return
	}
	l.add(whole, columnRef{i, wholeName, ""})
	if split := words(name); len(split) != len(whole) {
		for _, w := range whole {
			if len(whole) > 1 && !emptyPart(w) {
				l.add([]string{w}, columnRef{i, partOfName, "part of the name"})
			}
		}
	}
	if last := len(whole) - 1; last > 0 && len(whole[last]) < 4 {
		l.add(append(append([]string{}, whole[:last]...), whole[last]+"s"), columnRef{i, knownAs, "plural"})
	}
}
