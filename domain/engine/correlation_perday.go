package engine

import (
	"fmt"

	"github.com/lumenore/analytics-mcp-server/domain/analysis"
	"github.com/lumenore/analytics-mcp-server/domain/query"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

// perDay takes what adds up over days of unequal number per day, and says so.
// Data that come by the month hold no days to divide by.
func perDay(measures []question.Measure, series []analysis.Series, t Timeline) (daily []analysis.Series, said string) {
	daily = append([]analysis.Series(nil), series...)
	switch t.Grain {
	case query.Month, query.Quarter, query.Year:
	default:
		return daily, ""
	}
	if t.Resolution != query.Day && t.Resolution != query.Hour {
		return daily, ""
	}
	for i, m := range measures {
		if m.Additive {
			daily[i] = analysis.PerDay(series[i])
			said = fmt.Sprintf("; sums are taken per day of their %s, since %ss are not equally long", t.Grain, t.Grain)
		}
	}
	return daily, said
}
