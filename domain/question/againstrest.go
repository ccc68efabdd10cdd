package question

import (
	"slices"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/query"
)

// readAgainstRest reads one value set against all the others together, "West
// compared with the rest", "is the fee in ward 3 higher than in the other wards",
// as two groups of rows: those of the value and all others. It reports whether the
// word at a span means the others of the one value named.
func (g *reading) readAgainstRest(i int) bool {
	if !g.tableAsked() || g.share != "" || slices.ContainsFunc(g.spans, func(sp span) bool { return sp.first == isShare }) {
		return false
	}
	at, col, value := g.setAgainst(i)
	if at < 0 || containsInt(g.dimensions, col) || g.groupedByColumn(col) {
		return false
	}
	c := g.column(col)
	const others = "all others"
	is := query.Compare{Op: query.Equal, Left: query.Column{Name: c.Name}, Right: query.Literal{Value: value}}
	g.restOf = append(g.restOf, Dimension{Name: c.Name + " (" + value + " or " + others + ")", Column: c.Name, Type: domain.String,
		Expr: query.Case{Branches: []query.Branch{{When: is, Then: query.Literal{Value: value}}}, Else: query.Literal{Value: others}}})
	g.assume("'" + g.words(g.spans[i]) + "' is taken to mean all rows whose " + c.Name + " is not " + value + ", together")
	g.done(i)
	for k := at; k < i; k++ {
		if sp := g.spans[k]; k == at || among(sp.role, []role{isVersus, isCompare, isWith, isFollowUp, isLogic, isTool, isUnknown}) {
			g.done(k)
		}
	}
	if n := at + 1; g.at(n).role == isColumn && !g.numeric(g.spans[n]) { // "Acme machines vs the rest": all of them together
		g.done(n)
	}
	named := func(r columnRef) bool { return r.column == col }
	if n := i + 1; g.at(n).role == isColumn && slices.ContainsFunc(g.spans[n].columns, named) || g.isThings(g.at(n)) {
		g.done(n) // "the other regions", "all other orders"
	}
	g.leaveComparison(at, i)
	return true
}

// setAgainst is the span, the column and the text of the one value that the word
// for the others at a span is set against; -1 where none or several are named, or
// no word sets them against each other.
func (g *reading) setAgainst(i int) (at, column int, value string) {
	at = -1
	for k, sp := range g.spans {
		if sp.role == isPart || sp.role == isValue && k > i {
			return -1, noColumn, ""
		}
		if sp.role != isValue {
			continue
		}
		if at >= 0 || len(sp.values) == 0 || g.at(g.before(k, isStop)).role == isNegation {
			return -1, noColumn, ""
		}
		at = k
	}
	if at < 0 || !g.setsAgainst(at, i) {
		return -1, noColumn, ""
	}
	column, f := g.valueColumn(at, noColumn)
	if f != nil {
		return -1, noColumn, ""
	}
	for _, v := range g.spans[at].values {
		if v.Column == g.column(column).Name {
			return at, column, v.Text
		}
	}
	return -1, noColumn, ""
}

// setsAgainst reports whether words between a value and the word for its others
// set one against the other.
func (g *reading) setsAgainst(at, i int) bool {
	from, to := g.spans[at].to, g.spans[i].from
	against := slices.ContainsFunc(g.tokens[from:to], func(t token) bool {
		return slices.Contains([]string{"vs", "versus", "v", "compared", "against", "than", "compare", "relative"}, t.text)
	})
	compared := slices.ContainsFunc(g.tokens[:from], func(t token) bool { return slices.Contains([]string{"compare", "difference", "differ"}, t.text) })
	joined := slices.ContainsFunc(g.tokens[from:to], func(t token) bool { return slices.Contains([]string{"with", "to", "and", "from", "between"}, t.text) })
	return against || compared && joined
}

// groupedByColumn reports whether a column is named behind "by" or "per".
func (g *reading) groupedByColumn(col int) bool {
	for k, sp := range g.spans {
		if sp.role == isColumn && sp.columns[0].column == col && g.at(g.before(k, isStop, isAll)).role == isGroup {
			return true
		}
	}
	return false
}

// leaveComparison takes the words that ask which of the two sides is higher, "is …
// higher than": both sides are shown.
func (g *reading) leaveComparison(at, i int) {
	for k := at; k < i; k++ {
		for _, t := range g.tokens[g.spans[k].from:g.spans[k].to] {
			if slices.Contains([]string{"higher", "lower", "more", "less", "larger", "smaller", "greater", "better", "worse", "longer", "shorter", "than"}, t.text) {
				g.done(k)
				break
			}
		}
	}
}
