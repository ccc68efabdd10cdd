package question

import (
	"slices"

	"github.com/lumenore/analytics-mcp-server/domain"
)

// joinOwnUnits takes the words that say a column's unit, or name it further, for a
// part of its name: "fuel in litres" of fuel_l names no other column in litres, and
// "oil temperature" of "Oil Temp" is one figure, not the one beside the other.
func (g *reading) joinOwnUnits() {
	for i := 0; i < len(g.spans); i++ {
		sp := g.spans[i]
		if sp.role != isColumn || !g.numeric(sp) {
			continue
		}
		if n := i + 1; g.at(n).role == isColumn && g.at(n).from == sp.to {
			if refs := sharedRefs(sp.columns, g.spans[n].columns); refs != nil && !g.saysAgain(sp, g.spans[n]) {
				g.joinSpans(i, n, refs)
			}
			continue
		}
		at := sp.to
		if g.text(at) == "in" {
			at++
		}
		last := slices.IndexFunc(g.spans, func(s span) bool { return s.to == at+1 })
		if unit, known := unitSaid(g.text(at)); at == sp.to && (!known || unit.quantity != "time") { // "wet kilos" says what is added up
			continue
		}
		if last <= i || g.tokens[at].quoted || g.tokens[at].number {
			continue
		}
		if refs := g.inUnit(sp.columns, g.tokens[at].text); refs != nil {
			g.joinSpans(i, last, refs)
		}
	}
}

// joinSpans makes one span of those from i to n.
func (g *reading) joinSpans(i, n int, refs []columnRef) {
	g.spans[i].to, g.spans[i].columns = g.spans[n].to, refs
	g.spans = slices.Delete(g.spans, i+1, n+1)
}

// sharedRefs are the columns that two spans both name a part of; nil where there is
// none.
func sharedRefs(a, b []columnRef) []columnRef {
	var out []columnRef
	for _, r := range a {
		if r.quality < wholeName && slices.ContainsFunc(b, func(o columnRef) bool { return o.column == r.column && o.quality < wholeName && o.how != "its unit" }) {
			out = append(out, r)
		}
	}
	return out
}

// saysAgain reports whether two spans hold the same word.
func (g *reading) saysAgain(a, b span) bool {
	return g.stems.base(g.tokens[a.to-1].text) == g.stems.base(g.tokens[b.from].text)
}

// inUnit are the columns whose names hold the unit that a word says.
func (g *reading) inUnit(refs []columnRef, word string) []columnRef {
	var out []columnRef
	for _, r := range refs {
		c := g.column(r.column)
		if c.Role == domain.RoleMeasure && slices.ContainsFunc(words(c.Name), func(w string) bool { return g.sameUnit(w, word) }) {
			out = append(out, r)
		}
	}
	return out
}

// sameUnit reports whether a word of a name and one of the question are the same unit.
func (g *reading) sameUnit(name, said string) bool {
	if slices.Contains(unitNames(name), g.stems.base(said)) {
		return true
	}
	a, ok := unitSaid(name)
	b, known := unitSaid(said)
	return ok && known && a == b
}
