package question

import (
	"strings"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/query"
)

// readNulls reads "region is missing", "with no region", "unknown region".
func (g *reading) readNulls() error {
	for i := range g.spans {
		if g.spans[i].role == isUnknown {
			g.unstatedAt(i)
		}
		if n := g.after(i, isStop, isA); among(g.spans[i].role, []role{isNegation, isNull}) && g.includesThose(i) && g.at(n).role == isColumn {
			g.done(i, n) // nothing is left out
			continue
		}
		if g.spans[i].role == isNegation {
			g.notYetAt(i)
		}
		if g.spans[i].role == isNull && g.spans[i].word == "filled" {
			g.filledAt(i)
		}
		if g.spans[i].role == isNegation && (fold(g.words(g.spans[i])) == "without" || g.leavesOutState(i)) {
			g.withoutAt(i)
		}
		if g.spans[i].role != isNull || g.spans[i].word == "filled" {
			continue
		}
		g.nullAt(i)
	}
	return nil
}

// nullAt reads a word for a missing value and the column that it is said of.
func (g *reading) nullAt(i int) {
	left, right := g.before(i, isIs, isStop, isAll, isNegation), g.after(i, isStop, isAll, isA)
	at := left
	text := fold(g.words(g.spans[i]))
	if g.at(right).role == isColumn && (g.at(left).role != isColumn || strings.HasPrefix(text, "with") || strings.HasPrefix(text, "lack") || strings.HasSuffix(text, " no") || strings.HasSuffix(text, " any") || left != i-1) {
		at = right
	}
	if g.at(right).role == isRows && g.deniesAny(text) { // "which doctors had no appointments": the rows, not the doctor's name
		at, left = right, noColumn
	}
	if g.isThings(g.at(at)) && (g.at(at).role == isRows || !g.saysKey(g.at(at))) && at == right && at != left && (strings.HasSuffix(text, " no") || strings.HasSuffix(text, " any") || text == "without a") {
		g.spans[i].role, g.spans[i].word = isNegation, "never" // "hotels that have no bookings by phone"
		if g.at(at).role == isColumn {
			g.done(at)
		}
		return
	}
	if g.at(at).role != isColumn {
		return
	}
	col := g.spans[at].columns[0].column
	if c := g.column(col); at == right && c.Role == domain.RoleMeasure && c.Type.Numeric() && c.NullShare == 0 && strings.HasPrefix(text, "with") && !g.periodsLack(i) { // "orders without a discount"
		g.conditions = append(g.conditions, condition{column: col, op: query.Equal, countOf: noColumn, orWith: noColumn, span: i})
		g.usedColumn(at, col)
		g.done(i, at)
		return
	}
	if at == right && deniesQuantity(text) && g.noneOf(col, i) {
		g.usedColumn(at, col)
		g.done(i, at)
		return
	}
	if yes, isYes := g.affirmative(g.column(col)); isYes && at == right && (strings.HasPrefix(text, "with") || strings.HasSuffix(text, " no") || strings.HasSuffix(text, " any")) { // "without a reservation"
		g.conditions = append(g.conditions, condition{column: col, positive: true, values: []string{yes}, negated: true, countOf: noColumn, orWith: noColumn, span: i})
		g.usedColumn(at, col)
		g.done(i, at)
		return
	}
	neg := at == left && g.at(g.before(i, isStop)).role == isNegation
	if neg {
		g.done(g.before(i, isStop))
	}
	neg = neg || g.negatedBefore(g.before(min(i, at), isRows, isWhose, isWith, isStop, isFor)+1)
	g.conditions = append(g.conditions, condition{column: col, null: true, negated: neg, countOf: noColumn, orWith: noColumn, span: i})
	g.done(i, at)
}

// readTexts reads "name contains berg", "starting with A".
func (g *reading) readTexts() error {
	for i := range g.spans {
		if g.spans[i].role != isContains {
			continue
		}
		n := g.after(i, isStop, isAll, isA, isMark, isLogic)
		sp := g.at(n)
		if fold(g.words(g.spans[i])) == "like" && (n >= len(g.spans) || !g.tokens[sp.from].quoted) {
			if i > 0 && g.tokenAfter(i) != ":" {
				return g.untied(g.words(g.spans[i])) // "customers like the best ones": no text is named
			}
			g.done(i)
			continue
		}
		if sp.role == isValue && !g.tokens[sp.from].quoted && g.at(g.before(i, isStop)).role != isColumn || sp.role == isValue && g.saysBoth() {
			g.done(i) // "orders that contain furniture": a value, not a text
			continue
		}
		if n >= len(g.spans) || sp.role == isNumber {
			continue
		}
		left := g.textHeld(i)
		var col int
		if g.at(left).role == isColumn {
			col = g.spans[left].columns[0].column
			if k := g.placeOfName(left); k != noColumn {
				col = k
			}
			if g.numeric(g.spans[left]) && g.tokens[sp.from].quoted {
				return g.untied(g.words(g.spans[i])) // numbers begin with no letter
			}
			if g.firstContent() == left && !g.numeric(g.spans[left]) { // "products containing desk" lists products
				g.bare = append(g.bare, named{columns: g.spans[left].columns, span: left})
				g.listing = true
			}
			if !g.asksForTextsOf(left) {
				g.done(left)
			}
		} else if col = g.namingColumn(); col == noColumn && g.tokens[sp.from].quoted {
			return g.untied(g.words(g.spans[i])) // a text that nothing is held against
		} else if col == noColumn || fold(g.words(g.spans[i])) == "like" {
			g.done(i)
			continue
		}
		text := g.words(sp)
		if sp.role == isQuoted || g.tokens[sp.from].quoted {
			text = g.tokens[sp.from].raw
		}
		neg := g.negatedBefore(i)
		g.conditions = append(g.conditions, condition{column: col, match: query.MatchOp(g.spans[i].word), text: text, texts: g.furtherTexts(n), shown: text, negated: neg, countOf: noColumn, orWith: noColumn, span: i})
		g.done(i, n)
	}
	return nil
}

// firstContent is the first span that names something of the dataset.
func (g *reading) firstContent() int {
	for i, sp := range g.spans {
		if among(sp.role, []role{isColumn, isValue, isPart, isRows, isCount, isAggregate, isDistinct, isShare, isTop, isSuper, isChart}) {
			return i
		}
	}
	return -1
}

// namingColumn is the column that names the records: the identifier with the
// longest texts, else noColumn.
func (g *reading) namingColumn() int {
	best, length := noColumn, 0.0
	for i, c := range g.in.Dataset.Columns {
		if c.Type == domain.String && c.Role == domain.RoleIdentifier && c.MeanLength > length && !describes(c.Name) {
			best, length = i, c.MeanLength
		}
	}
	return best
}

// namesPeriods reports whether the question speaks of days, months and their
// kind: those without rows are not in the data.
func (g *reading) namesPeriods() bool {
	for _, t := range g.tokens {
		switch g.stems.base(t.text) {
		case "day", "week", "month", "quarter", "year":
			return true
		}
	}
	return false
}

// describes reports whether a column's texts say where or how something is,
// rather than what it is called.
func describes(name string) bool {
	for _, w := range words(name) {
		switch w {
		case "address", "street", "email", "mail", "url", "link", "phone", "note", "notes", "description", "comment", "comments", "remark", "text", "image", "password", "hash":
			return true
		}
	}
	return false
}

// withoutAt reads "without insurance": the value that says there is none, else
// the rows without a value.
func (g *reading) withoutAt(i int) {
	n := g.after(i, isStop, isA)
	sp := g.at(n)
	if sp.role != isColumn {
		return
	}
	col := sp.columns[0].column
	c := g.column(col)
	if yes, ok := g.affirmative(c); ok {
		g.conditions = append(g.conditions, condition{column: col, positive: true, values: []string{yes}, negated: true, countOf: noColumn, orWith: noColumn, span: i})
		g.usedColumn(n, col)
		g.done(i, n)
		return
	}
	if g.isThings(sp) || g.withoutCount(i, n) {
		return
	}
	if (c.NullShare > 0 || leavesZero(c) && g.saysThings(g.before(i, isStop))) && g.noneOf(col, i) { // "takings without tips" may take them off
		g.usedColumn(n, col)
		g.done(i, n)
		return
	}
	cond := condition{column: col, countOf: noColumn, orWith: noColumn, span: i}
	for _, v := range g.in.Values.Values(c.Name) {
		switch fold(v) {
		case "none", "no", "n/a", "nothing", "not any", "without":
			cond.values = append(cond.values, v)
		}
	}
	switch {
	case len(cond.values) > 0:
	case c.Role == domain.RoleMeasure && c.NullShare > 0 && toFloat(c.Min) > 0: // none is written as nothing, not as 0
		cond.null = true
	case c.Type == domain.String && c.NullShare > 0 && among(g.at(n+1).role, []role{isMark, isGroup, isIn, isLogic}):
		cond.null = true
	default:
		return
	}
	g.conditions = append(g.conditions, cond)
	g.usedColumn(n, col)
	g.done(i, n)
}
