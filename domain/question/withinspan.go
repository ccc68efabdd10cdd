package question

import (
	"slices"
	"strconv"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/query"
)

// timePassed is what a condition says of the time from one column of dates to
// that of the condition.
type timePassed struct {
	from int
	unit string // "days", "hours" or "minutes"
}

// readTimePassed reads "paid within 30 days", "resolved in less than an hour" and
// "delivered more than 3 days after the order date" as a condition on the time
// from one date of each row to another.
func (g *reading) readTimePassed() error {
	for i, sp := range g.spans {
		to, ok := g.dateOfDeed(i)
		if !ok {
			g.lastedLonger(i)
			continue
		}
		b, ok := g.boundAt(sp.to)
		if !ok || g.at(i+1).role == isPeriod && g.at(i+1).to >= b.end { // "closed within 7 days of 1 March"
			continue
		}
		from, end := g.ownDay(), b.end
		if k, last, ok := g.startBehind(b.end); ok {
			from, end = k, last
		} else if b.needsStart {
			continue
		}
		if from == noColumn || from == to || !g.hasUnit(b.unit, from, to) {
			continue
		}
		g.conditions = append(g.conditions, condition{column: to, op: b.op, value: b.value, passed: &timePassed{from: from, unit: b.unit},
			ofRow: true, countOf: noColumn, orWith: noColumn, span: i})
		g.assume("'" + g.words(span{from: sp.from, to: end}) + "' is counted from " + g.column(from).Name + " to " + g.column(to).Name)
		for k := range g.spans {
			if g.spans[k].from >= sp.from && g.spans[k].to <= end {
				g.done(k)
			}
		}
	}
	return nil
}

// settleDeedDates reads a participle behind what the rows are, with a period, as
// the day when it was done: "invoices paid in May" in a table that also has an
// amount Paid.
func (g *reading) settleDeedDates() error {
	for i, sp := range g.spans {
		if sp.role != isColumn || !g.numeric(sp) || g.at(g.after(i, isStop, isIn)).role != isPeriod || !g.isThings(g.at(g.before(i, isStop, isIs, isHave))) {
			continue
		}
		if k, ok := g.dateOfDeed(i); ok {
			g.spans[i].columns = []columnRef{{k, headOfName, whenItHappened}}
		}
	}
	return nil
}

// dateOfDeed is the column of dates that tells when what a span of one word says
// was done: "paid" is the day in Paid Date, also beside an amount Paid.
func (g *reading) dateOfDeed(i int) (int, bool) {
	sp := g.spans[i]
	if !among(sp.role, []role{isColumn, isUnknown, isValue}) || sp.to != sp.from+1 || !isParticiple(g.tokens[sp.from].text) {
		return noColumn, false
	}
	if sp.role == isColumn && g.temporalColumn(i) != noColumn {
		return g.temporalColumn(i), true
	}
	k := g.timeOfWord(g.tokens[sp.from].text)
	if k == noColumn && sp.role == isValue { // "refunded within a week" of a status
		k = g.dateOf(g.tokens[sp.from].text)
	}
	return k, k != noColumn && g.column(k).Type.Temporal()
}

// passedBound is a bound on a time that passes, up to a token.
type passedBound struct {
	op         query.CompareOp
	value      float64
	unit       string
	end        int
	needsStart bool // it says such a bound only with the date that it counts from
}

// boundAt reads "within 30 days", "in less than an hour", "more than 2 weeks".
func (g *reading) boundAt(t int) (passedBound, bool) {
	var b passedBound
	at := func(k int) string { return g.text(k) }
	led := at(t) == "in" || at(t) == "after" || at(t) == "within"
	if b.op = query.LessEqual; at(t) != "within" {
		b.op = ""
	}
	if led {
		t++
	}
	for _, words := range []struct {
		first, second string
		op            query.CompareOp
	}{
		{"less", "than", query.Less}, {"fewer", "than", query.Less}, {"more", "than", query.Greater}, {"longer", "than", query.Greater},
		{"at", "most", query.LessEqual}, {"up", "to", query.LessEqual}, {"at", "least", query.GreaterEqual}, {"under", "", query.Less}, {"over", "", query.Greater},
	} {
		if at(t) != words.first || words.second != "" && at(t+1) != words.second {
			continue
		}
		b.op, b.needsStart = words.op, !led
		if t++; words.second != "" {
			t++
		}
		break
	}
	if b.op == "" {
		return b, false
	}
	switch {
	case at(t) == "a" || at(t) == "an":
		b.value = 1
	case t < len(g.tokens) && g.tokens[t].number && !g.tokens[t].quoted:
		b.value = g.tokens[t].value
	default:
		return b, false
	}
	switch singular(at(t + 1)) {
	case "minute", "min":
		b.unit = "minutes"
	case "hour", "hr", "h":
		b.unit = "hours"
	case "day":
		b.unit = "days"
	case "week":
		b.unit, b.value = "days", 7*b.value
	}
	b.end = t + 2
	return b, b.unit != ""
}

// startBehind reads "of the order date" and "after booking" behind a bound: the
// column that it counts from, and the token behind it.
func (g *reading) startBehind(t int) (column, end int, ok bool) {
	if !slices.Contains([]string{"of", "from", "after", "since"}, g.text(t)) {
		return noColumn, t, false
	}
	for k, sp := range g.spans {
		switch {
		case sp.from <= t:
		case g.dayAt(k):
			return g.dayOf(k), sp.to, true
		case !among(sp.role, []role{isA, isStop, isIs}) && g.tokens[sp.from].text != "they" && g.tokens[sp.from].text != "it":
			return noColumn, t, false
		}
	}
	return noColumn, t, false
}

// text is a token's folded text; empty behind the last.
func (g *reading) text(t int) string {
	if t < 0 || t >= len(g.tokens) {
		return ""
	}
	return g.tokens[t].text
}

// passedFilter keeps the rows for which so much time passed.
func (g *reading) passedFilter(to domain.Column, c condition) Filter {
	from := g.column(c.passed.from)
	e := timeBetween(c.passed.unit, from, to)
	return Filter{Expr: g.compare(e, c), Columns: []string{from.Name, to.Name},
		Text: c.passed.unit + " from " + from.Name + " to " + to.Name + " " + string(c.op) + " " + strconv.FormatFloat(c.value, 'f', -1, 64)}
}
