package question

// ownsNumber reports whether a number is asked for of the things that a column
// of yes and no affirms, so that it says whose number it is: "average wait of
// new patients", "total fees from returns", "new patients' average wait".
func (g *reading) ownsNumber(i int) bool {
	if g.at(i+1).role == isShare {
		return false
	}
	if k := g.before(i, isStop, isAll); among(g.at(k).role, []role{isOf, isFor, isIn}) {
		n := g.before(k, isStop)
		if g.at(n).role == isUnknown && g.kindOfColumn(n) { // "waiting time of new patients"
			n--
		}
		return g.numberAt(n) && g.at(g.before(n, isStop, isOf, isA)).role != isCount
	}
	if g.singular(g.spans[i]) || !(g.at(i-1).role == isMark || i == 0 || g.at(i-1).role == isList) {
		return false
	}
	n := i + 1
	for n < len(g.spans) && (g.words(g.spans[n]) == "'" || g.words(g.spans[n]) == "’" || g.words(g.spans[n]) == "s") {
		n++
	}
	if g.at(n).role == isAggregate {
		n = g.after(n, isStop, isOf)
		return g.numberAt(n)
	}
	return n > i+1 && g.numberAt(n)
}

// numberAt reports whether a span names a measure.
func (g *reading) numberAt(i int) bool {
	return g.at(i).role == isColumn && g.numeric(g.at(i)) && !g.saysYes(g.at(i))
}

// doneByThings reports whether a column of yes and no is the participle of what the
// things before it did, at the end of a clause: "how many inspections passed in
// 2025".
func (g *reading) doneByThings(i int) bool {
	sp := g.spans[i]
	return g.tableAsked() && sp.to == sp.from+1 && isParticiple(g.tokens[sp.from].text) && g.isThings(g.at(i-1)) && g.countsBefore(i) &&
		among(g.at(i+1).role, []role{isMark, isIn, isFor, isPeriod}) && g.at(g.before(i-1, isStop, isAll)).role == isCount
}
