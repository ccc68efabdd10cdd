package question

// readDeedRate reads "cancellation rate" and "cancelled %" where no column tells
// whether it happened but one of dates tells when, and is empty where it has not:
// the share of the rows with that date. It reports whether the word before the
// rate is such a deed.
func (g *reading) readDeedRate(word, rate int) bool {
	sp := g.at(word)
	if sp.to != sp.from+1 || !among(sp.role, []role{isColumn, isUnknown}) {
		return false
	}
	said := g.tokens[sp.from].text
	when := g.dateOf(said)
	if when == noColumn || g.column(when).NullShare == 0 || g.stateOf(said) != noColumn || sp.role == isColumn && !g.tellsOfDeed(sp, when) {
		return false
	}
	g.rateInState(word, rate, condition{column: when, null: true, negated: true, countOf: noColumn, orWith: noColumn})
	return true
}
