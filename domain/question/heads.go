package question

import (
	"strings"

	"github.com/lumenore/analytics-mcp-server/domain"
)

// readHeads finds what a question that starts with "which" or "list" lists.
func (g *reading) readHeads() {
	for i := range g.spans {
		switch g.spans[i].role {
		case isWhich, isList:
			if g.spans[i].role == isList {
				g.listing = true
			}
			n := g.after(i, isStop, isAll, isOf, isDistinct, isMark, isA, isIs, isList, isWhich)
			aggregated := g.spans[i].role == isList && g.at(g.before(i, isStop)).role == isAggregate // "the highest values of …"
			if g.countsAhead(i, n) || aggregated {                                                   // "list the number of different …"
				continue
			}
			if k := g.after(n, isStop); g.at(n).role == isNumber && g.at(k).role == isColumn && g.groupable(g.spans[k]) && g.spans[n].number >= 1 { // "which three products"
				g.asked = int(g.spans[n].number)
				g.done(n)
				n = k
			}
			sp := g.at(n)
			switch {
			case sp.role == isColumn && g.groupable(sp) && !g.groupedAt(n) && !(g.spans[i].role == isWhich && (g.measureOnly(sp) || g.quantityWhen(i, sp))):
				g.which = true
				g.addHead(n)
			case sp.role == isRows:
				g.which = g.which || g.spans[i].role == isWhich
			}
		}
	}
	if g.timeline != nil && g.timeline.which {
		g.which = true
	}
	g.readWho()
}

// readWho reads "who bought the most": the customers, or whatever persons the
// dataset knows.
func (g *reading) readWho() {
	if len(g.head) > 0 || !g.asksWho() || g.readDoer() {
		return
	}
	col := g.personsMeant()
	if col == noColumn {
		return
	}
	g.which, g.who = true, true
	if g.namesRows(col) { // each row is a person
		g.rowsNamed = true
		return
	}
	g.head = append(g.head, col)
	g.assume("'who' is read as " + g.column(col).Name)
}

// asksWho reports whether a question begins with "who" and names no kinds of anything
// that could be meant.
func (g *reading) asksWho() bool {
	if len(g.tokens) == 0 || g.tokens[0].text != "who" {
		return false
	}
	for _, sp := range g.spans {
		if sp.role == isColumn && g.groupable(sp) && !g.numeric(sp) && !g.numbersThings(sp) && !g.saysYes(sp) {
			return false
		}
	}
	return true
}

// personsMeant is the column of the persons whom "who" asks for; noColumn where none is
// known.
func (g *reading) personsMeant() int {
	for _, person := range []string{"customer", "client", "buyer", "employee", "guest", "passenger", "patient", "student",
		"driver", "rider", "subscriber", "visitor", "applicant", "player", "person", "user", "member", "agent", "name"} {
		for _, ref := range g.lexicon.byBase[person] {
			if c := g.column(ref.column); (c.Role == domain.RoleIdentifier || c.Role == domain.RoleDimension) && c.Distinct >= minPersons && namesPersonsOnly(c.Name) {
				return ref.column
			}
		}
	}
	return g.onlyDoers()
}

// numbersThings reports whether a span is a key, and not one of persons: "who
// handled the most tickets".
func (g *reading) numbersThings(sp span) bool {
	name := g.column(sp.columns[0].column).Name
	if !isKey(name) {
		return false
	}
	for _, w := range g.stems.bases(words(name)) {
		if personNoun(w) {
			return false
		}
	}
	return true
}

// minPersons is how many different values a column of persons has at least:
// fewer are their kinds ("member: gold, silver").
const minPersons = 5

// measureOnly reports whether a span can only be a quantity: "what sales …"
// asks for an amount, "which year …" for a member.
func (g *reading) measureOnly(sp span) bool {
	c := g.column(sp.columns[0].column)
	return c.Role == domain.RoleMeasure && c.Type.Numeric() && c.Distinct > maxGroupNumbers
}

// quantityWhen reports whether a question asks when a quantity did something:
// few as its numbers are, "when did the score fall" is about no kinds of it.
func (g *reading) quantityWhen(i int, sp span) bool {
	return g.column(sp.columns[0].column).Role == domain.RoleMeasure && strings.HasPrefix(fold(g.words(g.spans[i])), "when")
}

// maxGroupNumbers is how many distinct numbers a column may have for its
// numbers to be thought of as kinds ("cylinders", "rooms") rather than sizes.
const maxGroupNumbers = 30

func (g *reading) groupable(sp span) bool {
	c := g.column(sp.columns[0].column)
	return c.Role != domain.RoleMeasure || c.Type == domain.Integer && c.Distinct <= maxGroupNumbers
}

func (g *reading) addHead(i int) {
	sp := g.spans[i]
	col := g.groupColumn(sp)
	if c := g.column(col); c.Role == domain.RoleTime && c.Type.Temporal() && g.timeline == nil {
		g.timeline, g.timeNamed = &timelineWish{grain: g.ownGrain(), which: true}, true
		g.done(i)
		return
	}
	if isKey(g.column(col).Name) && g.namesRows(col) && !g.saysKey(sp) { // each of them is one row
		g.rowsNamed = true
		g.done(i)
		return
	}
	if !containsInt(g.head, col) {
		g.head = append(g.head, col)
	}
	g.usedColumn(i, col)
	g.done(i)
}

// groupColumn picks the reading of a span that rows can be grouped by.
func (g *reading) groupColumn(sp span) int {
	for _, want := range []domain.Role{domain.RoleDimension, domain.RoleTime, domain.RoleIdentifier} {
		for _, r := range sp.columns {
			if g.column(r.column).Role == want {
				return g.nameOf(r.column, sp)
			}
		}
	}
	return sp.columns[0].column
}

// nameOf exchanges a key for the name of the same thing where each key has a
// name of its own: people read names.
func (g *reading) nameOf(col int, sp span) int {
	if !isKey(g.column(col).Name) {
		return col
	}
	for _, r := range sp.columns {
		if c := g.column(r.column); !isKey(c.Name) && c.Type == domain.String && c.Distinct == g.column(col).Distinct {
			return r.column
		}
	}
	return col
}

// singular reports whether a noun asks for one thing.
func (g *reading) singular(sp span) bool {
	w := g.tokens[sp.to-1].text
	return g.stems.base(w) == w
}

// countsAhead reports whether a number of different members is asked for between
// two spans, and not their list.
func (g *reading) countsAhead(from, to int) bool {
	for k := from + 1; k < to; k++ {
		if g.spans[k].role == isDistinct && g.saysCount(g.spans[k]) {
			return true
		}
	}
	return false
}
