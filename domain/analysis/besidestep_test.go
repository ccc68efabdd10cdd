package analysis_test

import (
	"math/rand/v2"
	"testing"
	"time"

	"github.com/lumenore/analytics-mcp-server/domain/analysis"
	"github.com/lumenore/analytics-mcp-server/domain/query"
)

// turning is days from January 2021 on, three years of them, at a level of 100
// that is 200 in each November and December, with weekends 20 lower.
func turning(seed uint64) analysis.Series {
	return turningFrom(seed, time.Date(2021, time.January, 1, 0, 0, 0, 0, time.UTC))
}

// turningFrom is the same from a later day on.
func turningFrom(seed uint64, first time.Time) analysis.Series {
	rng := rand.New(rand.NewPCG(seed, 3))
	s := analysis.Series{Grain: query.Day}
	for d := first; d.Year() < 2024; d = d.AddDate(0, 0, 1) {
		value := 100 + 6*rng.NormFloat64()
		if d.Month() >= time.November {
			value += 100
		}
		if d.Weekday() == time.Saturday || d.Weekday() == time.Sunday {
			value -= 20
		}
		s.Starts = append(s.Starts, d)
		s.Values = append(s.Values, value)
	}
	return s
}

func dayOf(s analysis.Series, day string) int {
	for i, d := range s.Starts {
		if d.Format(time.DateOnly) == day {
			return i
		}
	}
	return -1
}

func TestTheTurnOfTheYearIsNoException(t *testing.T) {
	t.Parallel()
	beside := 0
	for seed := range uint64(6) { // examples: their rate is simulated below
		out := must(analysis.SeriesOutliers(turning(seed), analysis.OutlierOptions{}))
		beside += out.BesideSteps
		if len(out.Found) > 0 {
			s := turning(seed)
			t.Errorf("seed %d: %s", seed, s.Starts[out.Found[0].Index].Format(time.DateOnly))
		}
	}
	if beside == 0 {
		t.Error("no period seemed far out beside a step: the series does not show what it is for")
	}
}

func TestATurnOfTheYearAlarmsAtTheStatedRate(t *testing.T) {
	t.Parallel()
	beside := 0
	alarms := rate(simulated, func(rng *rand.Rand) bool {
		s := turningFrom(rng.Uint64(), time.Date(2022, time.September, 1, 0, 0, 0, 0, time.UTC))
		s.Starts, s.Values = s.Starts[:250], s.Values[:250]
		out := must(analysis.SeriesOutliers(s, analysis.OutlierOptions{}))
		beside += out.BesideSteps
		return len(out.Found) > 0
	})
	t.Logf("false alarms %.3f, %d periods beside a step", alarms, beside)
	if alarms > atMost(statedAlarms) {
		t.Errorf("false alarms: %v", alarms)
	}
}

func TestExceptionsNearAStepAndBurstsAreStillFound(t *testing.T) {
	s := turning(1)
	want := map[int]bool{}
	for _, day := range []string{"2022-01-01", "2022-12-30", "2022-06-14", "2022-06-15", "2022-06-16"} {
		i := dayOf(s, day)
		s.Values[i] += 150
		want[i] = true
	}
	out, err := analysis.SeriesOutliers(s, analysis.OutlierOptions{})
	if err != nil {
		t.Fatal(err)
	}
	found := map[int]bool{}
	for _, o := range out.Found {
		found[o.Index] = true
		if !want[o.Index] {
			t.Errorf("%s is found", s.Starts[o.Index].Format(time.DateOnly))
		}
	}
	for i := range want {
		if !found[i] {
			t.Errorf("%s is not found", s.Starts[i].Format(time.DateOnly))
		}
	}
}
