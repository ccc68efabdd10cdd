package question

import "github.com/lumenore/analytics-mcp-server/domain/query"

// countBesideShare is the number that is asked for beside a share of it: "how many
// orders were returned, and what share". It counts what the share is of a part of
// where the state is said before, or for both; "number of orders and share of
// returned orders" counts them all.
func (g *reading) countBesideShare(m Measure, agg query.Aggregate, state Filter) []Measure {
	if m.Aggregate != query.Count || g.plan.Compare != nil {
		return nil
	}
	count, share := noColumn, noColumn
	for i, sp := range g.spans {
		switch sp.first {
		case isCount:
			count = i
		case isShare:
			share = i
		}
	}
	if count == noColumn || share == noColumn || !g.joinedBetween(min(count, share), max(count, share)) {
		return nil
	}
	if g.nearSQL() { // "count(*)" has no condition of its own
		return []Measure{m}
	}
	if k := g.sharedState(); k != noColumn && count < share && g.conditions[k].span > share && g.at(count+1).first != isLogic {
		return []Measure{m}
	}
	return []Measure{restricted(m, agg, []Filter{state})}
}

// joinedBetween reports whether "and" or a comma stands between two spans.
func (g *reading) joinedBetween(from, to int) bool {
	for k := from + 1; k < to; k++ {
		if sp := g.spans[k]; sp.first == isLogic || sp.first == isMark && g.words(sp) == "," {
			return true
		}
	}
	return false
}
