package question

import (
	"slices"
	"strings"
)

// antonyms are the words whose contrary a word says: who is active has not
// churned, what failed has not passed.
func antonyms(w string) []string {
	switch w {
	case "active":
		return phrases("churned|inactive|cancelled|canceled|terminated|deactivated")
	case "fail", "failed", "failing", "failure":
		return phrases("passed")
	}
	return nil
}

// readAntonyms reads a word that no column and no value holds as the contrary of
// the one column of yes and no that does: "active customers" where a column says
// who has churned. The answer tells how it was taken.
func (g *reading) readAntonyms() error {
	for i, sp := range g.spans {
		if sp.role != isUnknown || sp.to != sp.from+1 {
			continue
		}
		said := g.tokens[sp.from].text
		c, ok := g.contrary(said, i)
		next := g.at(g.after(i, isStop))
		switch {
		case !ok, g.at(g.before(i, isStop)).role == isVersus: // set against its contrary, which no condition is
		case g.nounOfMembers(i+1) && g.figureOfShare(i): // of the customers, or of the active ones?
		case g.isThings(g.at(i+1)) || g.nounOfMembers(i+1) || g.endsBehindIs(i, next):
			g.conditions = append(g.conditions, c)
			g.assume("'" + said + "' is taken to mean " + g.rowFilter(c).Text)
			g.done(i)
		case len(c.values) == 1 && !c.negated && fold(g.words(g.at(i+1))) == "rate":
			g.rate(i, i+1, c.column, c.values)
		}
	}
	return nil
}

// figureOfShare reports whether a share is asked for before a span.
func (g *reading) figureOfShare(i int) bool {
	return slices.ContainsFunc(g.spans[:i], func(sp span) bool { return sp.first == isShare })
}

// contrary is the condition that the one column of yes and no says the contrary
// of a word.
func (g *reading) contrary(said string, at int) (condition, bool) {
	contraries, found := antonyms(said), noColumn
	for k, col := range g.in.Dataset.Columns {
		if _, ok := g.affirmative(col); !ok || !slices.ContainsFunc(words(col.Name), func(w string) bool { return slices.Contains(contraries, w) }) {
			continue
		}
		if found != noColumn {
			return condition{}, false
		}
		found = k
	}
	if found == noColumn {
		return condition{}, false
	}
	yes, _ := g.affirmative(g.column(found))
	c := condition{column: found, positive: true, values: []string{yes}, negated: true, countOf: noColumn, orWith: noColumn, span: at}
	if vs := g.in.Values.Values(g.column(found).Name); len(vs) == 2 { // its own word for no
		c.values, c.negated = slices.DeleteFunc(slices.Clone(vs), func(v string) bool { return v == yes }), false
	}
	return c, true
}

// endsBehindIs reports whether a word says all that the things before it are: "which
// customers are active by region".
func (g *reading) endsBehindIs(i int, next span) bool {
	return g.at(g.before(i, isStop)).role == isIs && (i+1 == len(g.spans) || among(next.role, []role{isMark, isGroup, isIn, isPeriod}))
}

// nounOfMembers reports whether a span names the things of the rows by a column
// of their names: "customers" of "customer_name".
func (g *reading) nounOfMembers(i int) bool {
	sp := g.at(i)
	if sp.role != isColumn || sp.columns[0].quality >= wholeName || g.numeric(sp) || g.singular(sp) {
		return false
	}
	return strings.HasSuffix(fold(g.column(sp.columns[0].column).Name), "name")
}

// passedOrNot are the values of a column that say whether what its participle
// names was done: OK and NOK of "Passed?".
func passedOrNot(name string, values []string) (yes, no string) {
	if len(values) != 2 {
		return "", ""
	}
	if ws := words(name); len(ws) == 0 || !strings.HasSuffix(ws[len(ws)-1], "ed") {
		return "", ""
	}
	yes, no = oneOf(values, phrases("ok|pass|passed")), oneOf(values, phrases("nok|not ok|ko|fail|failed"))
	if yes == "" || no == "" {
		return "", ""
	}
	return yes, no
}
