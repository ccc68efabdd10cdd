package question

import "slices"

// readAnswerSides reads both answers of a column of yes and no that are said and set
// against each other, "insured = yes versus insured = no", "insured yes vs no",
// "insured (Y) with those who were not (N)", as what the rows are grouped by: as
// conditions no row would meet both, and one alone is half of the question.
func (g *reading) readAnswerSides() error {
	for i, sp := range g.spans {
		if sp.role != isColumn || !g.saysYes(sp) {
			continue
		}
		to, ok := g.answerSides(i)
		if !ok {
			continue
		}
		col := sp.columns[0].column
		from := i
		if b := g.before(i, isStop); among(g.at(b).role, []role{isGroup, isFor, isWith, isWhose, isBetween}) {
			from = b
		}
		for k := from; k < to; k++ {
			if g.spans[k].role == isColumn {
				g.usedColumn(k, col)
			}
			g.done(k)
		}
		g.apart = append(g.apart, col)
		return nil
	}
	return nil
}

// answerSides finds the span behind the two answers that are said of the column of
// yes and no at a span.
func (g *reading) answerSides(i int) (to int, ok bool) {
	var s answerPair
	for k := i + 1; k < len(g.spans); k++ {
		if g.takeAnswer(i, k, &s) {
			continue
		}
		sp := g.spans[k]
		switch {
		case s.both() && sp.role == isMark && g.closing(k):
			return k + 1, true
		case s.both():
			return k, true
		case sp.role == isVersus:
			s.linked, s.pointed = true, g.pointsBack(k+1)
		case sp.role == isLogic && s.first != unsaidAnswer:
			s.linked = true
		case among(sp.role, []role{isWith, isLogic}) && g.pointsBack(k+1):
			s.linked, s.pointed = true, true
			if s.first == unsaidAnswer {
				s.first = yesAnswer
			}
		case sp.role == isNegation && s.linked && s.pointed:
			s.denied = true
		case among(sp.role, []role{isIs, isStop, isCompare, isRows}), sp.role == isMark && g.bracket(k),
			s.linked && among(sp.role, []role{isWhose, isWhich, isFor, isWith, isFollowUp, isHave}):
		case sp.role == isColumn && sp.columns[0].column == g.spans[i].columns[0].column:
		case s.denied && s.first == yesAnswer:
			return k, true
		default:
			return 0, false
		}
	}
	return len(g.spans), s.both() || s.denied && s.first == yesAnswer
}

// answerPair is what was found of two answers so far.
type answerPair struct {
	first, second int
	linked        bool // by a word that sets one against the other
	pointed       bool // "those who"
	denied        bool // "who were not"
}

// The answers of a column of yes and no.
const (
	unsaidAnswer = iota
	yesAnswer
	noAnswer
)

func (s answerPair) both() bool { return s.first != unsaidAnswer && s.second != unsaidAnswer }

// takeAnswer takes a word that says yes or no as the next of a pair.
func (g *reading) takeAnswer(i, k int, s *answerPair) bool {
	col := g.column(g.spans[i].columns[0].column)
	yes, ok := g.truthWord(k, col)
	if w := g.tokens[g.spans[k].from].text; isZeroOne(col) && (w == "1" || w == "0") {
		yes, ok = w == "1", true
	}
	answer := noAnswer
	if yes {
		answer = yesAnswer
	}
	switch {
	case !ok || s.second != unsaidAnswer:
		return false
	case !s.linked && s.first == unsaidAnswer:
		s.first = answer
		return true
	case s.linked && s.first != unsaidAnswer && s.first != answer:
		s.second = answer
		return true
	}
	return false
}

// pointsBack reports whether a word stands for the rows named before: "those".
func (g *reading) pointsBack(k int) bool {
	k = g.after(k-1, isStop)
	if k > 0 && g.tokens[g.spans[k-1].from].text == "those" {
		return true
	}
	return k < len(g.spans) && (g.spans[k].role == isRows || slices.Contains([]string{"those", "ones", "the ones"}, fold(g.words(g.spans[k]))))
}

func (g *reading) bracket(k int) bool {
	return slices.Contains([]string{"(", ")", "=", ":", "'", "\""}, g.tokens[g.spans[k].from].text)
}

func (g *reading) closing(k int) bool {
	return slices.Contains([]string{")", "'", "\""}, g.tokens[g.spans[k].from].text)
}
