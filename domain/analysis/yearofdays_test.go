package analysis_test

import (
	"math"
	"math/rand/v2"
	"testing"
	"time"

	"github.com/lumenore/analytics-mcp-server/domain/analysis"
	"github.com/lumenore/analytics-mcp-server/domain/query"
)

// yearsOfDays is two years of days from July on, with a year's course and 30 %
// less at weekends; from a day on by a part more.
func yearsOfDays(rng *rand.Rand, course func(time.Time) float64, from string, more float64) analysis.Series {
	s := analysis.Series{Grain: query.Day}
	for d := time.Date(2022, time.July, 1, 0, 0, 0, 0, time.UTC); d.Before(time.Date(2024, time.July, 1, 0, 0, 0, 0, time.UTC)); d = d.AddDate(0, 0, 1) {
		v := 2000 * course(d)
		if d.Weekday() == time.Saturday || d.Weekday() == time.Sunday {
			v *= 0.7
		}
		if d.Format(time.DateOnly) >= from {
			v *= 1 + more
		}
		s.Starts, s.Values = append(s.Starts, d), append(s.Values, v*math.Exp(0.1*rng.NormFloat64()))
	}
	return s
}

func smoothYear(d time.Time) float64 {
	return 1 - 0.4*math.Cos(2*math.Pi*float64(d.YearDay())/365.25)
}

func steppedYear(d time.Time) float64 {
	if d.Month() >= time.November {
		return 1.6
	}
	return 1
}

func TestTheSeasonOfTheYearIsNoStepOfDays(t *testing.T) {
	t.Parallel()
	for name, course := range map[string]func(time.Time) float64{"smooth": smoothYear, "by months": steppedYear} {
		// Examples, of which none may alarm: without the year's course all did, with up
		// to five steps. Of a rate they say nothing: each takes long.
		for seed := range uint64(6) {
			s := yearsOfDays(rand.New(rand.NewPCG(seed, 1)), course, "9", 0)
			if found := must(analysis.DetectLastingChanges(s, 1)).Points; len(found) > 0 {
				t.Errorf("%s, seed %d: %+v", name, seed, found)
			}
		}
	}
}

func TestAStepOfDaysIsFoundBesideTheSeasonOfTheYear(t *testing.T) {
	t.Parallel()
	const from = "2023-05-13"
	s := yearsOfDays(rand.New(rand.NewPCG(1, 1)), smoothYear, from, 0.4)
	got := must(analysis.DetectLastingChanges(s, 5))
	if len(got.Points) != 1 || !got.Yearly {
		t.Fatalf("%+v; want one step", got)
	}
	if p := got.Points[0]; math.Abs(float64(p.At-dayOf(s, from))) > 7 || math.Abs(p.RelativeDifference-0.4) > 0.12 {
		t.Errorf("%+v; want +40 %% from %s on, observation %d", p, from, dayOf(s, from))
	}
}
