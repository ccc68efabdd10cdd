package question

import (
	"slices"
	"strings"

	"github.com/lumenore/analytics-mcp-server/domain"
)

// refuseShareOverOther refuses a share of one number that is said to be of another,
// "share of tips by branch, as percentage of sales", "percentage of sales that were
// tips": the share of each group in all was shown, and the other number beside it.
func (g *reading) refuseShareOverOther() error {
	p := &g.plan
	if g.share == "" || len(p.Derived) == 0 || len(p.Measures) < 2 {
		return nil
	}
	var first int
	for i, seen := 0, false; i < len(g.spans); i++ {
		sp := g.spans[i]
		if sp.first != isColumn || !g.numeric(sp) {
			continue
		}
		if !seen {
			first, seen = i, true
			continue
		}
		lead := strings.ToLower(g.words(span{from: g.spans[first].to, to: sp.from}))
		upper, lower := g.column(g.numericColumn(g.spans[first])).Name, g.column(g.numericColumn(sp)).Name
		switch {
		case slices.ContainsFunc(phrases("as percent|as a percent|as share of|as a share of|as % of|as a % of"),
			func(said string) bool { return strings.Contains(lead, said) }):
		case strings.HasPrefix(lead, "that ") || strings.HasPrefix(lead, "which "):
			upper, lower = lower, upper
		default:
			return nil
		}
		try := upper + " as percentage of " + lower
		if len(p.Dimensions) > 0 {
			try += " by " + p.Dimensions[0].Name
		}
		return domain.NewFault(domain.KindUnsupported, "a share in the total and one number as a part of another can't be told in one.", "Ask: "+try)
	}
	return nil
}
