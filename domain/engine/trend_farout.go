package engine

import (
	"fmt"

	"github.com/lumenore/analytics-mcp-server/domain/analysis"
)

// farOutCaveat names a period of a single series so far above the others that a
// trend or a season is hard to see beside it; empty where a season is seen, or none is so.
func farOutCaveat(set SeriesSet, trends []analysis.Trend) string {
	if len(trends) != 1 || trends[0].Best == nil || trends[0].Season != nil {
		return ""
	}
	median, ok := analysis.FarAbove(set.Series[0].Series.Values)
	if !ok {
		return ""
	}
	best, unit := trends[0].Best, spoken(set.Plan.Dataset, set.Measure)
	return fmt.Sprintf("%s stands far above the other %ss (%s, their median is %s): beside it a trend or a season of the others is hard to see.",
		capital(set.named(best.Start)), set.Timeline.Grain, amount(best.Value, unit), amount(median, unit))
}
