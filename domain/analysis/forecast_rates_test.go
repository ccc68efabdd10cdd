package analysis_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"

	"github.com/lumenore/analytics-mcp-server/domain/analysis"
	"github.com/lumenore/analytics-mcp-server/domain/query"
)

// widest80 and widest95 bound the shares of values that intervals may hold from
// above: wider ones hold more than they say, and tell less.
const widest80, widest95 = 0.9, 0.98

// business draws monthly values: a level that wanders, a yearly season, noise.
func business(rng *rand.Rand, n int) []float64 {
	out, level := make([]float64, n), 100.0
	for i := range out {
		level += 0.5 * rng.NormFloat64()
		out[i] = level + 3*season[i%12] + 4*rng.NormFloat64()
	}
	return out
}

func TestIntervalsAndScenariosCoverMonthsOfBusiness(t *testing.T) {
	const horizon = 6
	for _, n := range []int{18, 24, 36} {
		t.Run(fmt.Sprintf("%d months", n), func(t *testing.T) {
			t.Parallel()
			var in80, in95, sums float64
			for seed := range simulated {
				v := business(rand.New(rand.NewPCG(uint64(seed), 21)), n+horizon)
				f := must(analysis.NewForecast(seriesOf(query.Month, v[:n]), analysis.ForecastOptions{Horizon: horizon}))
				sum := 0.0
				for i, p := range f.Points {
					sum += v[n+i]
					if p.Lower80 <= v[n+i] && v[n+i] <= p.Upper80 {
						in80++
					}
					if p.Lower95 <= v[n+i] && v[n+i] <= p.Upper95 {
						in95++
					}
				}
				if f.Scenarios.Pessimistic <= sum && sum <= f.Scenarios.Optimistic {
					sums++
				}
			}
			in80, in95, sums = in80/(horizon*simulated), in95/(horizon*simulated), sums/simulated
			t.Logf("80 %% cover %.3f, 95 %% cover %.3f, scenarios %.3f", in80, in95, sums)
			if in80 < atLeast(0.8) || in95 < atLeast(0.95) || sums < atLeast(0.8) {
				t.Errorf("80 %% cover %.3f, 95 %% cover %.3f, scenarios %.3f", in80, in95, sums)
			}
			if seasonKnown := n >= 24; seasonKnown && (in80 > atMost(widest80) || in95 > atMost(widest95) || sums > atMost(widest80)) {
				t.Errorf("too wide: 80 %% cover %.3f, 95 %% cover %.3f, scenarios %.3f", in80, in95, sums)
			}
		})
	}
}

func TestForecastsOfTwoYearsKnowTheSeason(t *testing.T) {
	const horizon, runs = 12, simulated
	for _, n := range []int{24, 25, 30} {
		t.Run(fmt.Sprintf("%d months", n), func(t *testing.T) {
			t.Parallel()
			var ours, naive, width float64
			for seed := range runs {
				v := business(rand.New(rand.NewPCG(uint64(seed), 22)), n+horizon)
				f := must(analysis.NewForecast(seriesOf(query.Month, v[:n]), analysis.ForecastOptions{Horizon: horizon}))
				for i, p := range f.Points {
					ours += math.Abs(v[n+i] - p.Value)
					naive += math.Abs(v[n+i] - v[n-12+i])
					width += p.Upper95 - p.Lower95
				}
				if b := f.Backtest; b.Windows == 0 || math.IsNaN(b.MASE) || math.IsNaN(b.Coverage95) {
					t.Fatalf("backtest %+v", b)
				}
			}
			t.Logf("error %.2f of the naive forecast's, 95 %% intervals %.1f wide", ours/naive, width/(horizon*runs))
			if ours > naive*(1+0.2/math.Sqrt(runs)) { // their ratio varies from run to run
				t.Errorf("error %.2f of the naive forecast's", ours/naive)
			}
			if width /= horizon * runs; width > 32 { // noise and half a year's wandering: 19, were all else known
				t.Errorf("95 %% intervals %.1f wide", width)
			}
		})
	}
}

func TestForecastsOfSeriesThatStayDoNotDrift(t *testing.T) {
	const n, horizon = 36, 12
	for _, phi := range []float64{0, 0.5} {
		t.Run(fmt.Sprintf("autocorrelation %v", phi), func(t *testing.T) {
			t.Parallel()
			var sum, squares float64
			for seed := range simulated {
				v := ar1(rand.New(rand.NewPCG(uint64(seed), 23)), n, phi)
				f := must(analysis.NewForecast(seriesOf(query.Month, v), analysis.ForecastOptions{Horizon: horizon}))
				last := f.Points[horizon-1].Value
				sum, squares = sum+last, squares+last*last
			}
			away, bias := math.Sqrt(squares/simulated), sum/simulated
			t.Logf("a year ahead %.2f standard deviations from the mean, on average %.3f", away, bias)
			if limit := 0.75; away > limit { // the last value itself is 1 away
				t.Errorf("a year ahead %.2f standard deviations from the mean", away)
			}
			if math.Abs(bias) > 3*away/math.Sqrt(simulated) {
				t.Errorf("on average %.3f above the mean", bias)
			}
		})
	}
}
