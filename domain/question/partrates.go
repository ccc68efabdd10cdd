package question

import (
	"slices"
	"strings"

	"github.com/lumenore/analytics-mcp-server/domain"
)

// readPartRate reads "rejection rate" of two amounts, units rejected and units
// produced, as the one over the other: what was rejected is counted in a column
// of its own, and the column beside it that shares its noun says out of how many.
// It reports whether the word before "rate" names such a part.
func (g *reading) readPartRate(word, rate int) bool {
	sp := g.spans[word]
	if sp.to != sp.from+1 || sp.role != isUnknown && sp.role != isColumn {
		return false
	}
	part, whole := g.partNamed(g.tokens[sp.from].text)
	if part == noColumn {
		return false
	}
	g.partRate(part, whole, fold(g.words(sp))+" rate", rate)
	g.usedColumn(word, part)
	g.done(word, rate)
	return true
}

// readShareRejected reads "what percentage of units were rejected" as the same
// rate: the noun is the one that both amounts share.
func (g *reading) readShareRejected(i int) bool {
	noun := g.after(i, isStop, isOf, isAll)
	verb := g.after(noun, isStop, isIs, isHave)
	if g.spans[i].first != isShare || verb <= noun+1 || verb >= len(g.spans) {
		return false
	}
	sp := g.spans[verb]
	if sp.to != sp.from+1 || !isParticiple(g.tokens[sp.from].text) {
		return false
	}
	part, whole := g.partNamed(g.tokens[sp.from].text)
	if part == noColumn || !g.namesWhole(g.spans[noun], whole) {
		return false
	}
	g.partRate(part, whole, "share of "+g.words(g.spans[noun])+" "+g.words(sp), i)
	for k := i; k <= verb; k++ {
		g.done(k)
	}
	g.usedColumn(verb, part)
	return true
}

// namesWhole reports whether a span is the noun of an amount, or its whole name: "what
// share of the amount due was paid".
func (g *reading) namesWhole(sp span, whole int) bool {
	if sp.role == isColumn && len(sp.columns) > 0 && sp.columns[0].column == whole && sp.to > sp.from+1 {
		return true
	}
	return slices.Contains(g.stems.bases(words(g.column(whole).Name)), g.stems.base(fold(g.words(sp))))
}

// partRate shows a part over its whole, and says so.
func (g *reading) partRate(part, whole int, name string, at int) {
	upper, lower := g.column(part), g.column(whole)
	m := ratio(upper, lower, name)
	g.assume(m.Name + " is the sum of " + upper.Name + " over the sum of " + lower.Name)
	g.plan.Measures = append(g.plan.Measures, m)
	g.rates = append(g.rates, ratedAt{span: at, measure: m})
}

// partNamed is the one amount whose name holds a word's root, and the amount that
// it is a part of.
func (g *reading) partNamed(word string) (part, whole int) {
	root := rootOf(g.stems.stem(word))
	return g.partWith(func(w string) bool { return rootOf(g.stems.stem(w)) == root })
}

// partWith is the one amount with a word in its name of which something holds, not
// of the noun that it shares with what it is a part of, and that whole.
func (g *reading) partWith(says func(word string) bool) (part, whole int) {
	part, whole = noColumn, noColumn
	wholes := g.lexicon.wholes()
	for k, c := range g.in.Dataset.Columns {
		of := wholes[k]
		if of == noColumn || !slices.ContainsFunc(words(c.Name), func(w string) bool { return len(w) > 3 && says(w) }) {
			continue
		}
		if slices.ContainsFunc(words(g.column(of).Name), says) { // the noun of both
			continue
		}
		if part != noColumn {
			return noColumn, noColumn
		}
		part, whole = k, of
	}
	return part, whole
}

// refuseShareOfPart asks which share is meant where an amount is a part of another
// and is asked for by groups: what was rejected of all that was produced, or each
// group's part of all that was rejected.
func (g *reading) refuseShareOfPart() error {
	p := &g.plan
	if g.share == "" || p.Compare != nil || len(p.Measures) != 1 || len(p.Dimensions) == 0 || p.Measures[0].Denominator != nil || g.saysOfTotal() || g.valueShared() != noColumn {
		return nil
	}
	k := g.indexOf(p.Measures[0].Column)
	if k == noColumn {
		return nil
	}
	of := wholeOf(g.in.Dataset.Columns, k)
	if ws := words(g.column(k).Name); of == noColumn && isParticiple(ws[len(ws)-1]) {
		of = wholeIn(g.in.Dataset.Columns, k)
	}
	if of == noColumn {
		return nil
	}
	part, whole, by := g.column(k).Name, g.column(of).Name, p.Dimensions[0].Name
	return domain.NewFault(domain.KindAmbiguous, "a share of "+part+" may mean "+part+" over "+whole+", or the part of each "+by+" in all of "+part+".",
		"Ask: "+part+" / "+whole+" by "+by+"; or: "+part+" by "+by+" as share of total")
}

// saysOfTotal reports whether a question says that its shares are of all groups.
func (g *reading) saysOfTotal() bool {
	for _, t := range g.tokens {
		if slices.Contains([]string{"total", "all", "overall", "each", "every"}, strings.ToLower(t.text)) {
			return true
		}
	}
	return false
}
