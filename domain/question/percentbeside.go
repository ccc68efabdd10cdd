package question

import (
	"slices"

	"github.com/lumenore/analytics-mcp-server/domain"
)

// readPercentBeside reads a percentage that stands beside a state without "of":
// "late % by carrier", "returned orders % per region", "% late by carrier". It is
// the share of the rows in that state. Beside an amount it is each group's share
// of it. A state that other words narrow down, "late express %", keeps its words:
// out of which rows it is taken is not said.
func (g *reading) readPercentBeside() error {
	if g.in.Analysis == domain.Correlation || g.in.Analysis == domain.Pareto {
		return nil
	}
	for i := range g.spans {
		if !g.percentWordAt(i) {
			continue
		}
		if g.phraseEnds(i + 1) {
			g.percentBehind(i)
		} else {
			g.percentBefore(i)
		}
	}
	return nil
}

// percentWordAt reports whether a span is a word for a percentage that belongs to
// no number and to no name.
func (g *reading) percentWordAt(i int) bool {
	sp := g.spans[i]
	if sp.to != sp.from+1 || !among(sp.role, []role{isMark, isShare, isUnknown}) || sp.from > 0 && g.tokens[sp.from-1].number ||
		sp.role == isShare && g.answerBeside(i) { // "percentage late by route"
		return false
	}
	return isPercentWord(g.text(sp.from))
}

// answerBeside reports whether the state beside a word for a share is a column of
// yes and no, which other passes read.
func (g *reading) answerBeside(i int) bool {
	for _, k := range []int{i - 2, i - 1, i + 1} {
		if sp := g.at(k); k >= 0 && sp.role == isColumn && g.saysYes(sp) {
			return true
		}
	}
	return false
}

// phraseEnds reports whether a span is where a new phrase begins, or the end.
func (g *reading) phraseEnds(i int) bool {
	if i >= len(g.spans) {
		return true
	}
	sp := g.spans[i]
	return among(sp.role, []role{isGroup, isFor, isIn, isPeriod, isLogic, isWhose}) || sp.role == isMark && g.text(sp.from) != "%" ||
		sp.role == isStop && slices.Contains([]string{"over", "across", "between"}, g.text(sp.from))
}

// percentBehind reads the state or the amount before a percentage.
func (g *reading) percentBehind(i int) {
	from := i - 1
	if g.isThings(g.at(from)) && from > 0 && g.saysState(from-1) {
		from--
	}
	if from < 0 || !g.phraseBegins(from) {
		return
	}
	if sp := g.spans[from]; sp.role == isColumn && g.numeric(sp) && !g.saysYes(sp) {
		if from == i-1 && addsUp(g.column(g.numericColumn(sp))) {
			g.spans[i].role, g.spans[i].first, g.spans[i].word = isShare, isShare, "total"
		}
		return
	}
	if col, values, ok := g.stateBefore(from); ok && g.saysState(from) {
		g.rate(from, i, col, values)
		return
	}
	g.readDeedRate(from, i)
}

// percentBefore reads the state behind a percentage, where nothing but that is
// asked for.
func (g *reading) percentBefore(i int) {
	k := i + 1
	end := k + 1
	if g.isThings(g.at(end)) {
		end++
	}
	if !g.saysState(k) || !g.phraseEnds(end) || g.at(end).role == isLogic || !g.phraseBegins(i) || g.otherNumbers(k) {
		return
	}
	if col, values, ok := g.stateBefore(k); ok {
		g.rate(k, end-1, col, values)
		g.done(i)
	}
}

// saysState reports whether a span can name a state of rows: a value, an answer of
// yes and no.
func (g *reading) saysState(i int) bool {
	sp := g.at(i)
	switch sp.role {
	case isValue:
		return len(sp.values) == 1
	case isColumn:
		return g.saysYes(sp)
	}
	return false
}

// phraseBegins reports whether nothing before a span belongs to it: the words
// before are fill, or end another phrase.
func (g *reading) phraseBegins(i int) bool {
	b := g.before(i, isStop, isAll, isA)
	return b < 0 || among(g.spans[b].role, []role{isMark, isLogic, isList, isWhich, isPeriod, isChart, isTool, isWith})
}
