package engine

import (
	"fmt"
	"math"
	"strings"

	"github.com/lumenore/analytics-mcp-server/domain/analysis"
)

// courseWords say that a total without a change of level rises or falls along a
// line: beside such a course a step is hard to see, and one in counts may be taken
// for it. Empty where the total moved by a step, or along no line.
func (run *changeRun) courseWords() string {
	set := run.sets[0]
	s := set.Series[0]
	if run.against > 0 || run.outside > 0 || !isTotal(s) || s.Series.Observed() < analysis.LeastForChanges {
		return ""
	}
	t := analysis.DetectTrend(s.Series)
	verb := "rises"
	switch t.Direction {
	case analysis.Up:
	case analysis.Down:
		verb = "falls"
	default:
		return ""
	}
	by := strings.TrimPrefix(signed(math.Abs(t.Slope), spoken(run.req.Dataset(), run.measure)), "+")
	return fmt.Sprintf(" Along a straight line the total %s by %s %s (%s): "+
		"beside such a course a step is hard to see, and get_trend_data tells of it.",
		verb, by, aPeriod(set.Timeline.Grain), pWords(t.PValue))
}
