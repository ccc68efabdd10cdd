package question

import (
	"slices"
	"strings"
)

// readOccupancies reads the nouns that are a ratio by themselves, "occupancy" of
// occupied beds and beds, "utilization" of used hours and hours, as the part over its
// whole, whether a word for a rate or a share is added or not.
func (g *reading) readOccupancies() error {
	for i, sp := range g.spans {
		if sp.role != isUnknown || sp.to != sp.from+1 || !isOccupancy(g.tokens[sp.from].text) {
			continue
		}
		root := g.tokens[sp.from].text[:occupancyRoot]
		part, whole := g.partWith(func(w string) bool { return strings.HasPrefix(w, root) })
		if part == noColumn {
			continue
		}
		g.partRate(part, whole, fold(g.words(sp))+" rate", i)
		first, last := i, i
		if b := i - 1; g.at(b).role == isColumn && slices.Contains(columnsOf(g.spans[b]), whole) { // "bed occupancy"
			first = b
		}
		for b := g.before(first, isStop, isOf); b >= 0 && g.asksForRate(g.spans[b]); b = g.before(b, isStop, isOf) {
			first = b
		}
		if g.at(i+1).role == isShare || saysRate(fold(g.words(g.at(i+1)))) {
			last = i + 1
		}
		if g.at(last+1).role == isOf || fold(g.words(g.at(last+1))) == "of" { // "occupancy of beds"
			if n := g.after(last, isStop, isOf); g.at(n).role == isColumn && slices.Contains(columnsOf(g.spans[n]), whole) {
				last = n
			}
		}
		for k := first; k <= last; k++ {
			g.done(k)
		}
	}
	return nil
}

// asksForRate reports whether a span before such a noun says no more than it does: a
// share, or an average.
func (g *reading) asksForRate(sp span) bool {
	return sp.role == isShare || sp.role == isAggregate && sp.word == "average"
}

// occupancyRoot is how many letters such a noun shares with its verb, as "occupancy"
// and "occupied" do.
const occupancyRoot = 5

// saysRate reports whether a word behind such a noun adds nothing to it.
func saysRate(word string) bool {
	return slices.Contains([]string{"rate", "rates", "level", "levels", "ratio"}, word)
}

// isOccupancy reports whether a noun says by itself how much of a whole is taken.
func isOccupancy(word string) bool {
	return slices.Contains([]string{"occupancy", "occupation", "utilization", "utilisation"}, word)
}

// columnsOf are the columns that a span may name.
func columnsOf(sp span) []int {
	var out []int
	for _, r := range sp.columns {
		out = append(out, r.column)
	}
	return out
}

// readSharePart reads "percentage of beds occupied by ward" as the part over its
// whole where the verb behind the noun names the part: each group's part of all that
// is occupied stays the alternative. A column that is called so word for word is left
// to be asked back.
func (g *reading) readSharePart(i int) bool {
	if g.spans[i].first != isShare || g.saysOfTotal() {
		return false
	}
	noun := g.after(i, isStop, isOf, isAll)
	sp, last := g.at(noun), noun
	if sp.role != isColumn {
		return false
	}
	verb := g.tokens[sp.to-1].text
	if sp.to == sp.from+1 {
		last = noun + 1
		next := g.at(last)
		if last >= len(g.spans) || next.to != next.from+1 || !among(next.role, []role{isUnknown, isColumn, isStop}) {
			return false
		}
		verb = g.tokens[next.from].text
	}
	if !isParticiple(verb) {
		return false
	}
	part, whole := g.partNamed(verb)
	if part == noColumn && last > noun && sp.columns[0].quality >= wholeName {
		part, whole = sp.columns[0].column, g.mostPossible(sp.columns[0].column)
	}
	if part == noColumn || whole == noColumn || !slices.Contains(g.stems.bases(words(g.column(whole).Name)), g.stems.base(g.tokens[sp.from].text)) {
		return false
	}
	grouped := slices.ContainsFunc(g.spans, func(sp span) bool { return sp.role == isGroup })
	if grouped && last == noun && fold(g.words(sp)) == fold(g.column(part).Name) {
		return false
	}
	g.partRate(part, whole, "share of "+g.words(span{from: sp.from, to: g.spans[last].to}), i)
	if grouped {
		g.alternative("share of " + g.column(part).Name)
	}
	for k := i; k <= last; k++ {
		g.done(k)
	}
	return true
}

// mostPossible is the column that says how much of an amount there could have been,
// "Max Points" of "Points"; noColumn where there is none.
func (g *reading) mostPossible(k int) int {
	for n, c := range g.in.Dataset.Columns {
		says := slices.ContainsFunc(words(c.Name), func(w string) bool {
			return slices.Contains([]string{"max", "maximum", "possible", "potential"}, w)
		})
		if says && g.column(k).Type.Numeric() && isOneWordLonger(words(c.Name), words(g.column(k).Name)) && toFloat(g.column(k).Max) <= toFloat(c.Max) {
			return n
		}
	}
	return noColumn
}
