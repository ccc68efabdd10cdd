package question

import (
	"slices"

	"github.com/lumenore/analytics-mcp-server/domain"
)

// readOpenStates reads "open incidents", "tickets that are still open" and
// "patients still admitted": what has begun and not ended. The word is that of the
// column which says when it began, which every row has; what tells whether it has
// ended is the column of the end, where there is one. Where a date is asked for,
// "opened in May", other passes read the column.
func (g *reading) readOpenStates() error {
	for i, sp := range g.spans {
		if !g.saysOpen(i) {
			continue
		}
		said := g.words(sp)
		end := g.endColumn()
		if end == noColumn || g.periodBehind(i) {
			return g.refuseOpenState(said, sp)
		}
		g.conditions = append(g.conditions, condition{column: end, null: true, countOf: noColumn, orWith: noColumn, span: i})
		g.assume("'" + said + "' is taken to mean rows without " + g.column(end).Name)
		g.spans[i].columns, g.spans[i].first = nil, isNull
		g.done(i)
		if sp.from > 0 && slices.Contains(lastingWords(), g.tokens[sp.from-1].text) {
			g.spans[i-1].first = isNull
			g.done(i - 1)
		}
	}
	return nil
}

// saysOpen reports whether a span says that what a column of times tells of has
// begun and goes on: "open", or any form of the column's word after "still".
func (g *reading) saysOpen(i int) bool {
	sp := g.spans[i]
	begun := sp.role == isColumn && g.onlyTimes(sp)
	if sp.to != sp.from+1 || !begun && sp.role != isUnknown || begun && g.meansColumn(i) {
		return false
	}
	if i > 0 && among(g.at(g.before(i, isStop)).role, []role{isNegation, isGroup}) {
		return false
	}
	if lasts := sp.from > 0 && slices.Contains(lastingWords(), g.tokens[sp.from-1].text); begun && lasts {
		return true
	}
	if w := g.tokens[sp.from].text; w != "open" && (!standsNow(w) || g.endColumn() == noColumn || g.periodBehind(i) || g.hasAnswers()) {
		return false
	}
	prev := g.at(g.before(i, isStop))
	return g.isThings(g.at(i+1)) || prev.role == isIs || g.isThings(prev) && !g.periodBehind(i) // "stores open in 2024" is a deed
}

// hasAnswers reports whether a column of yes and no may say in what state things are.
func (g *reading) hasAnswers() bool {
	return slices.ContainsFunc(g.in.Dataset.Columns, func(c domain.Column) bool {
		_, ok := g.affirmative(c)
		return ok
	})
}

// endColumn is the one column of dates that says when things ended and is empty
// where they have not; noColumn where there are none or several.
func (g *reading) endColumn() int {
	found := noColumn
	for k, c := range g.in.Dataset.Columns {
		if c.Role != domain.RoleTime || !c.Type.Temporal() || c.NullShare == 0 || !slices.ContainsFunc(words(c.Name), endsSomething) {
			continue
		}
		if found != noColumn {
			return noColumn
		}
		found = k
	}
	return found
}

// endsSomething reports whether a word of a column's name says that something ended.
func endsSomething(w string) bool {
	return slices.Contains(leavingWords(), w) || slices.Contains(phrases("closed|close|closing|closure|resolved|resolution|solved|fixed|"+
		"completed|completion|finished|finish|concluded|"+
		"ended|end|done|returned|return|discharged|discharge|left|terminated|termination|released"), w)
}

// lastingWords say that a state goes on.
func lastingWords() []string { return phrases("still|currently|remain|remains|remained|remaining") }

// refuseOpenState refuses a state that no column tells: when it began is another
// matter.
func (g *reading) refuseOpenState(said string, sp span) error {
	text, try := "'"+said+"' is a state, and no one column says when it ended.", "Ask by a column that tells it, as in: "+g.exampleQuestion()
	if len(sp.columns) > 0 {
		name := g.column(sp.columns[0].column).Name
		text, try = "'"+said+"' is a state at some time, and "+name+" says only when it began.", "Ask when it began, as in: number of rows by month of "+name
	}
	return domain.NewFault(domain.KindUnsupported, text, try)
}
