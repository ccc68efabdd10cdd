package period_test

import (
	"testing"

	"github.com/lumenore/analytics-mcp-server/domain/period"
	"github.com/lumenore/analytics-mcp-server/domain/query"
)

func TestGrainPhrasesAskForATimelineOrACycle(t *testing.T) {
	line := func(g query.Grain) period.GrainPhrase { return period.GrainPhrase{Grain: g} }
	cycle := func(p query.Part, g query.Grain) period.GrainPhrase {
		return period.GrainPhrase{Grain: g, Calendar: true, Part: p}
	}
	for phrase, want := range map[string]period.GrainPhrase{
		"by month": line(query.Month), "by the month": line(query.Month), "monthly": line(query.Month),
		"per quarter": line(query.Quarter), "each year": line(query.Year), "every week": line(query.Week),
		"over the years": line(query.Year), "across years": line(query.Year), "in different years": line(query.Year),
		"week by week": line(query.Week), "month-by-month": line(query.Month), "for each month": line(query.Month),
		"on a weekly basis": line(query.Week), "daily": line(query.Day), "annual": line(query.Year),
		"annually": line(query.Year), "yearly": line(query.Year), "quarterly": line(query.Quarter),
		"hourly": line(query.Hour), "by hour": line(query.Hour), "monthwise": line(query.Month),
		"month-wise": line(query.Month), "by calendar year": line(query.Year), "grouped by quarter": line(query.Quarter),
		"by months": line(query.Month), "over time": {},
		"by day of week": cycle(query.DayOfWeek, query.Day), "by day of the week": cycle(query.DayOfWeek, query.Day),
		"by weekday": cycle(query.DayOfWeek, query.Day), "per weekday": cycle(query.DayOfWeek, query.Day),
		"by calendar month": cycle(query.MonthOf, query.Month), "by month of the year": cycle(query.MonthOf, query.Month),
		"by hour of day": cycle(query.HourOf, query.Hour), "by day of the month": cycle(query.DayOfMonth, query.Day),
		"by quarter of the year": cycle(query.QuarterOf, query.Quarter), "by week of the year": cycle(query.WeekOf, query.Week),
		"which month": {Grain: query.Month, Which: true}, "in which year": {Grain: query.Year, Which: true},
		"which day of the week": {Grain: query.Day, Calendar: true, Part: query.DayOfWeek, Which: true},
	} {
		g, n, ok := period.GrainAt(words(phrase), 0)
		if !ok || n != len(words(phrase)) || g != want {
			t.Errorf("%q reads %+v over %d tokens, %v", phrase, g, n, ok)
		}
	}
}

func TestWhatNamesNoGrainIsNotRead(t *testing.T) {
	for _, phrase := range []string{"by region", "over 2016", "month", "over the last year", "over the year", "by year end",
		"each region", "per", "by", "which", "year over year", "last month", "year to date", "by year to date", "in month", ""} {
		if g, n, ok := period.GrainAt(words(phrase), 0); ok {
			t.Errorf("%q reads %+v over %d tokens", phrase, g, n)
		}
	}
}
