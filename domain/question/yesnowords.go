package question

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
