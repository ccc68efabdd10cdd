package question

import (
	"slices"

	"github.com/lumenore/analytics-mcp-server/domain"
)

// maxAnswers is how many values a column of yes and no may have that are not all
// spelt by one initial each: the two and one for what is not known.
const maxAnswers = 3

// maxSpellings is how many values a column of yes and no may have at all: more are
// not looked at, since columns of names have thousands.
const maxSpellings = 12

// yesNo are the values of a column that say yes and those that say no, in all
// the spellings that were typed in: "Yes", "yes" and "Y". Both are empty where
// they say something else. A column of yes alone is a mark: where it does not
// stand is a no, for which there is no value.
type yesNo struct{ yes, no []string }

// saidBy is what values say of yes and no.
func saidBy(values []string) yesNo {
	if len(values) > maxSpellings {
		return yesNo{}
	}
	for _, a := range affirmations() {
		yes, no := allSaying(values, a.yes), allSaying(values, a.no)
		other := len(values) - len(yes) - len(no)
		switch {
		case len(yes) == 0, len(no) == 0 && other > 0, other > 1:
		case len(values) > maxAnswers && !(oneInitial(yes) && oneInitial(no)):
		default:
			return yesNo{slices.Clip(yes), slices.Clip(no)}
		}
	}
	return yesNo{}
}

// answers are the values of a column that say yes and those that say no. They may
// be appended to.
func (x *Index) answers(column string) (yes, no []string) {
	said := x.yesNo[column]
	return said.yes, said.no
}

// yesAndNo is one value of each answer, by which the others are found
// (spellings); empty where there is none.
func (x *Index) yesAndNo(column string) (yes, no string) {
	said := x.yesNo[column]
	return first(said.yes), first(said.no)
}

// spellings are the values that a condition on a column means: in a column of yes
// and no all that give the same answer.
func (g *reading) spellings(c domain.Column, wanted []string) []string {
	out := unique(wanted)
	if c.Type != domain.String || len(out) == 0 {
		return out
	}
	yes, no := g.in.Values.answers(c.Name)
	for _, same := range [][]string{yes, no} {
		if slices.ContainsFunc(out, func(v string) bool { return slices.Contains(same, v) }) {
			out = unique(append(out, same...))
		}
	}
	return out
}

// allSaying are the values that are one of some folded words.
func allSaying(values, words []string) []string {
	var out []string
	for _, v := range values {
		if slices.Contains(words, fold(v)) {
			out = append(out, v)
		}
	}
	return out
}

// oneInitial reports whether words begin alike, as a word and its abbreviation do.
func oneInitial(values []string) bool {
	return !slices.ContainsFunc(values, func(v string) bool { return []rune(fold(v))[0] != []rune(fold(values[0]))[0] })
}

func first(values []string) string {
	if len(values) == 0 {
		return ""
	}
	return values[0]
}

// oneOf is the value that is one of some folded words, or empty.
func oneOf(values, words []string) string { return first(allSaying(values, words)) }
