package question

import (
	"slices"

	"github.com/lumenore/analytics-mcp-server/domain"
)

// deeds is what verbs say happened to the rows, where a column of dates tells
// when: "customers who churned in 2024" of a table with a churn date.
type deeds struct {
	happened int  // 1 + the column of dates that says when; 0: none
	bounded  bool // it is said to which rows it has happened
}

// readDeeds reads such verbs. The dates of the deed are then those that the
// question's periods and its course over time are about, and rows to which it has
// not happened are left out. Where a column of yes and no says the same, it is
// what restricts the rows. As a share, in a comparison and after "by" the word
// means the column, which other passes read.
func (g *reading) readDeeds() error {
	if g.in.Analysis == domain.Correlation {
		return nil
	}
	for i := range g.spans {
		when, state := g.deedAt(i)
		if when == noColumn {
			continue
		}
		if f := g.refuseSharedDeed(i); f != nil {
			return f
		}
		if g.shareNamed() || g.meansColumn(i) {
			continue
		}
		negated := g.at(g.before(i, isStop, isIs, isHave)).role == isNegation
		timed := g.timedBy(i) && (!negated || g.periodBehind(i)) // what has not happened has no date
		if timed && g.happened == 0 {
			g.happened = when + 1
		}
		g.matched(g.spans[i], g.column(when).Name, whenItHappened)
		if state == noColumn || g.tableAsked() { // an analysis counts what a column of yes and no affirms
			g.restrictToDeed(i, when, state, timed)
		}
	}
	return nil
}

// restrictToDeed keeps the rows to which what a verb tells has happened, or has
// not where it is denied. Where a period is denied with it ("did not churn in
// 2024"), that period is the condition.
func (g *reading) restrictToDeed(i, when, state int, timed bool) {
	negation := g.before(i, isStop, isIs, isHave)
	negated := g.at(negation).role == isNegation
	if negated && timed {
		state = noColumn
	} else if negated {
		g.done(negation)
	}
	c := condition{column: when, null: true, negated: !negated, countOf: noColumn, orWith: noColumn, span: i}
	if state != noColumn {
		yes, _ := g.affirmative(g.column(state))
		c = condition{column: state, positive: true, values: []string{yes}, countOf: noColumn, orWith: noColumn, span: i, negated: negated}
	}
	if state != noColumn || !timed {
		g.conditions = append(g.conditions, c)
		g.bounded = true
	}
	sp := &g.spans[i]
	sp.columns = []columnRef{{when, stemOfName, whenItHappened}}
	if !timed {
		sp.columns, sp.first = nil, isStop
	}
	g.done(i)
}

// deedAt is the column of dates that says when what a verb tells has happened, and
// the column of yes and no that says whether it has; noColumn for none of them.
func (g *reading) deedAt(i int) (when, state int) {
	sp := g.spans[i]
	if sp.role != isColumn || sp.to != sp.from+1 || !g.verbAt(i) {
		return noColumn, noColumn
	}
	w := g.tokens[sp.from].text
	when, state = g.dateOf(w), g.stateOf(w)
	if when != noColumn && g.countedDeed(i) {
		return when, state
	}
	tellsOfIt := func(r columnRef) bool { return r.column == when || r.column == state }
	if when == noColumn || g.column(when).NullShare == 0 || !slices.ContainsFunc(sp.columns, tellsOfIt) {
		return noColumn, noColumn
	}
	return when, state
}

// countedDeed reports whether the word of a number is the verb of what was done to
// things that are counted: "number of invoices paid in 2025" asks for no amount.
func (g *reading) countedDeed(i int) bool {
	sp := g.spans[i]
	prev := g.at(g.before(i, isStop, isIs, isHave))
	return g.numeric(sp) && isParticiple(g.tokens[sp.from].text) && g.countsBefore(i) && g.isThings(prev) && g.periodBehind(i)
}

// verbAt reports whether the word of a span has the form of a verb that tells what
// was done: a participle, or the plain verb behind what does it.
func (g *reading) verbAt(i int) bool {
	from := g.spans[i].from
	if isParticiple(g.tokens[from].text) {
		return true
	}
	prev := g.at(i - 1)
	if prev.role == isRows || prev.role == isColumn && !g.numeric(prev) && g.column(prev.columns[0].column).Role != domain.RoleTime {
		return true
	}
	for t := max(from-2, 0); t < from; t++ {
		if slices.Contains([]string{"did", "didn", "will", "who", "we", "they"}, g.tokens[t].text) {
			return true
		}
	}
	return false
}

// meansColumn reports whether a word for a deed names its column: after "by",
// beside another column of a list, before "date", held against a value or against
// its own denial, or counted by its values.
func (g *reading) meansColumn(i int) bool {
	fields := []string{"date", "dates", "day", "days", "time", "times", "month", "rate", "rates", "or", "status"}
	if to := g.spans[i].to; to < len(g.tokens) && slices.Contains(fields, g.tokens[to].text) {
		return true
	}
	prev, next := g.before(i, isStop, isAll), g.after(i, isStop)
	switch g.at(prev).role {
	case isGroup, isDistinct, isList, isVersus, isGrain, isCompare:
		return true
	case isAggregate:
		return !(g.at(next).role == isColumn && g.numeric(g.at(next))) && !g.isThings(g.at(next))
	case isLogic:
		if g.at(prev-1).role == isColumn || among(g.at(g.before(prev, isStop)).role, []role{isNegation}) {
			return true
		}
	}
	switch g.at(next).role {
	case isCompare, isBetween, isVersus, isNumber, isNull, isNegation, isIs:
		return true
	case isLogic:
		return among(g.at(g.after(next, isStop)).role, []role{isNegation, isValue, isColumn})
	}
	return false
}

// timedBy reports whether the question's times are those of the deed at a span:
// unless it names another column of dates before a period or after "by".
func (g *reading) timedBy(i int) bool {
	if g.periodBehind(i) {
		return true
	}
	for k, sp := range g.spans {
		if k == i || sp.first != isColumn || len(sp.columns) == 0 || g.column(sp.columns[0].column).Role != domain.RoleTime {
			continue
		}
		if g.periodBehind(k) || g.timeGrouped(k) {
			return false
		}
	}
	return true
}

// periodBehind reports whether a period follows directly, with nothing but a
// preposition between.
func (g *reading) periodBehind(i int) bool {
	return among(g.at(g.after(i, isStop, isIn, isFor)).role, []role{isPeriod, isVersusTime})
}

func (g *reading) shareNamed() bool {
	return slices.ContainsFunc(g.spans, func(sp span) bool { return sp.first == isShare })
}

// refuseSharedDeed refuses the share of the rows to which something happened in a
// period: those to which it has not have no such date, so that it is open of which
// rows it would be a share.
func (g *reading) refuseSharedDeed(i int) error {
	if !g.shareNamed() || !g.periodBehind(i) {
		return nil
	}
	said := g.words(g.spans[i])
	return domain.NewFault(domain.KindUnsupported, "it is open of which rows those that "+said+" in a period are a share: the others have no such date.",
		"Ask for their number, as in: number of rows "+said+" "+g.words(g.spans[g.after(i, isStop, isIn, isFor)]))
}

// dateOf is the one column of dates whose event a verb tells.
func (g *reading) dateOf(verb string) int {
	return g.onlyNamed(verb, func(c domain.Column) bool { return c.Role == domain.RoleTime && c.Type.Temporal() }, eventWords)
}

// stateOf is the one column of yes and no that tells the same as a verb.
func (g *reading) stateOf(verb string) int {
	return g.onlyNamed(verb, func(c domain.Column) bool { _, ok := g.affirmative(c); return ok }, nil)
}

// onlyNamed is the one column of a kind with a word in its name that has the root
// of a verb, or goes by it; noColumn where there are none or several.
func (g *reading) onlyNamed(verb string, kind func(domain.Column) bool, also func(string) []string) int {
	found := noColumn
	root := rootOf(g.stems.stem(verb))
	for k, c := range g.in.Dataset.Columns {
		if !kind(c) {
			continue
		}
		named := slices.ContainsFunc(words(c.Name), func(w string) bool {
			return !genericWord(w) && (rootOf(g.stems.stem(w)) == root || also != nil && slices.Contains(also(w), verb))
		})
		switch {
		case named && found != noColumn:
			return noColumn
		case named:
			found = k
		}
	}
	return found
}
