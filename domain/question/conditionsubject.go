package question

// conditionSubject is the span of the things that a condition behind them is said of, over
// the conditions that stand between: "loans" for each of the three in "loans where
// the branch is Central and with a reservation and a fine above 5"; noColumn where
// anything else stands before it.
func (g *reading) conditionSubject(i int) int {
	for k := i - 1; k >= 0; k-- {
		switch sp := g.spans[k]; {
		case among(sp.first, []role{isStop, isA, isAll, isIs, isLogic, isMark, isWith, isWhose, isHave, isValue, isPart, isQuoted, isNumber,
			isCompare, isBetween, isNegation, isNull, isContains}):
		case sp.first == isOf && among(g.at(k+1).first, []role{isCompare, isNumber, isBetween}): // "a fine of more than 5"
		case sp.first == isColumn && g.inCondition(k):
		case sp.first == isColumn || sp.first == isRows:
			return k
		default:
			return noColumn
		}
	}
	return noColumn
}

// inCondition reports whether a column is named as what a condition is about: "with
// a fine", "where the branch", "more than 5 renewals".
func (g *reading) inCondition(i int) bool {
	k := g.beyond(i, -1, []role{isStop, isA, isAll, isIs})
	return among(g.at(k).first, []role{isWith, isWhose, isHave, isNull, isNegation, isCompare, isNumber})
}

// onlyRowsOf reports whether the rows' own noun says no more than which figures are
// looked at, behind what they are grouped by: "by ward, for visits in 2024".
func (g *reading) onlyRowsOf(i, col int) bool {
	sp := g.spans[i]
	if len(g.head)+len(g.dimensions) == 0 || !isKey(g.column(col).Name) || !g.namesRows(col) || g.saysKey(sp) || g.singular(sp) {
		return false
	}
	k := g.beyond(i, -1, []role{isStop, isAll, isA, isValue})
	return among(g.at(k).first, []role{isFor, isOf}) || g.at(k).first == isGrain && g.tokens[g.spans[k].to-1].text == "of"
}

// countSaid reports whether a span is what groups are said to have a number of:
// "branches with a number of different genres above 5".
func (g *reading) countSaid(i int) bool {
	k := g.before(i, isStop, isAll)
	return g.countable(i) && among(g.at(k).role, []role{isCount, isDistinct}) && among(g.at(g.before(k, isStop, isA)).role, []role{isWith, isHave, isWhose})
}
