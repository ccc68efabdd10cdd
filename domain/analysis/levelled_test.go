package analysis_test

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/lumenore/analytics-mcp-server/domain/analysis"
	"github.com/lumenore/analytics-mcp-server/domain/query"
)

// fallen draws months around 100 with noise of 3, which fall to a share of that
// so many months before the end of the first n.
func fallen(rng *rand.Rand, n, ahead, before int, share float64) []float64 {
	out := make([]float64, n+ahead)
	for i := range out {
		out[i] = 100 + 3*rng.NormFloat64()
		if i >= n-before {
			out[i] *= share
		}
	}
	return out
}

// afterAStep are the mean relative error, the shares within the 95 % intervals and
// their mean width, of forecasts of such months, and how often they were levelled.
func afterAStep(before int, share float64) (bias, in95, width, levelled float64) {
	const n, horizon = 36, 6
	for seed := range simulated {
		v := fallen(rand.New(rand.NewPCG(uint64(seed), 31)), n, horizon, before, share)
		f := must(analysis.NewForecast(seriesOf(query.Month, v[:n]), analysis.ForecastOptions{Horizon: horizon, NonNegative: true}))
		if f.Levelled {
			levelled++
		}
		for i, p := range f.Points {
			bias += p.Value/v[n+i] - 1
			width += (p.Upper95 - p.Lower95) / v[n+i]
			if p.Lower95 <= v[n+i] && v[n+i] <= p.Upper95 {
				in95++
			}
		}
	}
	const all = simulated * horizon
	return bias / all, in95 / all, width / all, levelled / simulated
}

func TestAForecastGoesOnFromTheLastLevel(t *testing.T) {
	t.Parallel()
	// A year and more after a step, the history as it is does about as well.
	for before, least := range map[int]float64{9: 0.9, 15: 0.7} {
		bias, in95, width, levelled := afterAStep(before, 0.8)
		t.Logf("%d months after a step: bias %.3f, 95 %% cover %.3f, %.2f of the level wide, levelled %.3f", before, bias, in95, width, levelled)
		if math.Abs(bias) > 0.01 || in95 < atLeast(0.95) || levelled < least {
			t.Errorf("%d months after a step: bias %.3f, 95 %% cover %.3f, levelled %.3f", before, bias, in95, levelled)
		}
		if width > 0.3 { // 0.12 for noise alone; intervals that hold the step itself are 1.1 wide
			t.Errorf("%d months after a step: 95 %% intervals %.2f of the level wide", before, width)
		}
	}
}

func TestWhereNoStepIsTheHistoryStaysAsItIs(t *testing.T) {
	t.Parallel()
	bias, in95, width, levelled := afterAStep(0, 1)
	t.Logf("no step: bias %.3f, 95 %% cover %.3f, %.2f of the level wide, levelled %.3f", bias, in95, width, levelled)
	if math.Abs(bias) > 0.01 || in95 < atLeast(0.95) || width > 0.2 || levelled > atMost(0.01) {
		t.Errorf("no step: bias %.3f, 95 %% cover %.3f, %.2f wide, levelled %.3f", bias, in95, width, levelled)
	}
}

func TestAForecastSaysWhenTheLevelMovedAndByHowMuch(t *testing.T) {
	v := fallen(rand.New(rand.NewPCG(1, 31)), 36, 0, 9, 0.8)
	s := seriesOf(query.Month, v)
	f := must(analysis.NewForecast(s, analysis.ForecastOptions{Horizon: 6}))
	if len(f.Steps) != 1 || !f.Levelled || !f.Steps[0].At.Equal(s.Starts[27]) {
		t.Fatalf("steps %+v, levelled %v; want the one of the 28th month", f.Steps, f.Levelled)
	}
	within(t, "step", f.Steps[0].Difference, -20, 5)
	within(t, "relative step", f.Steps[0].RelativeDifference, -0.2, 0.05)
	if f.Backtest.Coverage95 > 0.9 {
		t.Errorf("backtest %+v: the rolling forecasts before the step can't have known of it", f.Backtest)
	}
}

func TestCoverageAtMostIsTheBoundOfClopperAndPearson(t *testing.T) {
	within(t, "8 of 10", analysis.Backtest{Coverage95: 0.8, Windows: 10}.CoverageAtMost(), 0.9632, 1e-4) // 1 − the 5 % quantile of Beta(2, 9)
	within(t, "none of 3", analysis.Backtest{Coverage95: 0, Windows: 3}.CoverageAtMost(), 1-math.Cbrt(0.05), 1e-9)
	within(t, "all of 10", analysis.Backtest{Coverage95: 1, Windows: 10}.CoverageAtMost(), 1, 0)
	within(t, "nothing scored", analysis.Backtest{Coverage95: math.NaN()}.CoverageAtMost(), 1, 0)
}
