package question

import (
	"slices"

	"github.com/lumenore/analytics-mcp-server/domain"
)

// asksHowLong reports whether a span asks for a time that something takes.
func (g *reading) asksHowLong(i int) bool { return fold(g.words(g.at(i))) == "how long" }

// meantByOthers settles of which duration "how long" asks by the other words of
// the columns' names: "how long do they wait for a first response".
func (g *reading) meantByOthers(i int, refs []columnRef) []columnRef {
	if len(refs) < 2 || !g.asksHowLong(i) {
		return refs
	}
	var cols []int
	for _, r := range refs {
		cols = append(cols, r.column)
	}
	k, ok := g.bySharedWord(cols)
	if !ok {
		return refs
	}
	for at := i + 1; at < len(g.spans); at++ { // the words that told it name nothing else
		if sp := g.spans[at]; sp.role == isColumn && sp.columns[0].column == k {
			g.done(at)
		}
	}
	g.assume("'" + g.words(g.spans[i]) + "' is read as " + g.column(k).Name)
	return []columnRef{{column: k, quality: headOfName, how: "what it measures"}}
}

// takesTime reports whether an unknown word only tells that time passes, where
// "how long" asks for it, or who it is that waits: "do customers have to wait".
func (g *reading) takesTime(i int) bool {
	asked := false
	for k := 0; k < i; k++ {
		asked = asked || g.asksHowLong(k)
	}
	if !asked {
		return false
	}
	switch w := g.tokens[g.spans[i].from].text; w {
	case "wait", "waits", "waited", "waiting", "last", "lasts", "lasted", "need", "needs", "needed":
		return true
	default:
		before := g.tokens[max(0, g.spans[i].from-1)].text
		return personNoun(g.stems.base(w)) && (before == "do" || before == "does" || before == "did")
	}
}

// perUnit marks a grain that turned out to be the unit of a column.
const perUnit = "per unit"

// unitOfDuration reads "per month of tenure" as a ratio to the column of months
// instead of the course of time.
func (g *reading) unitOfDuration(i int) bool {
	of := g.after(i, isStop)
	n := g.after(of, isStop)
	if g.tokens[g.spans[i].from].text != "per" || g.at(of).role != isOf || g.at(n).role != isColumn || !g.numeric(g.spans[n]) {
		return false
	}
	c := g.column(g.numericColumn(g.spans[n]))
	if !isDuration(c) || !slices.Contains(g.stems.bases(words(c.Name)), string(g.spans[i].grain.Grain)) {
		return false
	}
	g.spans[i].role, g.spans[i].word = isGroup, perUnit
	return true
}

// isDuration reports whether a column's name ends in a unit of time: the values
// of parts add up to the time of all.
func isDuration(c domain.Column) bool {
	ws := words(c.Name)
	if len(ws) < 2 || c.Role != domain.RoleMeasure || !c.Type.Numeric() {
		return false
	}
	switch singular(ws[len(ws)-1]) {
	case "second", "minute", "hour", "day", "night", "week", "month", "year":
		return true
	}
	return false
}
