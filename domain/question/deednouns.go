package question

import "github.com/lumenore/analytics-mcp-server/domain"

// readDeedNouns reads the plural of what was done to some of the rows as those
// rows, by the days on which it was, where other columns only tell more of it:
// "withdrawals" are the rows with a Withdrawal Date, and no different values of
// Withdrawal Reason.
func (g *reading) readDeedNouns() error {
	for i, sp := range g.spans {
		if sp.role != isColumn || sp.to != sp.from+1 || sp.columns[0].quality > stemOfName || !isPlural(fold(g.tokens[sp.from].raw)) || g.happened > 0 {
			continue
		}
		when := g.dateOf(g.tokens[sp.from].text)
		if when == noColumn || g.column(when).NullShare == 0 || !g.tellsOfDeed(sp, when) {
			continue
		}
		if g.shareNamed() && g.in.Analysis != domain.Pareto || g.at(g.before(i, isStop, isAll)).role == isDistinct {
			continue
		}
		g.countDeeds(i, when)
	}
	return nil
}

// countDeeds takes the noun at a span for the rows to which a deed happened. The
// question's times are the deed's own, unless it names others.
func (g *reading) countDeeds(i, when int) {
	g.matched(g.spans[i], g.column(when).Name, whenItHappened)
	if g.timedBy(i) {
		g.happened = when + 1
	}
	if g.happened == 0 || g.in.Analysis == domain.Pareto {
		g.conditions = append(g.conditions, condition{column: when, null: true, negated: true, countOf: noColumn, orWith: noColumn, span: i})
		g.bounded = true
	}
	g.eventsNamed = true
	sp := g.spans[i]
	if g.groupedAt(i) { // "top clubs by withdrawals" is by their number
		g.spans[i] = span{role: isCount, first: isCount, from: sp.from, to: sp.to, score: sp.score}
		return
	}
	g.spans[i] = span{role: isRows, first: isRows, word: g.tokens[sp.from].text, from: sp.from, to: sp.to, score: sp.score}
}

// tellsOfDeed reports whether a word names the dates of a deed and nothing but
// kinds beside them: no amount, no other dates, and no yes or no of the same.
func (g *reading) tellsOfDeed(sp span, when int) bool {
	dated := false
	for _, r := range sp.columns {
		switch c := g.column(r.column); {
		case r.column == when:
			dated = true
		case c.Role == domain.RoleMeasure, c.Role == domain.RoleTime:
			return false
		}
	}
	return dated && g.stateOf(g.tokens[sp.from].text) == noColumn
}
