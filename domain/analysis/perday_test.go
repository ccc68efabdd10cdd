package analysis_test

import (
	"math/rand/v2"
	"testing"
	"time"

	"github.com/lumenore/analytics-mcp-server/domain/analysis"
	"github.com/lumenore/analytics-mcp-server/domain/query"
)

// flow adds up by month three years of daily amounts that triple, of
// little noise, so that what is left of the months is their length.
func flow(rng *rand.Rand) analysis.Series {
	s := analysis.Series{Grain: query.Month}
	first := time.Date(2022, time.January, 1, 0, 0, 0, 0, time.UTC)
	for month := range 36 {
		start := first.AddDate(0, month, 0)
		sum := 0.0
		for day := start; day.Before(start.AddDate(0, 1, 0)); day = day.AddDate(0, 0, 1) {
			sum += 100*(1+day.Sub(first).Hours()/24/500) + 4*rng.NormFloat64()
		}
		s.Starts, s.Values = append(s.Starts, start), append(s.Values, sum)
	}
	return s
}

func TestIndependentFlowsByMonthDoNotComoveByTheCalendar(t *testing.T) {
	alarms := func(as func(analysis.Series) analysis.Series) float64 {
		return rate(simulated, func(rng *rand.Rand) bool {
			a, b := as(flow(rng)), as(flow(rng))
			return must(analysis.Comove(a, b)).Changes.PValue < 0.05
		})
	}
	if found := alarms(analysis.PerDay); found > atMost(0.05) {
		t.Errorf("%v of independent flows go together by day of the month", found)
	}
	if found := alarms(func(s analysis.Series) analysis.Series { return s }); found < 0.3 {
		t.Errorf("%v by the sums: the months' lengths make no difference here, so that this shows nothing", found)
	}
}

func TestPerDayKeepsPeriodsOfOneLength(t *testing.T) {
	start := time.Date(2024, time.February, 1, 0, 0, 0, 0, time.UTC)
	month := analysis.PerDay(analysis.Series{Grain: query.Month, Starts: []time.Time{start}, Values: []float64{58}})
	week := analysis.PerDay(analysis.Series{Grain: query.Week, Starts: []time.Time{start}, Values: []float64{58}})
	if month.Values[0] != 2 || week.Values[0] != 58 {
		t.Errorf("%v a day of February 2024, %v a week; want 2 and 58", month.Values[0], week.Values[0])
	}
}
