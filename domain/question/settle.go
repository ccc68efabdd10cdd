package question

import (
	"strings"

	"github.com/lumenore/analytics-mcp-server/domain"
)

// settleRoles gives words that can mean several things the meaning that their
// neighbours ask for.
func (g *reading) settleRoles() error {
	for i := range g.spans {
		sp := &g.spans[i]
		next, prev := g.at(g.after(i)), g.at(g.before(i))
		text := g.words(*sp)
		switch {
		case sp.role == isOver && next.role == isNumber:
			sp.role, sp.word = isCompare, ">"
		case sp.role == isIn && fold(text) == "within" && next.role == isNumber && g.at(g.after(g.after(i), isStop)).role != isShare: // "closed within 8 hours"
			sp.role, sp.word = isCompare, "<="
		case sp.role == isCompare && fold(text) == "over" && next.role == isColumn && g.numeric(next) && g.column(next.columns[0].column).Role == domain.RoleMeasure: // "over budget": what is?
		case sp.role == isCompare && fold(text) == "over" && g.at(g.after(g.after(i, isStop), isOf, isStop)).role == isNumber && g.numeric(g.at(g.after(i, isStop))): // "over the age of 40"
		case sp.role == isCompare && fold(text) == "over" && next.role != isNumber && g.comparesNothing(i):
			sp.role = isOver
		case sp.role == isColumn && next.role == isAggregate && next.word == "sum" && g.shareBefore(i) && g.at(g.after(g.after(i), isStop)).role != isColumn:
			g.shareOf = sp.columns[0].column // "as a percentage of the region total"
			g.done(i, g.after(i))
		case among(sp.role, []role{isColumn, isValue, isPart, isRows, isStop, isDerived}) && g.tellsToOrder(i):
			sp.role, sp.word = isOrder, ""
		case sp.role == isColumn && (g.namesOwner(i) || g.toolVerb(i)):
			sp.role = isStop
		case sp.role == isColumn && (g.ownRows(i) || g.rowsInPlural(i)):
			sp.role, sp.word = isRows, g.tokens[sp.to-1].text
		case sp.role == isNumber && prev.role == isTop:
		case sp.role == isSuper && next.role == isNumber && next.number >= 1 && saysOfWhat(*sp, fold(text)): // "wettest 5 days", "busiest 3 days"
			sp.number = next.number
			g.done(g.after(i))
		case (sp.role == isSuper || sp.role == isTop) && next.role == isNumber:
			sp.role = isTop
		case sp.role == isNumber && (next.role == isSuper || next.role == isTop):
			g.numberBeforeTop(i)
		case sp.role == isVersus && fold(text) == "v" && prev.role != isValue:
			sp.role = isStop
		case sp.role == isWhich && i > 0 && text == "who" && prev.role != isMark:
			sp.role = isWhose
		case g.asksHowLong(i) && len(sp.columns) > 1:
			sp.columns = g.meantByOthers(i, sp.columns)
		case g.comparesTwo(i):
			sp.role, sp.word = isSuper, "desc"
		case sp.role == isUnknown && text == "than" && g.comparativeBefore(i):
			sp.role = isVersus
		case sp.role == isIs && i == 0:
			sp.role = isStop
		}
	}
	return nil
}

// shareBefore reports whether a share is asked for directly before a span.
func (g *reading) shareBefore(i int) bool {
	return g.at(g.before(i, isStop, isOf, isAll)).role == isShare
}

// comparesNothing reports whether no number follows within reach of a
// comparison, so that its words mean something else here.
func (g *reading) comparesNothing(i int) bool {
	n := g.at(g.after(i, isA, isStop, isOf, isMark))
	return n.role != isNumber && n.role != isPeriod && n.role != isAggregate
}

// numberBeforeTop turns "5 lightest" into "lightest 5": the number becomes the
// top's.
func (g *reading) numberBeforeTop(i int) {
	g.spans[i+1].number = g.spans[i].number
	said := fold(g.words(g.spans[i+1]))
	if !saysOfWhat(g.spans[i+1], said) && !strings.HasPrefix(said, "most ") && !strings.HasPrefix(said, "least ") {
		g.spans[i+1].role = isTop
	}
	g.spans[i].role = isStop
}

// ownRows reports whether a column that goes by the dataset's own name stands
// for its rows: "the record companies of all orchestras" in a table of
// orchestras lists no orchestra.
func (g *reading) ownRows(i int) bool {
	sp := g.spans[i]
	col := sp.columns[0].column
	ws := g.stems.bases(texts(g.tokens[sp.from:sp.to]))
	if !g.lexicon.rows[strings.Join(ws, " ")] || !g.lexicon.ownName[ws[len(ws)-1]] {
		return false
	}
	if isKey(g.column(col).Name) || !g.namesRows(col) || g.column(col).Type.Numeric() {
		return false
	}
	b, a := g.before(i, isStop, isAll), g.after(i, isStop)
	before := g.at(b).role
	listedBefore := before == isLogic && g.at(g.before(b, isStop)).role == isColumn
	listedBehind := g.at(a).role == isLogic && g.at(g.after(a, isStop)).role == isColumn
	if listedBefore || listedBehind || before == isGroup {
		return false
	}
	if next := g.at(i + 1); next.role == isColumn && !g.numeric(next) && next.from == sp.to && next.columns[0].column != col { // "institution types"
		return true
	}
	if g.singular(sp) {
		return before == isCount || before == isSuper
	}
	return true
}

// namesOwner reports whether the word for one of the rows only says whose the
// column behind it is: "train names" in a table of trains are its names.
func (g *reading) namesOwner(i int) bool {
	sp, next := g.spans[i], g.at(i+1)
	w := g.stems.base(g.tokens[sp.from].text)
	return sp.to == sp.from+1 && g.lexicon.ownName[w] && g.singular(sp) && sp.columns[0].quality < knownAs &&
		next.role == isColumn && next.from == sp.to && next.columns[0].column != sp.columns[0].column && next.columns[0].quality >= knownAs
}

// tellsToOrder reports whether the word "order" (or "rank") tells how to order
// the answer, in a table that has orders: ", order the names alphabetically".
func (g *reading) tellsToOrder(i int) bool {
	sp := g.spans[i]
	if w := g.tokens[sp.from].text; sp.to != sp.from+1 || sp.from == 0 || w != "order" && w != "rank" && w != "sort" || sp.to >= len(g.tokens) {
		return false
	}
	switch g.tokens[sp.from-1].text {
	case ",", ";", "and", "then", "please", "to", "you", ".", "?":
	default:
		return false
	}
	switch g.tokens[sp.to].text {
	case "the", "by", "in", "from", "names", "them", "it", "x", "y", "bars", "results",
		"rows", "these", "descending", "ascending", "desc", "asc", "alphabetically", "according":
		return true
	}
	return false
}
