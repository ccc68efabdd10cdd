package question

import (
	"slices"
	"strings"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/query"
)

// readYes reads a column of yes and no that a question is about as what it
// affirms, counted: "stockouts by warehouse", "trend of churn"; after a word for
// a share, as the share of the rows. Where it groups, restricts or describes
// rows, the other passes read it. What goes together with it is its own
// question: there it is a variable.
func (g *reading) readYes() error {
	if g.in.Analysis == domain.Correlation {
		return nil
	}
	for i := range g.spans {
		sp := g.spans[i]
		if sp.role != isColumn {
			continue
		}
		col := sp.columns[0].column
		yes, ok := g.affirmative(g.column(col))
		if !ok {
			continue
		}
		state := holding(col, yes, i)
		if stated, ok := g.statedAt(i, yes); ok {
			g.conditions = append(g.conditions, stated)
			g.usedColumn(i, col)
			g.done(i)
			continue
		}
		switch {
		case g.didVerb(i), g.doneByThings(i),
			g.thereBefore(i) || g.whereBefore(i) || g.ownsNumber(i): // "on how many days was there a stockout", "fees where churned"
			g.conditions = append(g.conditions, state)
			g.usedColumn(i, col)
			g.done(i)
		case g.affirmedNoun(i) || g.affirmedOften(i):
			g.countAffirmed(i, state)
		}
	}
	return nil
}

// affirmedNoun reports whether a column of yes and no stands as a noun for what
// happened: in the plural anywhere; else where an analysis names no number, so
// that it has nothing but this to be about.
func (g *reading) affirmedNoun(i int) bool {
	plural := !g.singular(g.spans[i]) || g.spans[i].columns[0].how == nounOfVerb
	if g.at(i-1).role == isShare && among(g.at(g.after(i, isStop, isMark)).role, []role{isMark, isGroup, isPeriod}) { // "percentage late by route"
		return true
	}
	if !plural && (g.tableAsked() || g.otherNumbers(i)) && !g.countNamed(g.after(i, isStop)) && g.at(i+1).role != isShare {
		return false
	}
	if g.asState(i, plural) {
		return false
	}
	prev := g.before(i, isStop, isAll)
	switch g.at(prev).role {
	case isGroup:
		return plural && g.ranksBefore(prev)
	case isLogic:
		return !g.listedAfterGroup(prev)
	case isIs:
		return plural && !g.sharedThings(i)
	}
	return true
}

// asState reports whether what stands around a column of yes and no makes it a
// condition, a description of things or something that is counted anyway.
func (g *reading) asState(i int, plural bool) bool {
	if g.saidOf(i, plural) {
		return true
	}
	prev := g.at(g.before(i, isStop, isAll, isA)).role
	if g.numeric(g.spans[i]) && g.at(g.before(i, isStop, isOf, isAll)).role == isAggregate { // "average churned" of 0 and 1
		return true
	}
	return among(prev, []role{isWith, isHave, isWhose, isNegation, isDistinct, isList, isCompare, isNull}) || prev == isCount && g.tableAsked() ||
		!plural && g.at(g.before(i, isStop)).role == isA
}

// saidOf reports whether something is said of a column of yes and no, or it of
// the things that follow: "stockout is true", "returned orders".
func (g *reading) saidOf(i int, plural bool) bool {
	next := g.at(g.after(i, isStop))
	if among(next.role, []role{isCompare, isNull, isBetween, isNumber}) || next.role == isIs && !plural || g.isThings(next) && !g.countsThings(i) {
		return true
	}
	to := g.spans[i].to
	return to < len(g.tokens) && slices.Contains([]string{"true", "false", "yes", "no", "="}, g.tokens[to].text)
}

// countsThings reports whether the things that a column of yes and no describes
// are all that an analysis can count: "churned accounts next month".
func (g *reading) countsThings(i int) bool {
	switch g.in.Analysis {
	case domain.Trend, domain.Prediction, domain.Change, domain.Pareto:
		return !g.otherNumbers(i) && !among(g.at(g.before(i, isStop, isAll)).role, []role{isWhich, isList})
	}
	return false
}

// thereBefore reports whether "there was a" leads to a span.
func (g *reading) thereBefore(i int) bool {
	from := g.spans[i].from
	return from >= 2 && g.at(i-1).role == isA && slices.ContainsFunc(g.tokens[max(from-3, 0):from], func(t token) bool { return t.text == "there" })
}

// whereBefore reports whether "where" or "that" leads to a span of which nothing
// more is said.
func (g *reading) whereBefore(i int) bool {
	return g.at(g.before(i, isStop)).role == isWhose && !g.saidOf(i, false) && g.at(g.after(i, isStop)).role != isNegation
}

// didVerb reports whether a column of yes and no is the verb of what things did
// that are counted: "how many appointments did they attend".
func (g *reading) didVerb(i int) bool {
	sp := g.spans[i]
	if sp.columns[0].how != "form of the word" || !g.singular(sp) || !g.countsBefore(i) || sp.from == 0 || strings.HasSuffix(g.tokens[sp.from].text, "ed") {
		return false
	}
	return slices.ContainsFunc(g.tokens[:sp.from], func(t token) bool { return t.text == "did" || t.text == "do" || t.text == "does" })
}

// affirmedOften reads "out of stock most often" as how many rows say so.
func (g *reading) affirmedOften(i int) bool {
	for t := g.spans[i].to; t < len(g.tokens) && t <= g.spans[i].to+2; t++ {
		if w := g.tokens[t].text; w == "often" || w == "frequently" {
			return g.at(g.before(i, isStop)).role != isGroup
		}
	}
	return false
}

// saysYes reports whether a span names a column of yes and no.
func (g *reading) saysYes(sp span) bool {
	_, ok := g.affirmative(g.column(sp.columns[0].column))
	return ok
}

// tableAsked reports whether a table is asked for, and no analysis.
func (g *reading) tableAsked() bool { return g.in.Analysis == "" || g.in.Analysis == domain.Query }

// countNamed reports whether a span is the one word "count": "stockout count".
func (g *reading) countNamed(i int) bool {
	sp := g.at(i)
	return sp.role == isCount && sp.to == sp.from+1
}

// otherNumbers reports whether a number is named elsewhere in the question.
func (g *reading) otherNumbers(i int) bool {
	for k, sp := range g.spans {
		if k != i && sp.role == isColumn && g.numeric(sp) {
			return true
		}
	}
	return false
}

// ranksBefore reports whether "by" leads to what things are ranked by: "top 3
// products by stockouts".
func (g *reading) ranksBefore(i int) bool {
	for k := 0; k < i; k++ {
		if among(g.spans[k].role, []role{isTop, isSuper, isOrder, isDerived}) {
			return true
		}
	}
	return false
}

// listedAfterGroup reports whether a list goes on what to group by.
func (g *reading) listedAfterGroup(i int) bool {
	for k := i; k >= 0; k-- {
		switch g.spans[k].role {
		case isColumn, isLogic, isStop, isMark, isAll:
		case isGroup:
			return true
		default:
			return false
		}
	}
	return false
}

// countAffirmed makes the measure of a column of yes and no: how many rows say
// yes, or their share.
func (g *reading) countAffirmed(i int, state condition) {
	prev, next := g.before(i, isStop, isOf, isAll), g.after(i, isStop)
	f := g.rowFilter(state)
	g.usedColumn(i, state.column)
	g.done(i)
	if g.isThings(g.at(next)) { // "churned accounts"
		g.done(next)
		next = g.after(next, isStop)
	}
	if g.saysShareOf(i, prev, next) {
		g.affirmedShare(f, g.column(state.column).Name)
		return
	}
	if g.at(prev).role == isCount {
		g.done(prev)
	}
	if g.countNamed(next) {
		g.done(next)
	}
	if a := g.at(prev); a.role == isAggregate && a.word != "corr" {
		g.done(prev)
		if a.word != "sum" && g.tableAsked() { // "average stockouts per month"
			g.conditions = append(g.conditions, state)
			g.counting = true
			g.measures = append(g.measures, wanted{aggregate: a.word, span: prev, grain: a.grain.Grain, second: noColumn})
			return
		}
	}
	m := g.countMeasureOf(noColumn, false)
	agg, ok := m.Expr.(query.Aggregate)
	if !ok {
		return
	}
	m = restricted(m, agg, []Filter{f})
	m.Name = g.column(state.column).Name + " count"
	g.addMeasureOnce(m)
}

// saysShareOf reports whether a word for a share leads to a span or follows it,
// and marks it: "percentage of stockouts", "stockout share". Of all of them, or
// where shares of a total are the question, it is a share of their number.
func (g *reading) saysShareOf(i, prev, next int) bool {
	if g.in.Analysis == domain.Pareto {
		return false
	}
	for t := g.spans[max(prev, 0)].to; t < g.spans[i].from; t++ {
		if w := g.tokens[t].text; w == "all" || w == "total" {
			return false
		}
	}
	switch {
	case g.at(prev).role == isShare:
		g.done(prev)
		return true
	case g.at(next).role == isShare && next == i+1:
		g.done(next)
		return true
	}
	from := g.spans[i].from
	if from < 2 || g.tokens[from-1].text != "of" && (g.tokens[from-1].text != "the" || from < 3) {
		return false
	}
	return slices.ContainsFunc(g.tokens[max(from-3, 0):from], func(t token) bool { return t.text == "rate" })
}

// affirmedShare is the share of the rows that say yes.
func (g *reading) affirmedShare(f Filter, name string) {
	all := query.Aggregate{Func: query.Count}
	part := all
	part.Where = f.Expr
	m := Measure{Name: strings.ToLower(name) + " rate", Label: "share of rows where " + f.Text, Type: domain.Number,
		Expr: query.Arithmetic{Op: query.Divide, Left: part, Right: all}, Numerator: part, Denominator: all, DenominatorLabel: "rows"}
	g.assume(m.Name + " is the " + m.Label)
	g.addMeasureOnce(m)
}

// addMeasureOnce adds a measure that a question may name twice.
func (g *reading) addMeasureOnce(m Measure) {
	for _, have := range g.plan.Measures {
		if have.Label == m.Label {
			return
		}
	}
	g.plan.Measures = append(g.plan.Measures, m)
}
