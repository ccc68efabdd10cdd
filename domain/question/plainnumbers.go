package question

import (
	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/period"
	"github.com/lumenore/analytics-mcp-server/domain/query"
)

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

// rangeAt reads two numbers with "to" between them behind what things have: "members
// with 10 to 20 visits".
func (g *reading) rangeAt(i int) bool {
	to := g.after(i, isStop)
	m := g.after(to, isStop)
	if g.text(g.at(to).from) != "to" || g.at(m).role != isNumber || !among(g.at(g.before(i, isStop)).role, []role{isWith, isHave, isWhose, isIs}) {
		return false
	}
	c := condition{between: true, value: g.spans[i].number, upper: g.spans[m].number, countOf: noColumn, orWith: noColumn, span: i}
	if g.subject(c, i, m, i, m) != nil {
		return false
	}
	g.done(to)
	return true
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
	if k := g.before(left, isStop); g.at(left).role == isOf && g.at(k).role == isColumn && g.numeric(g.spans[k]) && among(g.at(g.before(k, isA, isStop)).role, []role{isWith, isHave, isWhose, isRows}) { // "with a bonus of 10"
		left = k
	}
	if w := fold(g.words(g.at(left))); w == "either" || w == "exactly" {
		left = g.before(left, isIs)
	}
	if top := g.at(g.before(i)); top.role == isTop || top.role == isSuper || g.at(g.after(right)).role == isDerived || g.boundAfter(i) {
		return
	}
	c := condition{op: query.Equal, value: g.spans[i].number, countOf: noColumn, orWith: noColumn, span: i}
	switch k := g.ordinalNamed(i); {
	case k != noColumn:
		c.column = k
		g.usedColumn(i-1, k)
		g.done(i-1, i)
	case g.at(right).role == isColumn && g.numeric(g.spans[right]) && !g.groupedAt(i):
		c.column = g.numericColumn(g.spans[right])
		g.usedColumn(right, c.column)
		g.done(right, i)
	case g.at(left).role == isColumn && g.numeric(g.spans[left]) && g.at(g.before(left)).role != isGroup:
		c.column = g.numericColumn(g.spans[left])
		g.usedColumn(left, c.column)
		g.done(left, i)
	case left == i-1 && g.at(left).role == isColumn && g.numberedBy(g.spans[left]) != noColumn && g.at(left).to == g.spans[i].from: // "booking 10234"
		c.column = g.numberedBy(g.spans[left])
		g.done(left, i)
	default:
		return
	}
	c.negated = g.negatedBefore(min(i, max(left, 0)))
	c.also = g.numbersBeside(i)
	if k := i + 1; g.at(k).role == isIn && fold(g.words(g.spans[k])) == "to" || g.at(k).role == isMark && g.words(g.at(k)) == "-" { // "aged 20 to 30"
		if g.at(k+1).role == isNumber && len(c.also) == 0 {
			c.between, c.upper = true, g.spans[k+1].number
			g.done(k, k+1)
		}
	}
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

// numbersBeside takes the other numbers of a list that a number belongs to:
// "aged 32, 33 or 34", "4 or 6 cylinders".
func (g *reading) numbersBeside(i int) []float64 {
	var out []float64
	for k := g.after(i, isStop); g.at(k).role == isLogic && g.at(g.after(k, isStop, isLogic)).role == isNumber; k = g.after(i, isStop) {
		n := g.after(k, isStop, isLogic)
		if own := g.at(n + 1); own.role == isColumn && g.numeric(own) { // "2 rooms and 3 baths"
			break
		}
		i = n
		out = append(out, g.spans[i].number)
		g.done(i)
	}
	if next := g.at(i + 1); next.role == isShare && g.tokens[next.from].text == "percent" && next.to == next.from+1 { // "10 or 15 percent": a unit
		g.done(i + 1)
	}
	for k := g.before(i, isStop); len(out) == 0 && g.at(k).role == isLogic && g.at(g.before(k, isStop, isLogic)).role == isNumber; k = g.before(i, isStop) {
		i = g.before(k, isStop, isLogic)
		out = append(out, g.spans[i].number)
		g.done(i)
	}
	return out
}

// numberedBy is the column of numbers that names the things of a span one by
// one; noColumn where there is none.
func (g *reading) numberedBy(sp span) int {
	for _, r := range sp.columns {
		if c := g.column(r.column); c.Role == domain.RoleIdentifier && c.Type == domain.Integer && isKey(c.Name) {
			return r.column
		}
	}
	return noColumn
}

// boundAfter reports whether a number is one end of a range, told behind it: "5
// or more", "20 years and older".
func (g *reading) boundAfter(i int) bool {
	for _, k := range []int{i + 1, i + 2} {
		if sp := g.at(k); sp.role == isCompare {
			switch g.tokens[sp.from].text {
			case "or", "and":
				return sp.to > sp.from+1
			}
			return false
		}
	}
	return false
}
