package question

import (
	"slices"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/query"
)

// readTruths reads a column of yes and no beside the answer that it is held
// against, in plain words or in the column's own: "attended is no", "late = y",
// "share of rows with churned true", "percentage of yes in attended". It comes
// before the passes that take "no" for a negation and "is" for a verb.
func (g *reading) readTruths() error {
	for i := range g.spans {
		sp := g.spans[i]
		if sp.role != isColumn || !g.saysYes(sp) {
			continue
		}
		from, to, said, ok := g.truthAfter(i)
		if !ok {
			from, to, said, ok = g.truthBefore(i)
		}
		if !ok {
			continue
		}
		state := g.stateSaid(i, said)
		g.usedColumn(i, state.column)
		for k := from; k <= to; k++ {
			g.done(k)
		}
		if k := g.shareOfState(i); k >= 0 {
			for ; k < i; k++ {
				g.done(k)
			}
			f := g.rowFilter(state)
			name := g.column(state.column).Name
			if !said {
				name = "no " + name
			}
			g.affirmedShare(f, name)
			continue
		}
		g.conditions = append(g.conditions, state)
	}
	return nil
}

// stateSaid is the condition that a column of yes and no says the one or the
// other. The values that say no are no more than those: what is not known is
// neither.
func (g *reading) stateSaid(i int, said bool) condition {
	col := g.spans[i].columns[0].column
	c := g.column(col)
	yes, _ := g.affirmative(c)
	state := holding(col, yes, i)
	if said {
		return state
	}
	state.denied = true
	if _, no := g.in.Values.yesAndNo(c.Name); c.Type == domain.String {
		state.denied, state.negated = false, no == ""
		if no != "" {
			state.positive, state.values = false, []string{no}
		}
	}
	return state
}

// truthAfter finds the answer behind a column of yes and no: the spans that say
// it, and whether it is a yes.
func (g *reading) truthAfter(i int) (from, to int, yes, ok bool) {
	col := g.column(g.spans[i].columns[0].column)
	joined, not := false, false
	k := i + 1
	for ; k < len(g.spans); k++ {
		sp := g.spans[k]
		word := g.tokens[sp.from].text
		if t, isTruth := g.truthWord(k, col); isTruth && (word != "no" && word != "n" && joined || g.closesAt(k+1)) {
			return i, k, t != not, !g.oppositeAfter(k+1, t, col)
		}
		switch {
		case sp.role == isIs, sp.role == isMark && word == ":",
			sp.role == isStop && slices.Contains([]string{"marked", "marked as", "says", "set to", "as", "equals"}, fold(g.words(sp))):
			joined = true
		case sp.role == isCompare && sp.word == string(query.Equal):
			joined = true
		case sp.role == isCompare && sp.word == string(query.NotEqual):
			joined, not = true, !not
		case sp.role == isNegation && word != "no":
			joined, not = true, !not
		case sp.role == isMark && (word == "=" || word == "'" || word == "\""):
			joined = joined || word == "="
		default:
			return 0, 0, false, false
		}
	}
	return 0, 0, false, false
}

// truthBefore finds the answer before a column of yes and no: "percentage of yes
// in attended", "number of no in churned".
func (g *reading) truthBefore(i int) (from, to int, yes, ok bool) {
	k := g.before(i, isStop, isA)
	if g.at(k).role != isIn && g.at(k).role != isFor {
		return 0, 0, false, false
	}
	k = g.before(k, isMark)
	if k < 0 || !among(g.at(g.before(k, isStop, isOf, isAll, isMark)).role, []role{isShare, isCount, isRows}) {
		return 0, 0, false, false
	}
	t, isTruth := g.truthWord(k, g.column(g.spans[i].columns[0].column))
	if b := g.before(k, isStop, isOf, isAll, isMark); g.spans[b].role == isCount && isTruth {
		g.counting = true
		g.done(b)
	}
	return k, i, t, isTruth
}

// truthWord reports whether a span is one word that says yes or no: one of
// English, or of the values of the column.
func (g *reading) truthWord(k int, c domain.Column) (yes, ok bool) {
	sp := g.at(k)
	if sp.to != sp.from+1 {
		return false, false
	}
	word := fold(g.tokens[sp.from].raw)
	all := affirmations()
	for _, a := range all[:1] {
		if slices.Contains(a.yes, word) {
			return true, true
		}
		if slices.Contains(a.no, word) {
			return false, true
		}
	}
	if c.Type != domain.String {
		return false, false
	}
	saysYes, saysNo := g.in.Values.answers(c.Name)
	said := []string{word}
	yes = len(allSaying(saysYes, said)) > 0
	return yes, yes || len(allSaying(saysNo, said)) > 0
}

// closesAt reports whether nothing that a "no" could belong to follows.
func (g *reading) closesAt(k int) bool {
	ends := []role{isMark, isGroup, isLogic, isIn, isFor, isPeriod, isVersusTime, isOrder, isTop, isWhose, isOver, isGrain}
	return k >= len(g.spans) || among(g.spans[k].role, ends)
}

// oppositeAfter reports whether the other answer is listed too: "yes or no",
// "true vs false" chooses nothing.
func (g *reading) oppositeAfter(k int, yes bool, c domain.Column) bool {
	if !among(g.at(k).role, []role{isLogic, isVersus}) {
		return false
	}
	other, ok := g.truthWord(k+1, c)
	return ok && other != yes
}

// shareOfState is the span of the word for a share of which a state is all that
// is said: "share of rows where …", "percentage of yes in …"; below 0 where there
// is none, or where something else is shared.
func (g *reading) shareOfState(i int) int {
	if s := g.sharing; s != nil && (s.said() > 1 || g.nearSQL() || g.sideOf(i) != partSide) { // one of its conditions
		return noColumn
	}
	for k := i - 1; k >= 0; k-- {
		switch sp := g.spans[k]; sp.role {
		case isShare:
			to := sp.to
			if slices.ContainsFunc(g.tokens[to:min(to+2, len(g.tokens))], func(t token) bool { return t.text == "all" || t.text == "total" }) {
				return noColumn
			}
			return k
		case isStop, isRows, isOf, isWith, isWhose, isHave, isIs, isA, isIn, isMark:
		case isColumn:
			if !isKey(g.column(sp.columns[0].column).Name) {
				return noColumn
			}
		default:
			return noColumn
		}
	}
	return noColumn
}

// deniedFilter keeps the rows in which a column of yes and no says no.
func deniedFilter(col domain.Column) Filter {
	f := Filter{Columns: []string{col.Name}, Text: col.Name + " = false"}
	says := query.Literal{Value: false}
	if col.Type != domain.Boolean {
		f.Text, says = col.Name+" = 0", query.Literal{Value: int64(0)}
	}
	f.Expr = query.Compare{Op: query.Equal, Left: query.Column{Name: col.Name}, Right: says}
	return f
}
