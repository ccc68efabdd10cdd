package question

import (
	"slices"

	"github.com/lumenore/analytics-mcp-server/domain"
)

// readSharedThings reads what a share of rows, or of the things that a key
// numbers, is of: "which region has the highest share of orders with a leak" is of
// the orders and not of what the dataset is measured by, and "percentage of orders
// with a Return Date", "share of returned orders" are of those that have the date.
func (g *reading) readSharedThings() error {
	searched := g.in.Analysis == domain.Outlier
	if !g.plain() && !searched {
		return nil
	}
	for i := range g.spans {
		if g.spans[i].first != isShare {
			continue
		}
		n := g.after(i, isStop, isOf, isAll)
		deed := noColumn
		if when, state := g.deedWithin(n); when != noColumn && state == noColumn && g.isThings(g.at(n+1)) { // "share of ended leases"
			deed, n = n, n+1
		}
		if g.at(n).role == isValue && g.isThings(g.at(n+1)) { // "share of damaged parcels"
			n++
		}
		if g.boundedShare(n) {
			continue
		}
		if !g.isThings(g.at(n)) {
			continue
		}
		dated := g.datedAfter(n, deed)
		ranked := searched || slices.ContainsFunc(g.spans, func(sp span) bool { return sp.role == isSuper })
		if !dated && !ranked {
			continue
		}
		g.counting = true
		if key := g.keyOfSpan(g.spans[n]); key != noColumn && !g.namesRows(key) {
			g.countOf, g.distinct = key, true
		}
		g.done(n)
	}
	return nil
}

// datedAfter makes a condition of the date that the things of a share are said to
// have, or of what is said to have happened to them: a verb before them at deed, or
// behind them. It reports whether there was one.
func (g *reading) datedAfter(things, deed int) bool {
	at, col := deed, noColumn
	if deed == noColumn {
		at = g.predicateAt(g.after(things, isStop, isA, isIs, isWhose))
	}
	if g.at(at).role == isWith || g.at(at).role == isHave {
		at = g.after(at, isStop, isA)
		if sp := g.at(at); sp.role == isColumn && g.column(sp.columns[0].column).Type.Temporal() {
			col = sp.columns[0].column
		}
	} else if when, state := g.deedWithin(at); when != noColumn && state == noColumn {
		col = when
	} else if sp := g.at(at); at > things+1 && sp.role == isColumn && g.column(sp.columns[0].column).Type.Temporal() && fold(g.words(g.at(things+1))) == "with" {
		col = sp.columns[0].column
	}
	if col == noColumn || g.column(col).NullShare == 0 || g.periodBehind(at) {
		return false
	}
	g.conditions = append(g.conditions, condition{column: col, null: true, negated: true, countOf: noColumn, orWith: noColumn, span: at})
	g.usedColumn(at, col)
	g.done(at)
	g.bounded = true
	return true
}

// predicateAt is where it is said what the things have or what was done to them,
// behind the groups named at a span: "in each region have a Return Date", "at each
// gate were closed".
func (g *reading) predicateAt(at int) int {
	if !among(g.at(at).role, []role{isIn, isGroup}) {
		return at
	}
	for k := at + 1; k < len(g.spans); k++ {
		if when, _ := g.deedWithin(k); (g.spans[k].role == isHave && g.at(g.after(k, isStop, isA)).role == isColumn || when != noColumn) && g.predicated(at, k) {
			return k
		}
	}
	return at
}

// deedWithin is the date and the state of what a span says was done; none beyond
// the end of the question.
func (g *reading) deedWithin(i int) (when, state int) {
	if i < 0 || i >= len(g.spans) {
		return noColumn, noColumn
	}
	return g.deedAt(i)
}

// boundedShare reads "share of claims handled in more than 60 minutes": a bound on the
// number that the verb is about says which of them, and no number is shared. What the
// rows are called by a column of few kinds, "percentage of tasks where …", is counted
// by the rows too, and that is stated.
func (g *reading) boundedShare(n int) bool {
	sp := g.at(n)
	kinds := sp.role == isColumn && !g.numeric(sp) && !g.isThings(sp) && !g.singular(sp)
	if !g.isThings(sp) && !kinds {
		return false
	}
	verb := g.after(n, isStop, isIs, isHave)
	clause := g.at(verb)
	bounded := clause.role == isColumn && isParticiple(fold(g.words(clause))) && g.boundBehind(verb)
	said := kinds && verb < len(g.spans) && (bounded || slices.Contains([]string{"where", "that", "whose"}, g.tokens[sp.to].text))
	if !bounded && !said {
		return false
	}
	g.counting = true
	if kinds {
		g.assume("each row is taken for one of the " + g.words(sp))
		g.done(n)
		return true
	}
	if key := g.keyOfSpan(sp); key != noColumn && !g.namesRows(key) {
		g.countOf, g.distinct = key, true
	}
	g.done(n)
	return true
}

// boundBehind reports whether a number is compared with what stands at a span: "in more
// than 60 minutes".
func (g *reading) boundBehind(i int) bool {
	k := g.after(i, isStop, isIn)
	return g.at(k).role == isCompare && g.at(g.after(k, isStop)).role == isNumber
}

// readBoundVerbs takes the preposition away between a measure's own verb and the bound
// on it, "handled in more than 60 minutes": the number that is compared is the verb's,
// and none that is shown.
func (g *reading) readBoundVerbs() error {
	for i, sp := range g.spans {
		in := g.at(i + 1)
		if sp.role != isColumn || sp.to != sp.from+1 || !isParticiple(fold(g.words(sp))) || in.role != isIn || !g.boundBehind(i) {
			continue
		}
		if !g.isThings(g.at(g.before(i, isStop, isIs, isHave))) && !g.isKindsBefore(i) {
			continue
		}
		g.done(i + 1)
		g.spans[i+1].first = isStop
	}
	return nil
}

// isKindsBefore reports whether a column in the plural that holds no numbers stands
// before a verb.
func (g *reading) isKindsBefore(i int) bool {
	prev := g.at(g.before(i, isStop, isIs, isHave))
	return prev.role == isColumn && !g.numeric(prev) && !g.singular(prev)
}
