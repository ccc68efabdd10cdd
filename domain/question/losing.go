package question

import (
	"slices"

	"github.com/lumenore/analytics-mcp-server/domain"
)

// leavingWords are the nouns and verbs, as columns are named by them, of what has
// left: each says it of persons, contracts and accounts alike.
func leavingWords() []string {
	return phrases("churn|churned|cancel|cancelled|canceled|cancellation|leave|leaving|left|exit|" +
		"exited|termination|terminated|resignation|resigned|quit|attrition|deregistered|unsubscribed|withdrawal|withdrawn")
}

// readLosing reads "are we losing more members" as the number of those that left,
// by the days on which they did. Without one column of such days nothing tells how
// many were lost: those who came would be counted for those who went.
func (g *reading) readLosing() error {
	if g.tableAsked() {
		return nil
	}
	for i, sp := range g.spans {
		loses := slices.Contains([]string{"lose", "loses", "losing", "lost"}, g.tokens[sp.from].text)
		if sp.to != sp.from+1 || !loses || !among(sp.role, []role{isMoved, isStop, isUnknown, isTool}) {
			continue
		}
		n := i + 1
		for n < len(g.spans) && (among(g.spans[n].role, []role{isStop, isAll, isOf, isCount}) || slices.Contains(comparedQuantities(), fold(g.words(g.spans[n])))) {
			n++
		}
		if !g.thingsAt(n) && !g.thingsAt(g.before(i, isStop, isIs, isHave, isTool)) {
			continue
		}
		when := g.dateOfLeaving()
		if when == noColumn {
			return g.unknown(g.words(sp))
		}
		for k := i; k < n; k++ {
			g.done(k)
		}
		g.assume("'" + g.words(sp) + "' is taken for the rows with a " + g.column(when).Name + ", by that date")
		g.happened, g.eventsNamed, g.rowsNamed = when+1, true, true
		return nil
	}
	return nil
}

// thingsAt reports whether a span names what rows are, or persons.
func (g *reading) thingsAt(n int) bool {
	return g.isThings(g.at(n)) || g.at(n).role == isUnknown && n >= 0 && n < len(g.spans) && g.personsAt(n)
}

// dateOfLeaving is the one column of dates, which not all rows have, that says when
// something left; noColumn where there are none or several.
func (g *reading) dateOfLeaving() int {
	leaves := leavingWords()
	isLeaving := func(w string) bool { return slices.Contains(leaves, w) }
	found := noColumn
	for k, c := range g.in.Dataset.Columns {
		if c.Role != domain.RoleTime || !c.Type.Temporal() || c.NullShare == 0 || !slices.ContainsFunc(words(c.Name), isLeaving) {
			continue
		}
		if found != noColumn {
			return noColumn
		}
		found = k
	}
	return found
}
