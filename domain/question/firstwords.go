package question

import (
	"slices"
	"strings"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/query"
)

// readFirstWords reads an adjective that a number's name begins with and that is said
// of the rows, "idle machines" beside "Idle Hours" and "machines that were idle", as
// those of which the number is above 0: it is neither the number nor all rows. Where
// every row has some of it, the adjective tells no rows apart.
func (g *reading) readFirstWords() error {
	for i, sp := range g.spans {
		things, denied, ok := g.saidOfThings(i)
		if !ok || sp.role != isColumn || !g.beginsNumbers(sp) {
			continue
		}
		if f := g.ambiguousNumber(i); f != nil {
			return f
		}
		col := g.numericColumn(g.spans[i])
		c := g.column(col)
		had := condition{column: col, op: query.Greater, ofRow: g.saysRowsAt(things), countOf: noColumn, orWith: noColumn, span: i}
		shown := " above 0"
		switch {
		case leavesZero(c) && denied != noColumn:
			had.op, shown = query.Equal, " of 0"
		case leavesZero(c):
		case c.NullShare > 0 && c.Min != nil && toFloat(c.Min) > 0: // none is written as nothing
			had = condition{column: col, null: true, negated: denied == noColumn, countOf: noColumn, orWith: noColumn, span: i}
			shown = map[bool]string{true: " not empty", false: " empty"}[had.negated]
		default:
			return domain.NewFault(domain.KindUnsupported, "'"+g.words(sp)+"' can only be told by "+c.Name+", of which no value says that there is none.",
				"Ask with a bound on "+c.Name+", as in: number of rows where "+c.Name+" is over "+plain((toFloat(c.Min)+toFloat(c.Max))/2))
		}
		g.conditions = append(g.conditions, had)
		g.assume("'" + strings.TrimSpace(g.words(g.at(denied))+" "+g.words(sp)) + "' is read as " + c.Name + shown)
		g.usedColumn(i, col)
		g.done(i, denied)
	}
	return nil
}

// saidOfThings reports whether a span of one word is said of things as their state:
// right before them or behind "were"; with their span and that of a denial.
func (g *reading) saidOfThings(i int) (things, denied int, ok bool) {
	sp := g.spans[i]
	word := fold(g.words(sp))
	if sp.to != sp.from+1 || !g.tellsState(word) {
		return noColumn, noColumn, false
	}
	denied = noColumn
	prev := g.before(i, isStop)
	if g.at(prev).role == isNegation {
		denied, prev = prev, g.before(prev, isStop)
	}
	if g.at(prev).role == isIs {
		k := g.before(prev, isStop, isIs, isWhose)
		return k, denied, g.isThings(g.at(k)) && !g.boundOn(i)
	}
	if g.at(prev).first == isSuper && g.at(g.before(prev, isStop, isA)).first == isHave && g.isThings(g.at(i+1)) { // "has the most idle machines"
		return i + 1, denied, true
	}
	if !g.isThings(g.at(i+1)) || among(g.at(prev).first, []role{isSuper, isTop, isCompare, isGroup, isAggregate}) {
		return noColumn, noColumn, false
	}
	return i + 1, denied, true
}

// boundOn reports whether what stands at a span goes on: it is bounded, "idle by more
// than 2 hours", or the first word of more.
func (g *reading) boundOn(i int) bool {
	n := i + 1
	if g.at(n).role == isGroup {
		n = g.after(n, isStop)
		return among(g.at(n).role, []role{isCompare, isBetween, isNumber})
	}
	return among(g.at(n).role, []role{isCompare, isBetween, isNumber, isColumn, isUnknown, isRows})
}

// tellsState reports whether a word is an adjective that says in what state things are.
func (g *reading) tellsState(w string) bool {
	const shortest = 5
	if isParticiple(w) || slices.Contains(g.states, w) {
		return true
	}
	ends := func(end string) bool { return strings.HasSuffix(w, end) }
	return len(w) >= shortest && slices.ContainsFunc([]string{"ive", "ous", "ful", "less", "able", "ible"}, ends)
}

// saidAsState reports whether "late" or "early" at a token is said of things and begins
// a number's name, so that it says no part of the period behind it: "that were late in
// 2024".
func (s *segmenter) saidAsState(i int) bool {
	if w := s.texts[i]; i == 0 || w != "late" && w != "early" || !slices.Contains([]string{"was", "were", "is", "are", "been", "not"}, s.texts[i-1]) {
		return false
	}
	return slices.ContainsFunc(s.lexicon.columns(s.texts[i:i+1]), func(r columnRef) bool {
		c := s.lexicon.dataset.Columns[r.column]
		return c.Type.Numeric() && words(c.Name)[0] == s.texts[i]
	})
}

// beginsNumbers reports whether a span is no more than the first word of the names of
// all the columns that it may mean, which are numbers named in several words.
func (g *reading) beginsNumbers(sp span) bool {
	word := g.tokens[sp.from].text // as it is: "launched" is no "Launch Price"
	for _, r := range sp.columns {
		c := g.column(r.column)
		name, _ := withoutCurrency(plainName(c.Name))
		if c.Role != domain.RoleMeasure || !c.Type.Numeric() || isZeroOne(c) || len(name) < 2 || name[0] != word {
			return false
		}
	}
	return len(sp.columns) > 0
}
