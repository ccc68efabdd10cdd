package question

import (
	"strconv"

	"github.com/lumenore/analytics-mcp-server/domain"
)

// refuseUntiedTop refuses a number of rows asked for that no order belongs to.
func (g *reading) refuseUntiedTop() error {
	if g.asked > 0 && g.top == nil {
		return g.untied(strconv.Itoa(g.asked))
	}
	return nil
}

func (g *reading) refuseOpposedEnds() error {
	if !g.opposed {
		return nil
	}
	return domain.NewFault(domain.KindCompound, "the question asks for both ends of an order, which no one table shows.",
		"Ask for the highest and for the lowest one after the other.")
}

// refuseWithoutPeriods refuses growth and moving figures of one period.
func (g *reading) refuseWithoutPeriods() error {
	if !g.unshown {
		return nil
	}
	return domain.NewFault(domain.KindUnsupported, "growth and moving figures need periods to run along, or two periods to compare.",
		"Ask for them by month or by year, or call get_change_data with two periods.")
}

// refuseUntiedOrder refuses an order whose end or column stayed open.
func (g *reading) refuseUntiedOrder() error {
	switch {
	case g.misjudged != nil:
		return g.misjudged
	case g.unordered != "":
		return g.untied(g.unordered)
	}
	return nil
}
