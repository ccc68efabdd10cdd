package question

import (
	"slices"
	"strings"

	"github.com/lumenore/analytics-mcp-server/domain"
)

// readToldAmounts reads what a verb did the most of, the fewest or so many, where the
// noun does not say it all. A column that verb and noun name together is the one that
// is meant, "lost the most parcels" beside parcels_in and parcels_lost. A verb that only
// tells how the things of a noun changed hands, "sold fewer than 10 units", is no figure
// of its own. What is had in plural by things that have several rows is added up.
func (g *reading) readToldAmounts() error {
	if !g.tableAsked() {
		return nil
	}
	for n := 1; n < len(g.spans); n++ {
		q := g.howManyBefore(n)
		if q == noColumn {
			continue
		}
		v := g.before(q, isStop)
		if q-v > 1 && g.tokens[g.spans[q-1].from].text != "the" { // "handled the most", but "brought in the most" too
			v = q - 1
		}
		if f := g.tellAmount(v, n); f != nil {
			return f
		}
		g.addUpTold(q, n)
	}
	return nil
}

// howManyBefore is the first span of "the most", "more than 10" or "at least 5" before
// what there are so many of; noColumn where nothing of the kind stands there.
func (g *reading) howManyBefore(n int) int {
	if !among(g.spans[n].role, []role{isColumn, isRows}) || g.spans[n].role == isColumn && !g.numeric(g.spans[n]) {
		return noColumn
	}
	b := g.before(n, isOf, isStop)
	if counts := g.at(b).role == isCount && g.spans[n].role == isColumn; counts &&
		g.at(g.before(b, isStop)).role == isSuper && g.addsUpSo(n) { // "the largest number of rejects"
		g.done(b)
		return g.before(b, isStop)
	}
	switch sp := g.at(b); {
	case among(sp.role, []role{isSuper, isTop}) && saysMany(fold(g.words(sp))):
		return b
	case sp.role == isNumber && g.at(g.before(b, isStop, isA)).role == isCompare:
		return g.before(b, isStop, isA)
	case sp.role == isNumber && g.at(g.before(b, isStop)).role == isLogic: // "between 10 and 20"
		if k := g.before(g.before(g.before(b, isStop), isStop), isStop); g.at(k).role == isBetween {
			return k
		}
	}
	return noColumn
}

// saysMany reports whether a superlative is of how many there are, and not of how high
// one is.
func saysMany(superlative string) bool {
	switch superlative {
	case "most", "the most", "least", "the least", "fewest", "the fewest", "most number of", "largest number of", "the largest number of", "highest number of",
		"biggest number of", "greatest number of", "lowest number of", "smallest number of", "fewest number of", "least number of", "the least number of",
		"largest amount of", "most amount of", "least amount of", "highest amount of":
		return true
	}
	return false
}

// tellAmount makes one figure of a verb and the noun of what it did so many of.
func (g *reading) tellAmount(v, n int) error {
	verb, noun := g.at(v), g.spans[n]
	if verb.role == isMark {
		return nil
	}
	word := g.tokens[verb.from].text
	short := g.shortOfBoth(noun, word)
	if refs := g.countedInColumns(noun); len(refs) > 1 && short == noColumn {
		return g.ambiguousMeasure(n, refs)
	}
	if verb.to != verb.from+1 || among(verb.role, []role{isWith, isWhich, isList, isRows, isValue, isPart}) || verb.role == isHave && short == noColumn {
		return nil
	}
	both := g.namedByBoth(g.lexicon.columns([]string{word}), noun, word)
	if both == noColumn {
		both = short
	}
	switch {
	case both != noColumn:
		g.spans[n].role, g.spans[n].first = isColumn, isColumn
		g.spans[n].columns = []columnRef{{column: both, quality: wholeName, how: "part of the name"}}
	case verb.role != isColumn || noun.role != isColumn || !g.numeric(verb) || !isParticiple(g.tokens[verb.from].text) || noun.columns[0].how == "its unit":
		return nil
	case verb.columns[0].how == "" || verb.columns[0].how == "part of the name" || verb.columns[0].how == "form of the word":
		return g.twoAmountsTold(v, n)
	}
	g.spans[v].first, g.spans[v].columns = isStop, nil
	g.done(v)
	return nil
}

// namedByBoth is the one column of numbers that a verb and a noun both name.
func (g *reading) namedByBoth(verb []columnRef, noun span, word string) int {
	nouns := append(slices.Clone(noun.columns), g.lexicon.columns(texts(g.tokens[noun.from:noun.to]))...)
	if noun.role == isRows || len(verb) == 0 {
		w := g.tokens[noun.to-1].text
		verb = append(g.lexicon.columns([]string{w, word}), g.lexicon.columns([]string{word, w})...)
		nouns = verb
	}
	found := noColumn
	for _, r := range verb {
		c := g.column(r.column)
		named := slices.ContainsFunc(nouns, func(o columnRef) bool { return o.column == r.column }) ||
			slices.Contains(g.stems.bases(words(c.Name)), g.stems.base(g.tokens[noun.from].text))
		if !c.Type.Numeric() || c.Role != domain.RoleMeasure || r.column == found || !named {
			continue
		}
		if found != noColumn {
			return noColumn
		}
		found = r.column
	}
	return found
}

// shortOfBoth is the one column of numbers whose name holds a noun and the beginning of a
// verb: calls_ans of "answered the most calls".
func (g *reading) shortOfBoth(noun span, verb string) int {
	const begin = 3
	found := noColumn
	for k, c := range g.in.Dataset.Columns {
		ws := g.stems.bases(words(c.Name))
		short := slices.ContainsFunc(ws, func(w string) bool { return len(w) >= begin && len(verb) > len(w) && strings.HasPrefix(verb, w) })
		if !short || !c.Type.Numeric() || c.Role != domain.RoleMeasure || !slices.Contains(ws, g.stems.base(g.tokens[noun.to-1].text)) {
			continue
		}
		if found != noColumn {
			return noColumn
		}
		found = k
	}
	return found
}

// countedInColumns are the columns that hold how many there are of what a noun means that
// is taken for the rows: where none numbers them, a row is no one of them.
func (g *reading) countedInColumns(noun span) []columnRef {
	if noun.role != isRows || g.keyOf(noun.word) != noColumn {
		return nil
	}
	var refs []columnRef
	base := g.stems.base(g.tokens[noun.to-1].text)
	for k, c := range g.in.Dataset.Columns {
		ws := g.stems.bases(words(c.Name))
		if isKey(c.Name) && c.Distinct == g.in.Dataset.Rows {
			return nil
		}
		if c.Role == domain.RoleMeasure && c.Type.Numeric() && len(ws) > 1 && ws[0] == base && isPlural(words(c.Name)[0]) && !surelyRate(c) {
			refs = append(refs, columnRef{column: k})
		}
	}
	return refs
}

// twoAmountsTold refuses a verb that names one column and a noun that names another:
// the one of both that is meant is not in the table.
func (g *reading) twoAmountsTold(v, n int) error {
	a, b := g.column(g.numericColumn(g.spans[v])), g.column(g.numericColumn(g.spans[n]))
	if a.Name == b.Name || a.Role != domain.RoleMeasure {
		return nil
	}
	f := domain.NewFault(domain.KindAmbiguous, "'"+g.words(g.spans[v])+"' names "+a.Name+
		" and '"+g.words(g.spans[n])+"' "+b.Name+": it is open which of them is asked for.",
		"Ask for one of them.")
	for _, c := range []string{a.Name, b.Name} {
		before, between := g.words(span{from: 0, to: g.spans[v].from}), g.words(span{from: g.spans[v].to, to: g.spans[n].from})
		text := before + " had " + between + " " + c
		if to := g.spans[n].to; to < len(g.tokens) {
			text += " " + g.words(span{from: to, to: len(g.tokens)})
		}
		if g.reads(text) {
			f.Candidates = append(f.Candidates, text)
		}
	}
	if len(f.Candidates) > 0 {
		f.Suggestion = "Ask for one of them, as in: " + f.Candidates[0]
	}
	return f
}

// addUpTold adds up what there are the most or so many of, where its column does not
// say that it doesn't add up.
func (g *reading) addUpTold(q, n int) {
	sp := g.spans[n]
	if sp.role != isColumn || !g.numeric(sp) || !g.addsUpSo(n) || NatureOf(g.column(g.numericColumn(sp))) == Amount {
		return
	}
	bounds := among(g.spans[q].role, []role{isCompare, isBetween})
	if !bounds || isPlural(fold(g.tokens[sp.to-1].raw)) && g.hasSeveralRows(q) {
		g.howMany = append(g.howMany, g.numericColumn(sp))
	}
}

// hasSeveralRows reports whether what a bound at a span is said of is a column of things
// that are named by no key, each of several rows.
func (g *reading) hasSeveralRows(q int) bool {
	for k := q - 1; k >= 0; k-- {
		switch sp := g.spans[k]; {
		case sp.role == isRows:
			return false
		case sp.role == isColumn && !g.numeric(sp):
			c := g.column(sp.columns[0].column)
			return c.Role == domain.RoleDimension && !isKey(c.Name)
		}
	}
	return g.asksWho()
}

// addsUpSo reports whether what a span names may be added up where it is said that
// there is much of it: its column does not say that it is a level.
func (g *reading) addsUpSo(n int) bool {
	c := g.column(g.numericColumn(g.spans[n]))
	return NatureOf(c) == Amount || !surelyRate(c) && !isKey(c.Name)
}
