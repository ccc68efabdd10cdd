package question

import (
	"slices"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/query"
)

// ordinalNamed is the column of the things that a number numbers: "grade 9" of a
// column "Grade Level" that holds the 9. noColumn where there is none, or several.
func (g *reading) ordinalNamed(i int) int {
	before := g.at(i - 1)
	if i == 0 || !among(before.role, []role{isColumn, isUnknown, isRows}) || before.to != before.from+1 || before.to != g.spans[i].from {
		return noColumn
	}
	word, found := g.stems.base(g.tokens[before.from].text), noColumn
	for k, c := range g.in.Dataset.Columns {
		name := g.stems.bases(words(c.Name))
		if c.Type != domain.Integer || c.Distinct > maxGroupNumbers || len(name) != 2 || name[0] != word || !slices.Contains([]string{"level", "number", "no", "nr", "group", "class"}, name[1]) ||
			g.spans[i].number < toFloat(c.Min) || g.spans[i].number > toFloat(c.Max) {
			continue
		}
		if found != noColumn {
			return noColumn
		}
		found = k
	}
	return found
}

// withoutCount reads "orders without renewals" of a column that counts them as
// those with none. After an amount, "without" takes something off instead
// ("price without tax").
func (g *reading) withoutCount(i, n int) bool {
	k := g.numericColumnOf(g.at(n))
	if k == noColumn {
		return false
	}
	c := g.column(k)
	if c.Role != domain.RoleMeasure || c.Type != domain.Integer || c.NullShare > 0 || toFloat(c.Min) != 0 || !among(g.at(n+1).role, []role{isMark, isGroup, isIn, isLogic, isPeriod, isFor}) {
		return false
	}
	for b := i - 1; b >= 0; b-- {
		sp := g.spans[b]
		if g.isThings(sp) {
			break
		}
		if sp.first == isColumn && g.numeric(sp) || sp.first == isAggregate {
			return false
		}
	}
	g.conditions = append(g.conditions, condition{column: k, op: query.Equal, countOf: noColumn, orWith: noColumn, span: i})
	g.usedColumn(n, k)
	g.done(i, n)
	return true
}

// numericColumnOf is the number that a span names; noColumn where it names none.
func (g *reading) numericColumnOf(sp span) int {
	if sp.role != isColumn || !g.numeric(sp) {
		return noColumn
	}
	return g.numericColumn(sp)
}

// namesItsTime reports whether the dates of the period are named in the question:
// "permits expiring in 2026" are listed, though nothing else is known of them.
func (g *reading) namesItsTime() bool {
	k := g.indexOf(g.plan.Time.Column)
	return slices.ContainsFunc(g.spans, func(sp span) bool {
		return sp.first == isColumn && k != noColumn && g.column(k).Name != g.in.Dataset.DefaultTime && refersTo(sp, k)
	})
}
