package question

// readMinimumRows reads "minimum 100 orders" and "max 20 units" as the bound on each
// group that they are: with a number behind it the word is no aggregate.
func (g *reading) readMinimumRows() error {
	for i, sp := range g.spans {
		op, ok := map[string]string{"minimum": ">=", "maximum": "<="}[sp.word]
		n := g.after(i, isStop, isOf)
		if g.at(n).role == isMark && g.text(g.at(n).from) == "." { // "min. 100 orders"
			n = g.after(n, isStop)
		}
		things := g.after(n, isStop, isDistinct)
		if i == 0 || !among(g.spans[i-1].role, []role{isMark, isWith, isHave, isLogic}) { // "rating min 3 stars" is of the rating
			continue
		}
		if sp.role != isAggregate || !ok || g.at(n).role != isNumber || !g.isThings(g.at(things)) && g.at(things).role != isColumn {
			continue
		}
		g.spans[i].role, g.spans[i].first, g.spans[i].word = isCompare, isCompare, op
	}
	return nil
}

// boundsNext reports whether a bound that a comma or a bracket parts from the number
// before it is on the one behind it: "by average profit, at least 20 units".
func (g *reading) boundsNext(left, from, right int) bool {
	sp := g.at(right)
	if sp.role != isColumn || !g.numeric(sp) || sp.columns[0].how == "its unit" || g.comparedItself(right) {
		return false
	}
	for k := left + 1; k < from && left >= 0; k++ {
		if g.spans[k].role == isMark {
			return g.at(left).role == isColumn && g.numericColumn(sp) != g.numericColumn(g.spans[left])
		}
	}
	return false
}
