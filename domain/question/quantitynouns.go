package question

// verbsAsQuantities leaves a word unknown that is passed over where it is a verb
// ("output the rows") and stands in the place of a quantity, where no other is
// named: dropped there, the dataset's default measure would be answered for it.
func (g *reading) verbsAsQuantities() error {
	for i, sp := range g.spans {
		if sp.role == isStop && sp.to == sp.from+1 && alsoQuantity(g.tokens[sp.from].text) && g.quantityAt(i) && !g.columnOfNumbersNamed() {
			g.spans[i].role, g.spans[i].first = isUnknown, isUnknown
		}
	}
	return nil
}

// alsoQuantity reports whether a verb of the stop words is the noun of a quantity too.
func alsoQuantity(word string) bool {
	switch word {
	case "output", "reach", "use", "view", "hit", "play", "plays", "run", "runs", "return":
		return true
	}
	return false
}

// quantityAt reports whether a span stands where a quantity does: behind an
// aggregate, a value or a word of the tool, before a movement or a group.
func (g *reading) quantityAt(i int) bool {
	prev, next := g.at(i-1), g.at(i+1)
	if among(next.role, []role{isColumn, isRows, isUnknown, isNumber, isCompare, isA, isAll, isList, isStop}) && !(next.role == isStop && g.wayOf(next) != 0) {
		return false
	}
	moves := next.role == isMoved || next.role == isTool || next.role == isStop
	switch {
	case i == 0:
		return moves || among(next.role, []role{isGroup, isOf, isIn})
	case among(prev.role, []role{isAggregate, isSuper, isValue, isPart, isTool, isOf, isGrain, isPeriod}):
		return true
	case prev.role == isIn: // "change in use", but not "machines in use"
		return among(g.at(i-2).role, []role{isMoved, isTool, isDerived})
	}
	return moves && among(prev.role, []role{isStop, isIs, isWhich})
}

// wayOf is which way a word of movement goes; 0 for others.
func (g *reading) wayOf(sp span) int { return g.ways[fold(g.words(sp))] }

// columnOfNumbersNamed reports whether the question names a column of numbers.
func (g *reading) columnOfNumbersNamed() bool {
	for _, sp := range g.spans {
		if sp.role == isColumn && g.numeric(sp) {
			return true
		}
	}
	return false
}
