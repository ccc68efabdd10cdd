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
		for _, w := range words(c.Name) {
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
	root := rootOf(stem)
	if root == stem {
		return nil
	}
	return l.byRoot[root]
}
