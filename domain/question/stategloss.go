package question

import "strings"

// readStateGlosses passes over brackets that explain a state in a question for a
// share: of "the share of churned members (with an end date)" the brackets say what
// churned means; as a condition beside it they would make it all of the churned.
func (g *reading) readStateGlosses() error {
	for i, sp := range g.spans {
		closed := g.bracketed(i)
		things := i - 1
		if closed < 0 || !g.isThings(g.at(things)) || !among(g.at(things-1).role, []role{isValue, isColumn}) ||
			!among(g.at(i+1).role, []role{isWith, isWhose, isHave}) || !g.sharesBefore(i) {
			continue
		}
		inside := strings.TrimSpace(g.words(span{from: sp.to, to: g.spans[closed].from}))
		g.assume("'" + inside + "' is what '" + g.words(g.spans[things-1]) + "' means, and no condition beside it")
		for k := i; k <= closed; k++ {
			g.done(k)
			g.spans[k].first = isStop
		}
	}
	return nil
}

// sharesBefore reports whether a share is asked for before a span.
func (g *reading) sharesBefore(i int) bool {
	for _, sp := range g.spans[:i] {
		if sp.role == isShare || saysRate(fold(g.words(sp))) {
			return true
		}
	}
	return false
}
