package engine

import (
	"fmt"

	"github.com/lumenore/analytics-mcp-server/domain/analysis"
)

// wandersCaveat says of a series that wanders that its line may be chance: how
// often is that of walks without a drift (see analysis.DetectTrend).
func wandersCaveat(set SeriesSet, t analysis.Trend) string {
	if !t.Wanders {
		return ""
	}
	return fmt.Sprintf("Each %s stays near the one before (autocorrelation %s): "+
		"of series that wander like that about 1 in 6 looks like a trend without having one, "+
		"so this says where it went rather than where it goes.",
		set.Timeline.Grain, digits3(t.Autocorrelation))
}
