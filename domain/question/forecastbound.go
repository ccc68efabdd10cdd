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
		if sp.role != isCompare || g.at(n).role != isNumber || among(g.at(g.before(i, isStop)).role, []role{isWith, isWhose, isHave, isGroup}) {
			continue
		}
		return domain.NewFault(domain.KindUnsupported, "a forecast tells what is expected and within which bounds, not whether it passes "+g.words(g.at(n))+".",
			"Ask for the forecast and hold its interval against that, as in: forecast "+g.exampleMeasure()+" for the next 3 months")
	}
	return nil
}
