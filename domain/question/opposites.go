package question

import (
	"slices"

	"github.com/lumenore/analytics-mcp-server/domain"
)

// statedAt reads a column of yes and no that is denied or describes what it
// stands behind: "tickets not escalated", "days that are public holidays",
// "attended vs not attended". It reports the condition, if there is one.
func (g *reading) statedAt(i int, yes string) (condition, bool) {
	c := holding(g.spans[i].columns[0].column, yes, i)
	next := g.at(g.after(i, isStop))
	if g.saidOf(i, false) && !g.isThings(next) {
		return c, false
	}
	denials := []string{"not", "non", "are not", "is not", "weren t", "wasn t", "aren t", "isn t"}
	if k := g.before(i, isStop); g.at(k).role == isNegation && slices.Contains(denials, fold(g.words(g.spans[k]))) || g.deniesDoing(k, i) {
		c.negated = true
		g.done(k)
		return c, true
	}
	if among(next.role, []role{isVersus, isLogic}) { // the denial of the same follows
		k := g.after(g.after(i, isStop), isStop)
		n := g.after(k, isStop)
		if g.at(k).role != isNegation {
			n = k
		}
		if among(g.at(n).role, []role{isValue, isPart}) && next.role == isLogic && g.isThings(g.at(n+1)) { // "escalated and open tickets"
			return c, true
		}
		return c, n != k && g.at(n).role == isColumn && g.at(n).columns[0].column == c.column
	}
	from := g.spans[i].from
	if from < 2 || g.tokens[from-1].text != "are" && g.tokens[from-1].text != "were" {
		return c, false
	}
	switch g.tokens[from-2].text {
	case "that", "which", "who":
		return c, !g.singular(g.spans[i])
	}
	return c, false
}

// setApart takes a state and its denial, both asked for, for what the rows are
// grouped by: no row is in both.
func (g *reading) setApart() {
	for _, col := range g.apart {
		if !containsInt(g.dimensions, col) && !containsInt(g.head, col) {
			g.dimensions = append(g.dimensions, col)
		}
	}
	for i, a := range g.conditions {
		k := slices.IndexFunc(g.conditions, func(b condition) bool {
			return a.positive && b.positive && a.column == b.column && a.column != noColumn && a.orWith == noColumn && b.orWith == noColumn && b.against == 0 &&
				!a.negated && !a.denied && (b.negated || b.denied)
		})
		if k < 0 {
			continue
		}
		g.conditions = slices.Delete(g.conditions, max(i, k), max(i, k)+1)
		g.conditions = slices.Delete(g.conditions, min(i, k), min(i, k)+1)
		if !containsInt(g.dimensions, a.column) && !containsInt(g.head, a.column) {
			g.dimensions = append(g.dimensions, a.column)
		}
		return
	}
}

// deniesDoing reports whether a negation says that the verb of a column of yes and
// no was not done, at the end of a clause: "students who did not complete".
func (g *reading) deniesDoing(k, i int) bool {
	switch fold(g.words(g.at(k))) {
	case "did not", "didn t", "do not", "don t", "does not", "doesn t":
		return g.at(k).role == isNegation && k == i-1 && g.closesAt(i+1)
	}
	return false
}

// refuseOpposedValue refuses one value set against all others of its column, which
// as conditions would leave no row.
func (g *reading) refuseOpposedValue() error {
	if !g.versus {
		return nil
	}
	for _, a := range g.conditions {
		for _, b := range g.conditions {
			if a.column == noColumn || a.column != b.column || a.positive || a.negated || !b.negated || len(a.values) == 0 || !slices.Equal(a.values, b.values) {
				continue
			}
			name := g.column(a.column).Name
			return domain.NewFault(domain.KindUnsupported, "'"+a.values[0]+"' against all other values of "+name+" together can't stand side by side in a table.",
				"Ask for each of them: "+g.exampleMeasured()+" by "+name+".")
		}
	}
	return nil
}
