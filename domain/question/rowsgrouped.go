package question

import (
	"slices"

	"github.com/lumenore/analytics-mcp-server/domain"
)

// groupByNamedRows takes a word of the table's name for the column that names those
// things where it is grouped by or ranked: "by hotel" in a table hotel_bookings that
// has a column hotel_cd. As the word for the rows it would be passed over, and the
// groups with it.
func (g *reading) groupByNamedRows() {
	for i, sp := range g.spans {
		if sp.role != isRows || sp.to != sp.from+1 {
			continue
		}
		b := g.before(i, isStop, isAll, isNumber)
		if before := g.at(b).role; before == isCount && !g.qualifiesRows(i) || !among(before, []role{isGroup, isTop, isDistinct, isWhich, isAll, isCount}) {
			continue
		}
		if col := g.thingsColumn(sp); col != noColumn {
			g.spans[i].role, g.spans[i].columns = isColumn, []columnRef{{col, modifier, "part of the name"}}
		}
	}
}

// qualifiesRows reports whether a word only says of which kind the table's rows are:
// the hotels of hotel_bookings are fewer than its rows, which are bookings.
func (g *reading) qualifiesRows(i int) bool {
	name := g.stems.bases(words(tableName(g.in.Dataset.Name)))
	at := slices.Index(name, g.stems.base(g.tokens[g.spans[i].from].text))
	return at >= 0 && at < len(name)-1 && g.at(i+1).role != isRows
}

// thingsColumn is the one column of repeated texts that a word for the rows names a
// part of; noColumn where there is none, or more than one.
func (g *reading) thingsColumn(sp span) int {
	found := noColumn
	base := g.stems.base(g.tokens[sp.from].text)
	for k, c := range g.in.Dataset.Columns {
		name := g.stems.bases(words(c.Name))
		if c.Role != domain.RoleDimension || c.Type != domain.String || len(name) == 0 ||
			name[0] != base && !slices.Contains(g.lexicon.thesaurus.like(name[0]), base) {
			continue
		}
		if len(name) > 2 || len(name) == 2 && !genericWord(name[1]) && !codeWord(name[1]) || c.Distinct*2 > g.in.Dataset.Rows {
			continue
		}
		if found != noColumn {
			return noColumn
		}
		found = k
	}
	return found
}

// codeWord reports whether a word of a name says that a column holds short forms of
// the names of things.
func codeWord(w string) bool {
	switch w {
	case "cd", "id", "no", "nr", "num", "number", "nm":
		return true
	}
	return false
}
