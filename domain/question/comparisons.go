package question

import (
	"strings"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/period"
	"github.com/lumenore/analytics-mcp-server/domain/query"
)

// readComparisons reads conditions on numbers: "budget over 100M", "at least 2
// fireplaces", "between 10 and 20 orders", "more than 3 orders", "4 cylinders".
func (g *reading) readComparisons() error {
	for i := 0; i < len(g.spans); i++ {
		switch g.spans[i].role {
		case isCompare:
			if err := g.comparisonAt(i); err != nil {
				return err
			}
		case isBetween:
			g.betweenAt(i)
		case isPeriod:
			g.numbersInPeriod(i)
		case isNumber:
			g.plainNumberAt(i)
		case isHave, isWith:
			g.havingSome(i)
		case isColumn:
			g.yesBefore(i)
		}
	}
	return nil
}

func (g *reading) comparisonAt(i int) error {
	op := query.CompareOp(g.spans[i].word)
	n := g.after(i, isA, isStop, isAll, isOf, isMark, isIs)
	if sp := g.at(n); sp.role == isPeriod && sp.to == sp.from+1 && g.tokens[sp.from].number { // "year is at least 2008"
		g.spans[n].role, g.spans[n].number = isNumber, g.tokens[sp.from].value
	}
	if g.at(n).role != isNumber { // "20 or more", "100 and above"
		if b := g.before(i, isMark); g.at(b).role == isNumber {
			n = b
		} else {
			return nil
		}
	}
	c := condition{op: op, value: g.spans[n].number, countOf: noColumn, orWith: noColumn, span: i}
	return g.subject(c, min(i, n), max(i, n), i, n)
}

// subject finds what a comparison with a number is about, left or right of it,
// and records the condition.
func (g *reading) subject(c condition, from, to int, used ...int) error {
	left := g.before(from, isIs, isStop, isAll, isHave, isA, isMark, isWhose)
	right := g.after(to, isOf, isStop, isAll, isIn)
	near := g.at(left).role == isColumn && g.numeric(g.spans[left]) && !g.groupedAt(left) && (left == from-1 || !g.countable(right) || g.at(from-1).role == isIs)
	switch {
	case near:
		c.column = g.numericColumn(g.spans[left])
		c.aggregate = g.aggregateBefore(left)
		g.usedColumn(left, c.column)
		g.done(left)
	case g.at(left).role == isCount || g.at(left).role == isAggregate && g.countable(right):
		return g.countCondition(c, right, used...)
	case g.at(right).role == isColumn && g.numeric(g.spans[right]):
		c.column = g.numericColumn(g.spans[right])
		c.aggregate = g.aggregateBefore(from)
		g.usedColumn(right, c.column)
		g.done(right)
	case g.countable(right):
		return g.countCondition(c, right, used...)
	default:
		col, ok := g.comparedByAdjective(c.span)
		if !ok {
			return g.comparedNothing(c)
		}
		c.column = col
	}
	if unit := g.after(to); g.skipUnit(unit) {
		f := g.unitFactor(g.tokens[g.spans[unit].from].text, c.column)
		c.value, c.upper = c.value*f, c.upper*f
	}
	g.conditions = append(g.conditions, c)
	g.done(used...)
	return nil
}

// unitFactor brings a time said in one unit to the unit of a column: 3 days are
// 72 of a column of hours.
func (g *reading) unitFactor(unit string, column int) float64 {
	c := g.column(column)
	said, ok := seconds(g.stems.base(unit))
	if !ok {
		return 1
	}
	for _, w := range append(g.stems.bases(words(c.Name)), g.stems.base(fold(c.Unit))) {
		if own, ok := seconds(w); ok {
			return said / own
		}
	}
	return 1
}

func seconds(unit string) (float64, bool) {
	switch unit {
	case "second", "sec":
		return 1, true
	case "minute", "min":
		return 60, true
	case "hour", "hr":
		return 3600, true
	case "day":
		return 86400, true
	case "week":
		return 604800, true
	}
	return 0, false
}

// countCondition is a condition on how many rows or members a group has:
// "customers with more than 3 orders".
func (g *reading) countCondition(c condition, right int, used ...int) error {
	c.column, c.aggregate = noColumn, "count"
	if g.at(right).role == isRows {
		c.countOf = g.keyOf(g.spans[right].word)
	}
	if g.at(right).role == isColumn {
		c.countOf = g.groupColumn(g.spans[right])
		if k := g.keyOf(g.words(g.spans[right])); k != noColumn {
			c.countOf = k
		}
		if n, ok := g.countColumn(g.spans[right]); ok { // a column holds the count itself
			c.column, c.aggregate, c.countOf = n, "", noColumn
		}
		g.done(right)
	} else if g.at(right).role == isRows {
		g.done(right)
	}
	g.conditions = append(g.conditions, c)
	g.done(used...)
	return nil
}

// countable reports whether a span names things that can be counted.
func (g *reading) countable(i int) bool {
	sp := g.at(i)
	if sp.role == isRows {
		return true
	}
	if sp.role != isColumn {
		return false
	}
	c := g.column(sp.columns[0].column)
	return c.Role == domain.RoleIdentifier || c.Role == domain.RoleDimension
}

// countColumn finds a numeric column among the readings of a span.
func (g *reading) countColumn(sp span) (int, bool) {
	for _, r := range sp.columns {
		if c := g.column(r.column); c.Type.Numeric() && c.Role == domain.RoleMeasure {
			return r.column, true
		}
	}
	return 0, false
}

func (g *reading) numeric(sp span) bool {
	for _, r := range sp.columns {
		if c := g.column(r.column); c.Type.Numeric() && c.Role != domain.RoleIdentifier {
			return true
		}
	}
	return false
}

func (g *reading) numericColumn(sp span) int {
	for _, r := range sp.columns {
		if c := g.column(r.column); c.Type.Numeric() && c.Role == domain.RoleMeasure {
			return r.column
		}
	}
	for _, r := range sp.columns {
		if g.column(r.column).Type.Numeric() {
			return r.column
		}
	}
	return sp.columns[0].column
}

// groupedAt reports whether the span is what the rows are grouped by.
func (g *reading) groupedAt(i int) bool { return g.at(g.before(i, isStop, isAll)).role == isGroup }

// aggregateBefore takes the aggregate said directly before a span, if any.
func (g *reading) aggregateBefore(i int) string {
	b := g.before(i, isOf, isStop, isAll)
	if g.at(b).role != isAggregate {
		return ""
	}
	word := g.spans[b].word
	g.done(b)
	return word
}

func (g *reading) usedColumn(i, column int) {
	sp := g.spans[i]
	for _, r := range sp.columns {
		if r.column == column {
			g.matched(sp, g.column(column).Name, r.how)
		}
	}
}

// comparedByAdjective finds the column that a comparative is about: "older
// than 30", "cheaper than 100".
func (g *reading) comparedByAdjective(i int) (int, bool) {
	of := map[string][]string{
		"older": {"age", "year"}, "younger": {"age"}, "cheaper": {"price", "cost", "amount"}, "costlier": {"price", "cost", "amount"},
		"longer": {"duration", "length", "runtime", "hour", "minute", "time", "day", "distance"}, "shorter": {"length", "duration", "time", "height"},
		"heavier": {"weight", "mass"}, "lighter": {"weight", "mass"}, "taller": {"height"}, "faster": {"speed", "horsepower"}, "slower": {"speed"}, "late": {"delay"}, "later": {"delay"}, "more": nil,
	}
	first := strings.Fields(fold(g.words(g.spans[i])))[0]
	if first != "older" && first != "younger" && g.says("late") {
		first = "late"
	}
	for _, want := range of[first] {
		for k, c := range g.in.Dataset.Columns {
			if !c.Type.Numeric() {
				continue
			}
			for _, w := range g.stems.bases(words(c.Name)) {
				if w == want {
					g.matched(g.spans[i], c.Name, "comparative")
					return k, true
				}
			}
		}
	}
	return 0, false
}

// comparedNothing handles a comparison without a subject: money words compare
// the default measure, anything else is refused later as an unknown word.
func (g *reading) comparedNothing(c condition) error {
	if k := g.lexicon.money(); k >= 0 && g.saysMoney() {
		c.column = k
		g.conditions = append(g.conditions, c)
		g.matched(g.spans[c.span], g.column(k).Name, "the amount of money")
		g.done(c.span)
		for i := range g.spans {
			if g.spans[i].role == isNumber {
				g.done(i)
			}
		}
		return nil
	}
	return domain.NewFault(domain.KindUnknownWord,
		"'"+g.words(g.spans[c.span])+"' compares a number with nothing this dataset has. "+g.measureList(), g.suggestion())
}

func (g *reading) saysMoney() bool {
	for _, t := range g.tokens {
		if t.text == "worth" || strings.HasPrefix(t.raw, "$") || strings.HasPrefix(t.raw, "€") || strings.HasPrefix(t.raw, "£") {
			return true
		}
	}
	return false
}

// says reports whether the question holds a word, and passes over it.
func (g *reading) says(word string) bool {
	for i, sp := range g.spans {
		if sp.to == sp.from+1 && g.tokens[sp.from].text == word && sp.role == isUnknown {
			g.done(i)
			return true
		}
	}
	return false
}

// skipUnit passes over a unit after a number: "120 minutes", "30 years old".
func (g *reading) skipUnit(i int) bool {
	sp := g.at(i)
	if i >= len(g.spans) || sp.role != isUnknown && sp.role != isGrain {
		return false
	}
	switch g.stems.base(g.tokens[sp.from].text) {
	case "dollar", "usd", "eur", "euro", "pound", "gbp", "minute", "min", "hour", "hr", "day", "year", "month", "week", "km", "mile", "kg", "lb",
		"g", "m", "mph", "kmh", "oz", "sec", "percent", "point", "unit", "inch", "foot", "feet", "meter", "metre", "mm", "cm", "degree", "second", "old", "kilometer", "gram", "ton", "celsius", "fahrenheit":
		g.done(i)
		return true
	}
	return false
}

func (g *reading) betweenAt(i int) {
	n := g.after(i, isStop, isAll, isA)
	if g.at(n).role != isNumber {
		return
	}
	m := g.after(n, isLogic, isIn, isMark, isStop, isAll)
	if g.at(m).role != isNumber {
		return
	}
	c := condition{between: true, value: g.spans[n].number, upper: g.spans[m].number, countOf: noColumn, orWith: noColumn, span: i}
	if g.subject(c, i, m, i, n, m) == nil {
		for k := i; k <= m; k++ {
			g.done(k)
		}
	}
}

// numbersInPeriod takes back a weak period that stands beside a numeric column
// that is no time: "price between 1900 and 2000".
func (g *reading) numbersInPeriod(i int) {
	sp := g.spans[i]
	left := g.before(i, isIs, isStop, isAll)
	if !sp.found.Weak || g.at(left).role != isColumn || !g.numeric(g.spans[left]) {
		return
	}
	col := g.numericColumn(g.spans[left])
	if g.column(col).Role == domain.RoleTime || g.withinData(sp.found) {
		return
	}
	var nums []float64
	for k := sp.from; k < sp.to; k++ {
		if g.tokens[k].number {
			nums = append(nums, g.tokens[k].value)
		}
	}
	first := g.tokens[sp.from].text
	c := condition{column: col, countOf: noColumn, orWith: noColumn, span: i}
	switch {
	case len(nums) == 2 && (first == "between" || first == "from"):
		c.between, c.value, c.upper = true, nums[0], nums[1]
	case len(nums) == 1:
		ops := map[string]query.CompareOp{"after": query.Greater, "before": query.Less, "since": query.GreaterEqual, "until": query.LessEqual}
		c.op, c.value = query.Equal, nums[0]
		if op, ok := ops[first]; ok {
			c.op = op
		}
	default:
		return
	}
	g.conditions = append(g.conditions, c)
	g.usedColumn(left, col)
	g.done(left, i)
}

// withinData reports whether a period touches the days that the data cover.
func (g *reading) withinData(f period.Found) bool {
	c := g.in.Calendar
	if c.DataFrom.IsZero() {
		return false
	}
	return (f.From.IsZero() || !f.From.After(c.DataThrough)) && (f.To.IsZero() || !f.To.Before(c.DataFrom))
}

// plainNumberAt reads an equality without a sign: "with 4 cylinders", "4
// cylinder cars", "cylinders is 4", "cylinders 4".
func (g *reading) plainNumberAt(i int) {
	right := g.after(i)
	left := g.before(i, isIs)
	if top := g.at(g.before(i)); top.role == isTop || top.role == isSuper || g.at(g.after(right)).role == isDerived {
		return
	}
	c := condition{op: query.Equal, value: g.spans[i].number, countOf: noColumn, orWith: noColumn, span: i}
	switch {
	case g.at(right).role == isColumn && g.numeric(g.spans[right]) && !g.groupedAt(i):
		c.column = g.numericColumn(g.spans[right])
		g.usedColumn(right, c.column)
		g.done(right, i)
	case g.at(left).role == isColumn && g.numeric(g.spans[left]) && g.at(g.before(left)).role != isGroup:
		c.column = g.numericColumn(g.spans[left])
		g.usedColumn(left, c.column)
		g.done(left, i)
	default:
		return
	}
	c.negated = g.negatedBefore(min(i, max(left, 0)))
	g.conditions = append(g.conditions, c)
}

// negatedBefore takes a negation directly before a span.
func (g *reading) negatedBefore(i int) bool {
	b := g.before(i, isStop, isAll, isIn, isA, isIs, isOf)
	if g.at(b).role == isNegation {
		g.done(b)
		return true
	}
	return false
}

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
	if sp.role != isColumn || g.at(g.after(n, isIs, isOf)).role == isNumber || among(g.at(g.after(n)).role, []role{isCompare, isBetween, isValue, isIs}) {
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
	case article && g.numeric(sp) && g.spans[i].role == isHave:
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
	if !ok || next.role != isRows && !(next.role == isColumn && isKey(g.column(next.columns[0].column).Name)) || g.groupedAt(i) {
		return
	}
	g.conditions = append(g.conditions, condition{column: col, positive: true, values: []string{yes}, countOf: noColumn, orWith: noColumn, span: i, negated: g.negatedBefore(i)})
	g.usedColumn(i, col)
	g.done(i)
}

// affirmative returns the value that says yes in a column of yes and no.
func (g *reading) affirmative(c domain.Column) (string, bool) {
	if c.Type == domain.Boolean {
		return "true", true
	}
	vs := g.in.Values.Values(c.Name)
	if len(vs) == 0 || len(vs) > 3 {
		return "", false
	}
	yes, no := "", false
	for _, v := range vs {
		switch fold(v) {
		case "y", "yes", "true", "t":
			yes = v
		case "n", "no", "false", "f":
			no = true
		}
	}
	return yes, yes != "" && (no || len(vs) == 1)
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
