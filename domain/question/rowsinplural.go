package question

import "strings"

// rowsInPlural reports whether a column that goes by the dataset's own noun stands in
// the plural for the rows: "sick shifts by crew" in a table of shifts, of which a
// column says whether each was early or late, counts rows. Behind "by", among
// different ones and where members are listed it stays the column.
func (g *reading) rowsInPlural(i int) bool {
	sp := g.spans[i]
	if sp.to != sp.from+1 || g.isKeyColumn(sp) {
		return false
	}
	name := g.stems.bases(words(tableName(g.in.Dataset.Name)))
	base := g.stems.base(g.tokens[sp.from].text)
	if len(name) < 2 || name[len(name)-1] != base || !strings.EqualFold(g.column(sp.columns[0].column).Name, base) {
		return false
	}
	before, next := g.at(g.before(i, isStop, isAll)), g.at(i+1)
	if next.role == isRows && next.from == sp.to { // "per shift row"
		return true
	}
	if before.role == isList && among(g.at(g.after(i, isStop)).role, []role{isWith, isWhose, isHave}) { // "are there shifts with …"
		return true
	}
	if g.singular(sp) || among(before.role, []role{isGroup, isDistinct, isList, isTop, isSuper}) {
		return false
	}
	return before.role != isNumber || g.at(g.before(i-1, isStop)).role != isTop // "top 3 shifts"
}

// isKeyColumn reports whether a span names a column that numbers things.
func (g *reading) isKeyColumn(sp span) bool { return isKey(g.column(sp.columns[0].column).Name) }
