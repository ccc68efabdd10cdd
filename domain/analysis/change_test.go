package analysis_test

import (
	"errors"
	"fmt"
	"math"
	"math/rand/v2"
	"testing"

	"github.com/lumenore/analytics-mcp-server/domain/analysis"
	"github.com/lumenore/analytics-mcp-server/domain/query"
)

func TestChangesAlarmAtTheStatedRateAtEachLength(t *testing.T) {
	const runs = 4 * simulated
	for _, periods := range []int{20, 22, 24, 26, 28, 30, 32, 33, 34, 36, 40, 48, 60, 90, 120} {
		for _, amplitude := range []float64{0, 0.5} {
			if periods < 24 && amplitude > 0 {
				continue // a season that is not seen to repeat is a step
			}
			t.Run(fmt.Sprintf("%d periods, season x %v", periods, amplitude), func(t *testing.T) {
				t.Parallel()
				var search analysis.ChangeSearch
				alarms := rate(runs, func(rng *rand.Rand) bool {
					values := ar1(rng, periods, 0.5)
					for i := range values {
						values[i] += 50 + 0.3*float64(i) + amplitude*season[i%12]
					}
					return len(must(search.DetectAmong(seriesOf(query.Month, values), 1)).Points) > 0
				})
				t.Logf("false alarms: %.3f", alarms)
				if alarms > atMostIn(runs, statedAlarms) {
					t.Errorf("false alarms: %v", alarms)
				}
			})
		}
	}
}

func TestASearchThatRemembersFindsTheSame(t *testing.T) {
	var search analysis.ChangeSearch
	rng := rand.New(rand.NewPCG(2, 2))
	for run := range 12 {
		values := ar1(rng, 24+12*(run%2), 0.3)
		for i := range values {
			values[i] += 50 + float64(run)*float64(i/18)
		}
		s := seriesOf(query.Month, values)
		want, got := must(analysis.DetectLastingChanges(s, 1)), must(search.DetectLasting(s, 1))
		if fmt.Sprint(got) != fmt.Sprint(want) {
			t.Errorf("run %d: %+v, a new search %+v", run, got, want)
		}
		within(t, "smallest step", must(search.SmallestStep(s, 2)), must(new(analysis.ChangeSearch).SmallestStep(s, 2)), 0)
	}
}

func TestChangesFindAStepWhereItIs(t *testing.T) {
	t.Parallel()
	const step, height = 40, 5
	found, right := 0, 0
	var search analysis.ChangeSearch
	covered := rate(simulated, func(rng *rand.Rand) bool {
		values := ar1(rng, 60, 0.3)
		for i := range values {
			values[i] += 50 + 0.1*float64(i) + 0.5*season[i%12]
			if i >= step {
				values[i] += height
			}
		}
		covers := false
		for _, p := range must(search.DetectAmong(seriesOf(query.Month, values), 1)).Points {
			covers = covers || p.From <= step && step <= p.To
			if p.At >= step-1 && p.At <= step+1 {
				found++
				if math.Abs(p.Difference-height) < 3 && math.Abs(p.Before-54) < 3 && p.PValue < 0.05 {
					right++
				}
			}
		}
		return covers
	})
	power := float64(found) / simulated
	t.Logf("found: %.3f, covered: %.3f, right: %d of %d", power, covered, right, found)
	if power < atLeast(0.8) || covered < atLeast(0.95) || float64(right) < 0.97*float64(found) {
		t.Errorf("found in %v, at least 0.8 stated; its interval covers it in %v, 0.95 stated; %d of %d are right", power, covered, right, found)
	}
}

func TestChangesFindTwoStepsOfAnExactSeries(t *testing.T) {
	values := monthly(40, func(i int) float64 {
		switch {
		case i < 12:
			return 10
		case i < 25:
			return 30
		}
		return 15
	})
	values[5] = math.NaN()
	c := must(new(analysis.ChangeSearch).DetectAmong(seriesOf(query.Year, values), 1))
	if len(c.Points) != 2 || c.Points[0].At != 12 || c.Points[1].At != 25 || c.Observations != 39 {
		t.Fatalf("%+v", c)
	}
	within(t, "first step", c.Points[0].Difference, 20, 1e-6)
	within(t, "its level before", c.Points[0].Before, 10, 1e-6)
	within(t, "second step, relative", c.Points[1].RelativeDifference, -0.5, 1e-6)
}

func TestChangesOfAConstantOrALineAreNone(t *testing.T) {
	for name, slope := range map[string]float64{"constant": 0, "line": 3} {
		c := must(new(analysis.ChangeSearch).DetectAmong(seriesOf(query.Month, monthly(36, func(i int) float64 { return 7 + slope*float64(i) })), 1))
		if len(c.Points) != 0 {
			t.Errorf("%s: %+v", name, c.Points)
		}
	}
	if _, err := new(analysis.ChangeSearch).DetectAmong(seriesOf(query.Month, make([]float64, 11)), 1); !errors.Is(err, analysis.ErrTooFew) {
		t.Errorf("eleven values: %v", err)
	}
}

func TestContributionsAddUp(t *testing.T) {
	got := must(analysis.Contributions([]float64{100, 50, 0, 50}, []float64{60, 55, 10, 55}))
	sum := 0.0
	for _, c := range got {
		sum += c.Contribution
	}
	within(t, "sum of contributions", sum, 1, 1e-12)
	within(t, "difference", got[0].Difference, -40, 0)
	within(t, "relative", got[0].RelativeDifference, -0.4, 1e-12)
	within(t, "unexpected: others grew from 100 to 120", got[0].UnexpectedDifference, 60-100*1.2, 1e-12)
	within(t, "relative to nothing", got[2].RelativeDifference, math.NaN(), 0)

	alone := must(analysis.Contributions([]float64{5, 0}, []float64{5, 0}))
	within(t, "share of no difference", alone[0].Contribution, math.NaN(), 0)
	within(t, "unexpected beside nothing", alone[0].UnexpectedDifference, math.NaN(), 0)
	if _, err := analysis.Contributions([]float64{1}, nil); !errors.Is(err, analysis.ErrLength) {
		t.Errorf("different lengths: %v", err)
	}
}

func TestRateAndMixEffectsAddUpToTheChangeOfARatio(t *testing.T) {
	rng := rand.New(rand.NewPCG(6, 6))
	for range 200 {
		control, test := make([]analysis.Fraction, 5), make([]analysis.Fraction, 5)
		for i := range control {
			if rng.IntN(5) > 0 {
				control[i] = analysis.Fraction{Numerator: rng.NormFloat64(), Denominator: rng.Float64()}
			}
			if rng.IntN(5) > 0 {
				test[i] = analysis.Fraction{Numerator: rng.NormFloat64(), Denominator: rng.Float64()}
			}
		}
		change, err := analysis.RatioContributions(control, test)
		if errors.Is(err, analysis.ErrTooFew) {
			continue
		}
		sum := 0.0
		for _, m := range change.Members {
			sum += m.RateEffect + m.MixEffect
		}
		within(t, "sum of effects", sum, change.Test-change.Control, 1e-9*(1+math.Abs(change.Test)+math.Abs(change.Control)))
	}
}

func TestRatioContributionsTellAReversal(t *testing.T) {
	// The margin rises in both categories and falls overall: sales moved to the
	// category with the lower margin.
	change := must(analysis.RatioContributions(
		[]analysis.Fraction{{Numerator: 40, Denominator: 100}, {Numerator: 10, Denominator: 100}},
		[]analysis.Fraction{{Numerator: 21, Denominator: 50}, {Numerator: 18, Denominator: 150}}))
	if !change.Reversed || change.Test >= change.Control {
		t.Errorf("%+v", change)
	}
	within(t, "rate effect of the first", change.Members[0].RateEffect, 0.375*0.02, 1e-12)
	if change := must(analysis.RatioContributions(
		[]analysis.Fraction{{Numerator: 40, Denominator: 100}}, []analysis.Fraction{{Numerator: 50, Denominator: 100}})); change.Reversed {
		t.Errorf("one member: %+v", change)
	}
	if _, err := analysis.RatioContributions([]analysis.Fraction{{}}, []analysis.Fraction{{}}); !errors.Is(err, analysis.ErrTooFew) {
		t.Errorf("nothing: %v", err)
	}
	if _, err := analysis.RatioContributions([]analysis.Fraction{{1, -1}}, []analysis.Fraction{{1, 1}}); !errors.Is(err, analysis.ErrNotFinite) {
		t.Errorf("a negative denominator: %v", err)
	}
}
