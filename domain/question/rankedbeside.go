package question

import (
	"slices"

	"github.com/lumenore/analytics-mcp-server/domain/query"
)

// rankedBeside is what a superlative ranks where a number of things is asked for
// beside it: "which zone has the lowest average wait and how many calls" is ordered
// by the wait, and the number of calls only stands beside it.
func (g *reading) rankedBeside() (string, bool) {
	super := slices.IndexFunc(g.spans, func(sp span) bool { return sp.first == isSuper })
	if super < 0 || g.plan.Form == Records || len(g.plan.Measures) < 2 {
		return "", false
	}
	count := slices.IndexFunc(g.spans[super:], func(sp span) bool { return sp.first == isCount })
	if count < 2 || !g.joinedBetween(super, super+count) {
		return "", false
	}
	for _, m := range g.plan.Measures {
		if m.Aggregate != query.Count {
			return m.Name, true
		}
	}
	return "", false
}
