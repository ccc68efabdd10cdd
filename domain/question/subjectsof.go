package question

import (
	"slices"

	"github.com/lumenore/analytics-mcp-server/domain"
)

// readSubjectsOf reads what members are said to have done: "readers who borrowed
// crime and poetry" have rows of each, and "employees who submitted no travel claim"
// have none. The things that the verb is about, "claims", are named for that only.
func (g *reading) readSubjectsOf() error {
	for v := range g.spans {
		sp := g.spans[v]
		if sp.to != sp.from+1 || !isParticiple(g.tokens[sp.from].text) || sp.role == isColumn && g.numeric(sp) {
			continue
		}
		subject, counted := g.subjectBefore(v)
		if subject == noColumn {
			continue
		}
		if sp.role == isColumn {
			if when := g.column(sp.columns[0].column); when.Type.Temporal() && when.NullShare == 0 && !g.periodBehind(v) { // every row did
				g.done(v)
			}
		}
		n := v + 1
		if no := g.at(n); fold(g.words(no)) == "no" && g.at(n+1).role == isValue {
			g.noRows = true
			g.passOverThings(n + 2)
			continue
		}
		n = g.after(v, isStop, isA)
		and, second := n+1, n+2
		if counted || g.saysBoth() || g.at(n).role != isValue || g.at(and).role != isLogic || fold(g.words(g.at(and))) != "and" || g.at(second).role != isValue {
			continue
		}
		a, b := g.spans[n].values, g.spans[second].values
		if len(a) != 1 || len(b) != 1 || a[0].Column != b[0].Column || a[0].Text == b[0].Text {
			continue
		}
		g.eachValue = true
		g.assume("'" + a[0].Text + " and " + b[0].Text + "' is read as both: with rows of each")
		g.alternative("'or' for either of them")
		g.passOverThings(second + 1)
	}
	return nil
}

// subjectBefore is the span of the members that a verb's clause is about, named first
// of all, "readers who …", "how many employees in IT …"; noColumn where something is
// measured or grouped. It also reports whether they are counted.
func (g *reading) subjectBefore(v int) (subject int, counted bool) {
	subject = noColumn
	for k, sp := range g.spans[:v] {
		switch {
		case sp.role == isCount || sp.role == isDistinct:
			counted = true
		case subject == noColumn && among(sp.role, []role{isStop, isWhich, isList, isAll, isOf}):
		case sp.role == isColumn && !g.numeric(sp) && subject == noColumn && !g.column(sp.columns[0].column).Type.Temporal() && !g.isRowKey(sp):
			subject = k
		case subject == noColumn, !among(sp.role, []role{isStop, isIn, isValue, isWhose, isHave, isWhich, isWith, isIs, isA}):
			return noColumn, counted
		}
	}
	return subject, counted
}

// isRowKey reports whether a span names the key of the rows: such a thing has one row.
func (g *reading) isRowKey(sp span) bool {
	return g.namesRows(sp.columns[0].column)
}

// passOverThings passes over the rows' own noun at a span.
func (g *reading) passOverThings(i int) {
	if i < len(g.spans) && g.isThings(g.spans[i]) {
		g.done(i)
	}
}

// onlyTellsWhen reports whether a column of dates is named by the verb of what its
// subject did, "employees submitted claims": every row did, so that it adds nothing.
func (g *reading) onlyTellsWhen(i int, c domain.Column) bool {
	sp := g.spans[i]
	if c.NullShare > 0 || sp.to != sp.from+1 || !isParticiple(g.tokens[sp.from].text) {
		return false
	}
	prev := g.at(g.before(i, isStop, isIs, isHave, isWhose))
	return among(prev.first, []role{isColumn, isRows, isValue, isPart}) && !slices.ContainsFunc(g.spans[:i], func(sp span) bool { return sp.first == isGroup })
}

// ofManyMembers reports whether the members of a column are named for whose measure it is
// only, "the average points of pupils by school": they are many, and what is grouped by
// is named apart.
func (g *reading) ofManyMembers(b named, c domain.Column) bool {
	sp := g.spans[b.span]
	of := g.before(b.span, isAll, isA)
	return g.explicit() && !g.listing && (g.grouped() || g.versus) && !g.singular(sp) && c.Type == domain.String && c.Distinct > membersAtOnce &&
		of >= 0 && fold(g.words(g.at(b.span-1))) == "of" && g.at(of-1).first == isColumn && g.numeric(g.at(of-1))
}

// membersAtOnce is the most members that a table shows at once beside other groups.
const membersAtOnce = 30
