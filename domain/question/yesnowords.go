package question

import "slices"

// affirmation is how one way of keeping tables says yes and no, folded.
type affirmation struct{ yes, no []string }

// affirmations are the words and marks for yes and no in the languages that
// tables are kept in. Single letters that also stand for other things ("S" and
// "N" for south and north) are not among them.
func affirmations() []affirmation {
	return []affirmation{
		{[]string{"yes", "y", "true", "t"}, []string{"no", "n", "false", "f"}},
		{[]string{"ja", "j", "wahr", "waar"}, []string{"nein", "n", "nee", "nej", "nei", "falsch", "onwaar"}},
		{[]string{"oui", "vrai"}, []string{"non", "faux"}},
		{[]string{"si", "verdadero", "vero"}, []string{"no", "falso"}},
		{[]string{"sim", "verdadeiro"}, []string{"nao", "falso"}},
		{[]string{"tak", "prawda"}, []string{"nie", "falsz"}},
		{[]string{"ano"}, []string{"ne"}},
		{[]string{"kylla"}, []string{"ei"}},
		{[]string{"evet"}, []string{"hayir", "hayır"}},
		{[]string{"да"}, []string{"нет"}},
		{[]string{"igen"}, []string{"nem"}},
		{[]string{"はい", "是"}, []string{"いいえ", "否"}},
		{[]string{"ok"}, []string{"nok", "not ok", "ko"}},
		{[]string{"x", "✓", "✔"}, []string{"-", "o", "✗", "✘"}},
	}
}

// maxYesNoValues is how many values a column of yes and no may have: the two and
// one for what is not known.
const maxYesNoValues = 3

// yesAndNo are the values of a column that say yes and no; yes is empty where
// they say something else. A column of one value is a mark: where it does not
// stand is a no, for which there is no value.
func yesAndNo(values []string) (yes, no string) {
	if len(values) == 0 || len(values) > maxYesNoValues {
		return "", ""
	}
	for _, a := range affirmations() {
		y, n := oneOf(values, a.yes), oneOf(values, a.no)
		if y != "" && (n != "" || len(values) == 1) {
			return y, n
		}
	}
	return "", ""
}

// oneOf is the value that is one of some folded words, or empty.
func oneOf(values, words []string) string {
	k := slices.IndexFunc(values, func(v string) bool { return slices.Contains(words, fold(v)) })
	if k < 0 {
		return ""
	}
	return values[k]
}
