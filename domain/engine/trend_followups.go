package engine

import (
	"fmt"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/analysis"
)

// trendFollowUps suggests what carries on from a trend.
func trendFollowUps(r *Request, set SeriesSet, trends []analysis.Trend) []Suggestion {
	name, by := set.Measure.Name, set.Timeline.Grain
	when := Suggestion{domain.Change, fmt.Sprintf("when did %s change by %s", name, by), "finds when it changed level"}
	out := []Suggestion{{domain.Prediction, fmt.Sprintf("forecast %s by %s for the next 3 %ss", name, by, by), "carries it on into the future"}, when}
	if len(set.Plan.Dimensions) > 1 {
		return out
	}
	if len(trends) == 1 && largeYear(trends[0].Growth) {
		return append([]Suggestion{r.yearsCompared(set), when}, out...)
	}
	if ds := groupings(r.Dataset()); len(ds) > 0 {
		out = append([]Suggestion{{domain.Trend, fmt.Sprintf("%s by %s and %s", name, by, ds[0].Name), "shows which members it comes from"}}, out...)
	}
	return out
}

// yearsCompared asks what the difference of the last year comes from: up to a
// year of periods with the same ones a year before, as the growth is computed.
func (r *Request) yearsCompared(set SeriesSet) Suggestion {
	s, year := set.Series[0].Series, yearOf(set.Timeline.Grain)
	if year == 0 || s.Len() <= year {
		return Suggestion{}
	}
	last := domain.Period{From: s.Starts[max(s.Len()-year, year)], To: analysis.PeriodEnd(set.Timeline.Grain, s.Starts[s.Len()-1])}
	return Suggestion{domain.Change, compareText(set.Measure.Name, last, yearBefore(last)), "names what the difference to the year before comes from"}
}
