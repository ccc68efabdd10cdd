package question

import "strings"

// nounOfVerb marks a column of yes and no that is named by the noun of its verb:
// "attendance" of "Attended", "escalation" of "Escalated".
const nounOfVerb = "noun of the verb"

// minVerbNoun is the shortest word that is taken for such a noun: shorter ones
// share their beginnings with too many others.
const minVerbNoun = 6

// minRoot is the shortest root that tells one verb from another.
const minRoot = 4

// addVerbNouns keeps the columns of yes and no by the roots of the verbs that
// they are named by.
func (l *lexicon) addVerbNouns(values *Index) {
	for i, c := range l.dataset.Columns {
		if _, ok := affirmativeOf(c, values); !ok {
			continue
		}
		name := words(c.Name)
		for k, w := range name {
			if k+1 < len(name) && strings.HasSuffix(w, "ed") && isParticle(name[k+1]) { // "rollback" of "Rolled back"
				l.add([]string{l.stems.stem(w) + name[k+1]}, columnRef{i, stemOfName, nounOfVerb})
			}
			if root := rootOf(l.stems.stem(w)); len(root) >= minRoot && strings.HasSuffix(w, "ed") {
				l.byRoot[root] = append(l.byRoot[root], columnRef{i, stemOfName, nounOfVerb})
			}
		}
	}
}

// verbNoun returns the columns of yes and no whose verb a word is the noun of.
func (l *lexicon) verbNoun(word string) []columnRef {
	if len(word) < minVerbNoun {
		return nil
	}
	stem := l.stems.stem(word)
	for _, root := range rootsOf(stem) {
		if refs := l.byRoot[root]; root != stem && len(refs) > 0 {
			return refs
		}
	}
	return nil
}

// rootsOf are the roots that a noun's verb may have: its own, and that of a verb
// of Latin whose stem the noun changes, "resolution" and "resolved", "admission"
// and "admitted".
func rootsOf(stem string) []string {
	out := []string{rootOf(stem)}
	for _, change := range [][2]string{
		{"olution", "olv"}, {"mission", "mit"}, {"scription", "scrib"}, {"ception", "ceiv"}, {"duction", "duc"}, {"sumption", "sum"},
		{"cision", "cid"}, {"pansion", "pand"}, {"pension", "pend"}, {"tension", "tend"}, {"version", "vert"}, {"clusion", "clud"},
		{"cession", "ced"}, {"demption", "deem"}, {"ification", "ify"}, {"plication", "ply"}, {"pulsion", "pell"}, {"tention", "tain"},
		{"enial", "eny"}, {"pliance", "ply"}, {"ivery", "iver"}, {"overy", "over"},
	} {
		if cut, ok := strings.CutSuffix(stem, change[0]); ok {
			out = append(out, rootOf(cut+change[1]))
		}
	}
	return out
}

// isParticle reports whether a word makes a verb of several words with the one
// before it, and one noun of both.
func isParticle(w string) bool {
	switch w {
	case "back", "out", "off", "over", "up", "down", "in", "away", "through":
		return true
	}
	return false
}
