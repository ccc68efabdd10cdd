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
	if !g.saysShare() {
		return nil
	}
	return domain.NewFault(domain.KindUnsupported, "shares of two periods can't be set side by side in one table.",
		"Ask for the shares of each period, one after the other, as in: share of "+p.Measures[0].Name+" by "+p.Dimensions[0].Name)
}

// saysShare reports whether a share is asked for, and not only a percent change:
// "share", or "percentage" with what it is "of".
func (g *reading) saysShare() bool {
	return slices.ContainsFunc(g.spans, func(sp span) bool {
		if sp.first != isShare {
			return false
		}
		return !isPercentWord(fold(g.words(sp))) || sp.to < len(g.tokens) && g.tokens[sp.to].text == "of"
	})
}

// sharesPart reports whether the share of what the filters let through is what two
// periods are compared by: "change in the share of Enterprise from 2024 to 2025".
func (g *reading) sharesPart() bool {
	p := &g.plan
	return len(p.Filters) > 0 && (g.stateShared() || len(p.Dimensions) == 0 && g.saysShare())
}
