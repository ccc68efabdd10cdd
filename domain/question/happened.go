package question

import (
	"slices"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/query"
)

// readHappened reads "delayed trips" of a column of delays as the trips that had
// one: the verb in front of the rows says which are meant, and no amount. A
// ranking by it, "most delayed trips", is of the amount.
func (g *reading) readHappened() error {
	for i, sp := range g.spans {
		if sp.to != sp.from+1 || !isParticiple(fold(g.words(sp))) || !g.isThings(g.at(i+1)) {
			continue
		}
		col := g.quantityHad(sp)
		if col == noColumn {
			continue
		}
		c := g.column(col)
		if prev := g.at(g.before(i, isStop)); among(prev.first, []role{isSuper, isTop, isCompare, isNegation, isGroup}) {
			continue
		}
		had, shown := condition{column: col, op: query.Greater, ofRow: true, countOf: noColumn, orWith: noColumn, span: i}, " above 0"
		if toFloat(c.Min) > 0 { // none is written as nothing, not as 0
			had, shown = condition{column: col, null: true, negated: true, countOf: noColumn, orWith: noColumn, span: i}, " not empty"
		}
		g.conditions = append(g.conditions, had)
		g.assume("'" + g.words(sp) + "' is read as " + c.Name + shown)
		g.usedColumn(i, col)
		g.done(i)
		if g.addedBehindGroups(i) {
			g.done(i + 1)
		}
	}
	return nil
}

// quantityHad is the one column of numbers that a verb in front of the rows is a form
// of, which some rows have and others have not, as 0 or as nothing; noColumn: none or
// several.
func (g *reading) quantityHad(sp span) int {
	var may []int
	switch sp.role {
	case isColumn:
		for _, r := range sp.columns {
			if r.how == "form of the word" || g.tokens[sp.from].text != fold(g.tokens[sp.from].raw) { // corrected to the noun: "fined"
				may = append(may, r.column)
			}
		}
	case isUnknown, isStop:
		may = g.columnsOfRoot(fold(g.words(sp)))
	}
	found := noColumn
	for _, k := range may {
		c := g.column(k)
		if !c.Type.Numeric() || c.Role != domain.RoleMeasure || toFloat(c.Min) > 0 && c.NullShare == 0 || toFloat(c.Min) < 0 {
			continue
		}
		if found != noColumn {
			return noColumn
		}
		found = k
	}
	return found
}

// columnsOfRoot are the columns named by one noun that is made of a verb: "Renewals"
// of "renewed". Where another column has a word of that root, the verb may be about
// it, and none is meant.
func (g *reading) columnsOfRoot(verb string) []int {
	root := rootOf(g.stems.stem(verb))
	if len(root) < 4 {
		return nil
	}
	var out []int
	for k, c := range g.in.Dataset.Columns {
		if slices.ContainsFunc(words(c.Name), func(w string) bool { return rootOf(g.stems.stem(w)) == root }) {
			out = append(out, k)
		}
	}
	if len(out) != 1 || len(plainName(g.column(out[0]).Name)) != 1 {
		return nil
	}
	return out
}

// addedBehindGroups reports whether things are named behind a comma after what is
// grouped by, "delay by city, loaded trips only": they add no group.
func (g *reading) addedBehindGroups(i int) bool {
	if i == 0 || g.words(g.at(i-1)) != "," {
		return false
	}
	only := g.at(i + 2)
	return (i+2 >= len(g.spans) || fold(g.words(only)) == "only") && slices.ContainsFunc(g.spans[:i], func(sp span) bool { return sp.role == isGroup })
}
