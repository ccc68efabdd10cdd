package question

import "github.com/agnivade/levenshtein"

// minLongName is how many words that say something a name has at least to be
// found with others between them: fewer may stand near each other by chance.
const minLongName = 3

// longNamesAt reads names of several words that a question spells out: "trade,
// transportation and utilities" is trade_transportation_utilities, "the date of
// the latest logon" and "latest logon date" are date_of_latest_logon.
func (s *segmenter) longNamesAt(i int) []span {
	if i > 0 && saysNothingInNames(s.texts[i]) {
		return nil
	}
	var out []span
	for k, c := range s.lexicon.names {
		for _, name := range c.orders {
			if n, ok := s.spelledOut(i, name); ok {
				score := scoreColumn*float64(n) + bonusPhrase*float64(n-1)
				out = append(out, span{role: isColumn, from: i, to: i + n, columns: []columnRef{{k, wholeName, "spelled out"}}, score: score})
			}
		}
	}
	return out
}

// orders returns the words of a name that say something, in the orders that
// people say them: "date of latest logon" also as "latest logon date".
func (l *lexicon) orders(name []string) [][]string {
	said, of := []string{}, 0
	for _, w := range l.stems.bases(name) {
		switch {
		case w == "of":
			of = len(said)
		case !saysNothingInNames(w):
			said = append(said, w)
		}
	}
	switch {
	case len(said) < minLongName:
		return nil
	case of > 0:
		return [][]string{said, append(append([]string{}, said[of:]...), said[:of]...)}
	}
	return [][]string{said}
}

// spelledOut reports whether all words of a name follow from a token on, with
// nothing between them but commas and small words, and how many tokens that is.
func (s *segmenter) spelledOut(i int, name []string) (int, bool) {
	at := i
	for k, w := range name {
		for k > 0 && at < len(s.tokens) && (s.texts[at] == "," || saysNothingInNames(s.texts[at])) {
			at++
		}
		if at >= len(s.tokens) || s.tokens[at].quoted || !nearlySame(s.lexicon.stems.base(s.texts[at]), w) {
			return 0, false
		}
		at++
	}
	return at - i, true
}

// nearlySame reports whether a word is that of a name, or a slip away from it:
// headers of files hold slips too.
func nearlySame(said, name string) bool {
	return said == name || min(len(said), len(name)) >= minTypoLength && levenshtein.ComputeDistance(said, name) == 1
}

// saysNothingInNames reports whether a word only joins the others of a name.
func saysNothingInNames(w string) bool {
	switch w {
	case "and", "of", "the", "a", "an", "or", "for", "in":
		return true
	}
	return false
}

// periodsUnlessNamed leaves out the period phrases that are a column's whole
// name behind an article: "the last year" in a table with a "Last_Year".
func (s *segmenter) periodsUnlessNamed(i int) []span {
	var out []span
	if s.texts[i] == "recently" && i > 0 && (s.texts[i-1] == "most" || s.texts[i-1] == "least") { // "the most recently added": the last one
		return nil
	}
	if s.saidAsState(i) || s.partOfYearNamed(i) || prepositionBefore(s.texts[i]) && s.partOfYearNamed(i+1) {
		return nil
	}
	for _, sp := range s.periodsAt(i) {
		if sp.to-i > 2 && s.texts[i] == "the" {
			if refs := s.lexicon.columns(s.texts[i+1 : sp.to]); len(refs) > 0 && refs[0].quality == wholeName {
				continue
			}
		}
		if s.seasonOfValues(i, sp.to) {
			continue
		}
		out = append(out, sp)
	}
	return out
}
