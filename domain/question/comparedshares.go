package question

import (
	"slices"

	"github.com/lumenore/analytics-mcp-server/domain"
)

// refuseSharesCompared refuses the shares of groups in two periods: one table
// holds the amounts of both, and their shares would be dropped unseen.
func (g *reading) refuseSharesCompared() error {
	p := &g.plan
	if g.share == "" || p.Compare == nil || len(p.Dimensions) == 0 || len(p.Measures) == 0 || p.Measures[0].Denominator != nil {
		return nil
	}
	for _, sp := range g.spans {
		if w := fold(g.words(sp)); sp.first == isShare && !slices.Contains([]string{"percent", "percentage", "in percent", "%"}, w) {
			return domain.NewFault(domain.KindUnsupported, "shares of two periods can't be set side by side in one table.",
				"Ask for the shares of each period, one after the other, as in: share of "+p.Measures[0].Name+" by "+p.Dimensions[0].Name)
		}
	}
	return nil
}
