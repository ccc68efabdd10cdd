package question

import (
	"slices"

	"github.com/lumenore/analytics-mcp-server/domain"
)

// refuseForecastBound refuses "will sales be more than 15,000": the bound is on what
// is forecast, and rows above it are not what a forecast is made of. What is asked
// is told by the forecast's interval.
func (g *reading) refuseForecastBound() error {
	if g.in.Analysis != domain.Prediction || slices.ContainsFunc(g.tokens, func(t token) bool { return t.text == "when" }) || // refused as a date that no forecast gives
		!slices.ContainsFunc(g.tokens, func(t token) bool { return t.text == "will" || t.text == "going" }) {
		return nil
	}
	for i, sp := range g.spans {
		n := g.after(i, isStop)
		if sp.role != isCompare || g.at(n).role != isNumber || g.boundsRows(i) {
			continue
		}
		return domain.NewFault(domain.KindUnsupported, "a forecast tells what is expected and within which bounds, not whether it passes "+g.words(g.at(n))+".",
			"Ask for the forecast and hold its interval against that, as in: forecast "+g.exampleMeasure()+" for the next 3 months")
	}
	return nil
}

// boundsRows reports whether a bound is on the rows that a forecast is made of:
// "will fees rise for stays where nights are above 5", "of parcels with a weight of
// at most 20".
func (g *reading) boundsRows(i int) bool {
	if among(g.at(g.before(i, isStop)).role, []role{isWith, isWhose, isHave, isGroup}) {
		return true
	}
	return among(g.at(g.before(i, isStop, isA, isAll, isOf, isIs, isColumn)).role, []role{isWith, isWhose})
}
