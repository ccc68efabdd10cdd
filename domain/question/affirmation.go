package question

import (
	"slices"
	"unicode/utf8"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/query"
)

// havingSome reads "have a fireplace", "with central air": a number above 0,
// or the affirmative of a column of yes and no.
func (g *reading) havingSome(i int) {
	n := g.after(i)
	article := false
	for g.at(n).role == isA {
		article = true
		n = g.after(n)
	}
	sp := g.at(n)
	next := g.after(n, isOf, isStop)
	bounded := among(g.at(next).role, []role{isCompare, isBetween, isValue, isIs}) && !g.clausesApart(n, next)
	if sp.role != isColumn || g.spreadBound && g.numeric(sp) || g.at(g.after(n, isIs, isOf)).role == isNumber || bounded {
		return
	}
	col := sp.columns[0].column
	c := g.column(col)
	yes, isYesNo := g.affirmative(c)
	switch {
	case isYesNo:
		neg := g.negatedBefore(i)
		cond := condition{column: col, positive: true, values: []string{yes}, countOf: noColumn, orWith: noColumn, span: n, negated: neg}
		g.conditions = append(g.conditions, cond)
	case g.hasValue(i, n, article):
		g.conditions = append(g.conditions, condition{column: col, null: true, negated: true, countOf: noColumn, orWith: noColumn, span: n})
	case g.withSome(i, n, article), g.sharedSome(i, n):
	case g.numeric(sp) && g.hasAny(i, n),
		g.numeric(sp) && g.spans[i].role == isWith && (g.counting || g.countsBefore(i)) && toFloat(g.column(g.preferTotal(sp.columns)).Min) == 0,
		article && g.numeric(sp) && g.spans[i].role == isHave:
		g.conditions = append(g.conditions, condition{column: g.preferTotal(sp.columns), op: query.Greater, countOf: noColumn, orWith: noColumn, span: n})
	default:
		return
	}
	g.usedColumn(n, col)
	g.done(n)
}

// yesBefore reads a yes-or-no column as an adjective: "reopened tickets".
func (g *reading) yesBefore(i int) {
	sp, next := g.spans[i], g.at(i+1)
	col := sp.columns[0].column
	yes, ok := g.affirmative(g.column(col))
	if prev := g.before(i, isStop, isNegation); ok && (g.at(prev).role == isIs || g.deniedState(i) || g.hasDone(prev) && sp.to == sp.from+1) { // "orders that were returned", "that have not churned"
		g.conditions = append(g.conditions, condition{column: col, positive: true, values: []string{yes}, countOf: noColumn, orWith: noColumn, span: i,
			negated: g.at(g.before(i, isStop, isIs)).role == isNegation})
		if k := g.before(i, isStop, isIs); g.at(k).role == isNegation {
			g.done(k)
		}
		g.usedColumn(i, col)
		g.done(i)
		return
	}
	if ok && g.at(g.before(i, isStop, isIn, isIs, isHave, isWith)).role != isGroup && g.sharedThings(i) { // "what share of staff works remotely"
		g.conditions = append(g.conditions, holding(col, yes, i))
		g.usedColumn(i, col)
		g.done(i)
		return
	}
	if ok && g.at(i-1).first == isA && g.at(g.before(i, isStop, isA)).first == isLogic && g.withBefore(i) { // "with 4 bedrooms and a pool"
		g.conditions = append(g.conditions, holding(col, yes, i))
		g.usedColumn(i, col)
		g.done(i)
		return
	}
	if !ok || next.role != isRows && !(next.role == isColumn && isKey(g.column(next.columns[0].column).Name)) || g.groupedAt(i) {
		return
	}
	g.conditions = append(g.conditions, condition{column: col, positive: true, values: []string{yes}, countOf: noColumn, orWith: noColumn, span: i, negated: g.negatedBefore(i)})
	g.usedColumn(i, col)
	g.done(i)
}

// deniedState reports whether a span is what rows are said not to be, in a clause of
// theirs: "loans that are not overdue".
func (g *reading) deniedState(i int) bool {
	k := g.before(i, isStop)
	if g.at(k).role != isNegation || !slices.Contains([]string{"is not", "are not", "isnt", "arent", "isn t", "aren t"}, fold(g.words(g.spans[k]))) {
		return false
	}
	clause := g.before(k, isStop, isRows, isA)
	for g.isThings(g.at(clause)) {
		clause = g.before(clause, isStop, isA)
	}
	return g.at(clause).role == isWhose || g.at(clause).role == isWhich && g.isThings(g.at(g.before(clause, isStop)))
}

// hasDone reports whether a span is the "have" of a perfect tense, or a negation
// that holds its verb: "have not", "did not".
func (g *reading) hasDone(i int) bool {
	switch fold(g.words(g.at(i))) {
	case "have", "has", "had":
		return g.at(g.after(i, isStop)).role == isNegation
	}
	return false
}

// countYes counts the rows that a yes-or-no column affirms: "the most
// stockouts", "number of returns".
func (g *reading) countYes(i int) bool {
	col := g.spans[i].columns[0].column
	yes, ok := g.affirmative(g.column(col))
	if !ok {
		return false
	}
	g.conditions = append(g.conditions, holding(col, yes, i))
	g.counting = true
	g.usedColumn(i, col)
	g.done(i)
	return true
}

// countsBefore reports whether a count is asked for before a span.
func (g *reading) countsBefore(i int) bool {
	for k := 0; k < i; k++ {
		if g.spans[k].role == isCount {
			return true
		}
	}
	return false
}

// affirmative returns the value that says yes in a column of yes and no.
func (g *reading) affirmative(c domain.Column) (string, bool) { return affirmativeOf(c, g.in.Values) }

// affirmativeOf is affirmative for the values of a dataset; nil: none.
func affirmativeOf(c domain.Column, values *Index) (string, bool) {
	if c.Type == domain.Boolean {
		return "true", true
	}
	if isZeroOne(c) {
		return "1", true
	}
	if values == nil {
		return "", false
	}
	yes, no := values.yesAndNo(c.Name)
	if yes == "" {
		yes, no = passedOrNot(c.Name, values.Values(c.Name))
	}
	if no == "" && c.NullShare == 0 && utf8.RuneCountInString(yes) == 1 { // a letter in every row marks nothing
		return "", false
	}
	return yes, yes != ""
}

// isZeroOne reports whether a column says yes and no by 1 and 0, or by 1.0 and 0.0
// where rows without an answer made it one of fractions.
func isZeroOne(c domain.Column) bool {
	return c.Type.Numeric() && c.Distinct == 2 && toFloat(c.Min) == 0 && toFloat(c.Max) == 1 && c.Min != nil
}

// preferTotal picks among readings the column that is named a total.
func (g *reading) preferTotal(refs []columnRef) int {
	for _, r := range refs {
		for _, w := range words(g.column(r.column).Name) {
			if w == "total" || w == "overall" {
				return r.column
			}
		}
	}
	return refs[0].column
}

// hasAny reports whether things are said to come with something that a column
// of few small whole numbers counts: "bookings with children" have at least one.
func (g *reading) hasAny(i, n int) bool {
	c := g.column(g.preferTotal(g.spans[n].columns))
	return g.spans[i].role == isWith && g.isThings(g.at(g.before(i, isStop))) && c.Type == domain.Integer && toFloat(c.Min) == 0 && c.Distinct <= maxGroupNumbers &&
		g.at(n+1).role != isSuper && g.at(g.after(n, isStop)).role != isLogic
}

// sharedThings reports whether a share of the rows is asked for before a span,
// with nothing else named between.
func (g *reading) sharedThings(i int) bool {
	things := false
	for k := i - 1; k >= 0; k-- {
		switch sp := g.spans[k]; sp.first {
		case isShare:
			return things
		case isRows:
			things = true
		case isColumn:
			if !isKey(g.column(sp.columns[0].column).Name) {
				return false
			}
			things = true
		case isStop, isIs, isOf, isAll, isHave, isWhose:
		default:
			return false
		}
	}
	return false
}

// withBefore reports whether "with" or "have" stands before a span.
func (g *reading) withBefore(i int) bool {
	for k := 0; k < i; k++ {
		if among(g.spans[k].first, []role{isWith, isHave}) {
			return true
		}
	}
	return false
}
