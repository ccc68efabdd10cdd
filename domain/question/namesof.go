package question

import "github.com/lumenore/analytics-mcp-server/domain"

// readNamesOf takes "the names of the departments" for the departments: the
// members of a column are names, whatever other column of names the rows have.
func (g *reading) readNamesOf() error {
	for i := range g.spans {
		if !g.saysName(i) {
			continue
		}
		if n := g.whoseNames(i); n != noColumn {
			g.matched(g.spans[i], g.column(g.groupColumn(g.spans[n])).Name, "its members are names")
			g.done(i)
		}
	}
	return nil
}

// saysName reports whether a span is the bare word for names.
func (g *reading) saysName(i int) bool {
	sp := g.at(i)
	return sp.role == isColumn && sp.to == sp.from+1 && g.stems.base(g.tokens[sp.from].text) == "name"
}

// whoseNames is the span of the column whose members a span asks the names of:
// right behind "names of", or behind what is counted or measured of them, "the
// name and the number of stations for all cities"; noColumn: the rows' own names.
func (g *reading) whoseNames(i int) int {
	n := g.after(i, isStop)
	counted := false
	for ; n < len(g.spans) && among(g.spans[n].role, []role{isLogic, isStop, isCount, isAggregate, isRows, isColumn, isOf, isMark}); n++ {
		sp := g.spans[n]
		if sp.role == isOf && !counted || sp.role == isMark && g.tokens[sp.from].text != "," {
			break
		}
		if sp.role == isColumn && !g.numeric(sp) && !g.isThings(sp) {
			return noColumn
		}
		counted = counted || among(sp.role, []role{isCount, isAggregate})
	}
	link := g.at(n)
	of := link.role == isOf || among(link.role, []role{isGroup, isAll}) && g.tokens[link.from].text == "of"
	if !of && !(counted && among(link.role, []role{isFor, isGroup, isAll})) {
		return noColumn
	}
	at := n
	n = g.after(n, isStop, isAll, isGroup)
	if sp := g.at(n); sp.role != isColumn || !g.holdsNames(sp) {
		return noColumn
	}
	if counted && link.role == isAll { // "for all cities": each of them
		g.spans[at].role = isGroup
	}
	return n
}

// holdsNames reports whether the members of a column are texts that several rows
// share: no keys, and not what the rows are called by.
func (g *reading) holdsNames(sp span) bool {
	k := g.groupColumn(sp)
	c := g.column(k)
	return c.Type == domain.String && !isKey(c.Name) && k != g.namingColumn()
}

// placeOfName is the column whose members a condition on a name is about: "in a
// state whose name contains …"; noColumn: the name of the rows.
func (g *reading) placeOfName(name int) int {
	if !g.saysName(name) {
		return noColumn
	}
	w := g.before(name, isStop)
	of := g.before(w, isStop)
	if g.at(w).role != isWhose || g.at(of).role != isColumn || !g.holdsNames(g.spans[of]) {
		return noColumn
	}
	g.done(of)
	return g.groupColumn(g.spans[of])
}
