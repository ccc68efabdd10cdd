package question

import (
	"slices"
	"strings"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/query"
)

// readComparedDates reads a column of dates that is held against another one of
// the same row: "returned after the due date", "shipped on the day of the order",
// "came back late" where one says when it was due. It restricts the rows; read as
// a course over time the second column would be lost.
func (g *reading) readComparedDates() error {
	for i := range g.spans {
		from := g.dateSaidAt(i)
		if from == noColumn {
			continue
		}
		op, first, last, to := g.heldAgainst(i, from)
		if to == noColumn {
			op, first, last, to = g.lateBeside(i, from)
		}
		if to == noColumn {
			if f := g.refuseHalfCompared(i, from); f != nil {
				return f
			}
			continue
		}
		if n := g.before(first, isStop, isIs, isHave); g.at(n).role == isNegation {
			op = denied(op)
			g.done(n)
		}
		g.usedColumn(i, from)
		g.conditions = append(g.conditions, condition{op: op, column: from, against: to + 1, countOf: noColumn, orWith: noColumn, span: i})
		if a, b := g.column(from), g.column(to); a.NullShare > 0 || b.NullShare > 0 {
			g.assume("rows without " + a.Name + " or " + b.Name + " do not count as such")
		}
		if g.happened == 0 {
			g.happened = from + 1
		}
		for k := first; k <= last; k++ {
			g.spans[k].first, g.spans[k].columns = isStop, nil
			g.done(k)
		}
	}
	return nil
}

// refuseHalfCompared refuses the day of something that is no column of dates, "on
// the day of the match", and "late" before a period, which may be of either.
func (g *reading) refuseHalfCompared(i, from int) error {
	said := g.tokens[g.spans[i].to:]
	said = said[fillers(said):]
	for _, c := range dateComparisons() {
		if c.op == query.Equal && len(c.words) > 2 && leadWith(said, c.words) && g.dateBeside(from) != noColumn {
			other := g.column(g.dateBeside(from)).Name
			return domain.NewFault(domain.KindUnsupported, "of the two days that are compared only that of "+g.column(from).Name+" is read.",
				"Name both columns of dates, as in: how many rows where "+g.column(from).Name+" is on the same day as "+other)
		}
	}
	if to := g.dueBeside(from); to != noColumn && len(said) > 0 && (said[0].text == "late" || said[0].text == "early") && g.at(i+1).role == isPeriod && g.at(i+1).to > g.at(i+1).from+1 {
		return domain.NewFault(domain.KindAmbiguous, "'"+said[0].text+"' may be said of the period or of "+g.column(to).Name+".",
			"Ask, for instance: how many rows where "+g.column(from).Name+" is after "+g.column(to).Name)
	}
	return nil
}

// dateBeside is another column of dates; noColumn where there is none.
func (g *reading) dateBeside(from int) int {
	return slices.IndexFunc(g.in.Dataset.Columns, func(c domain.Column) bool {
		return c.Type.Temporal() && c.Name != g.column(from).Name
	})
}

// dateSaidAt is the column of dates that a span says, by its name or by the verb
// for what happened then; noColumn where it says none.
func (g *reading) dateSaidAt(i int) int {
	sp := g.at(i)
	if sp.role == isColumn {
		if k := g.temporalColumn(i); k != noColumn && (sp.to > sp.from+1 || sp.columns[0].column == k) {
			return k
		}
	}
	if !among(sp.role, []role{isColumn, isRows, isStop, isUnknown}) || sp.to != sp.from+1 {
		return noColumn
	}
	w := g.tokens[sp.from].text
	if len(w) <= len("day") { // "may", "set", "end"
		return noColumn
	}
	return g.dateOf(w)
}

// heldAgainst is how the dates of a span are compared with those of another
// column, the spans that say so, and that column; noColumn where they are not.
func (g *reading) heldAgainst(i, from int) (op query.CompareOp, first, last, to int) {
	said := g.tokens[g.spans[i].from:]
	n := g.spans[i].to - g.spans[i].from
	on := said[n-1].text == "on"
	n += fillers(said[n:])
	for _, c := range dateComparisons() {
		if leadWith(said[n:], c.words) {
			return g.secondDate(i, from, n+len(c.words), c.op, !c.sure)
		}
	}
	if !on {
		return query.Equal, i, i, noColumn
	}
	return g.secondDate(i, from, n, query.Equal, true)
}

// secondDate finds the column that dates are held against, n tokens behind the
// start of a span. Where only "on" leads to it, it must be said to be a day: "on
// the due date".
func (g *reading) secondDate(i, from, n int, op query.CompareOp, dated bool) (query.CompareOp, int, int, int) {
	start := g.spans[i].from
	n += fillers(g.tokens[start+n:])
	k := slices.IndexFunc(g.spans, func(sp span) bool { return sp.from == start+n })
	if k <= i {
		return op, i, i, noColumn
	}
	to, last := g.dateSaidAt(k), k
	if to == noColumn || to == from {
		return op, i, i, noColumn
	}
	isDay := slices.ContainsFunc(g.tokens[g.spans[k].from:g.spans[k].to], func(t token) bool { return t.text == "date" || t.text == "day" })
	if next := g.at(k + 1); k+1 < len(g.spans) && next.to == next.from+1 && slices.Contains([]string{"date", "day", "time"}, g.tokens[next.from].text) {
		last, isDay = k+1, true
	}
	if dated && (!isDay || among(g.at(g.after(last, isIn)).role, []role{isPeriod, isNumber, isCompare, isLogic})) {
		return op, i, i, noColumn
	}
	return op, i, last, to
}

// lateBeside reads "returned late", "late returns" and "delivered on time" of a table
// with one other column of dates that says when it was due.
func (g *reading) lateBeside(i, from int) (op query.CompareOp, first, last, to int) {
	to = g.dueBeside(from)
	if to == noColumn || g.spans[i].to > g.spans[i].from+1 && g.spans[i].role != isColumn {
		return "", i, i, noColumn
	}
	for _, w := range []struct {
		said string
		op   query.CompareOp
	}{{"too late", query.Greater}, {"late", query.Greater}, {"on time", query.LessEqual}, {"in time", query.LessEqual}, {"punctually", query.LessEqual}, {"early", query.Less}, {"too early", query.Less}} {
		ws := strings.Fields(w.said)
		for k := i + 1; k < len(g.spans) && g.spans[k].to <= g.spans[i].to+len(ws); k++ {
			if g.spans[k].to == g.spans[i].to+len(ws) && leadWith(g.tokens[g.spans[i].to:], ws) && g.unsaidElsewhere(i+1, k) {
				return w.op, i, k, to
			}
		}
		if b := i - 1; len(ws) == 1 && b >= 0 && g.tokens[g.spans[b].to-1].text == ws[0] && g.unsaidElsewhere(b, b) {
			return w.op, b, i, to
		}
	}
	return "", i, i, noColumn
}

// unsaidElsewhere reports whether spans name nothing of the dataset: a column or
// value "late" says it itself.
func (g *reading) unsaidElsewhere(from, to int) bool {
	for k := from; k <= to; k++ {
		if among(g.spans[k].role, []role{isColumn, isValue, isPart, isQuoted}) {
			return false
		}
	}
	return true
}

// dueBeside is the one column that says when something was due, beside the one
// that says when it happened; noColumn where there are none or several.
func (g *reading) dueBeside(from int) int {
	found := noColumn
	for k, c := range g.in.Dataset.Columns {
		if k == from || !c.Type.Temporal() || !slices.ContainsFunc(words(c.Name), saysDue) {
			continue
		}
		if found != noColumn {
			return noColumn
		}
		found = k
	}
	return found
}

func saysDue(w string) bool {
	return slices.Contains([]string{"due", "deadline", "promised", "expected", "scheduled", "planned", "target", "agreed", "required", "eta"}, w)
}

// dateComparison is how two dates may be compared in words.
type dateComparison struct {
	words []string
	op    query.CompareOp
	sure  bool // that a comparison is meant, whatever column follows
}

// dateComparisons lists them, longer ones before those that they begin with.
func dateComparisons() []dateComparison {
	var out []dateComparison
	for _, c := range []struct {
		op   query.CompareOp
		said string
	}{
		{query.GreaterEqual, "on or after|not before|not earlier than|no earlier than|>="},
		{query.LessEqual, "on or before|not after|not later than|no later than|<="},
		{query.Greater, "later than|after|past|beyond|>"},
		{query.Less, "earlier than|ahead of|prior to|before|<"},
		{query.Equal, "on the day they|on the day it|on the day that they|on the day that it|on the day when they|on the day when it|" +
			"on the same day they|on the same day it|on the same day that they|on the same day that it|" +
			"same day they|same day it|same day that they|same day that it|day they|day it|day that they|day that it|" +
			"on the very day of|on the same day as|on the same day of|on the same date as|on the day of|on the date of|" +
			"on the same day|the same day as|same day as|same date as|same as|day of|equal to|equals|="},
	} {
		for _, said := range strings.Split(c.said, "|") {
			out = append(out, dateComparison{strings.Fields(said), c.op, true})
		}
	}
	return append(out, dateComparison{[]string{"on"}, query.Equal, false})
}

// fillers is how many words at the front say nothing of how dates compare.
func fillers(said []token) int {
	for n, t := range said {
		if !slices.Contains([]string{"is", "was", "were", "are", "being", "been", "the", "a", "its", "their", "it", "they", "than"}, t.text) {
			return n
		}
	}
	return len(said)
}

// leadWith reports whether tokens begin with words.
func leadWith(said []token, words []string) bool {
	return len(said) >= len(words) && slices.Equal(texts(said[:len(words)]), words)
}

// denied is a comparison that does not hold.
func denied(op query.CompareOp) query.CompareOp {
	switch op {
	case query.Greater:
		return query.LessEqual
	case query.GreaterEqual:
		return query.Less
	case query.Less:
		return query.GreaterEqual
	case query.LessEqual:
		return query.Greater
	case query.Equal:
		return query.NotEqual
	}
	return query.Equal
}

// againstFilter holds one column of a row against another. Of dates and moments,
// and wherever the same day is asked for, whole days are compared.
func againstFilter(op query.CompareOp, a, b domain.Column) Filter {
	f := Filter{Expr: query.Compare{Op: op, Left: query.Column{Name: a.Name}, Right: query.Column{Name: b.Name}}, Text: a.Name + " " + string(op) + " " + b.Name, Columns: []string{a.Name, b.Name}}
	moments := a.Type == domain.Timestamp || b.Type == domain.Timestamp
	if a.Type.Temporal() && b.Type.Temporal() && moments && (a.Type != b.Type || op == query.Equal || op == query.NotEqual) {
		days := query.Call{Function: query.DaysBetween, Arguments: []query.Expr{query.Column{Name: b.Name}, query.Column{Name: a.Name}}}
		f.Expr, f.Text = query.Compare{Op: op, Left: days, Right: query.Literal{Value: int64(0)}}, f.Text+" (whole days)"
	}
	return f
}
