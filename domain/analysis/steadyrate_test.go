package analysis_test

import (
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/lumenore/analytics-mcp-server/domain/analysis"
	"github.com/lumenore/analytics-mcp-server/domain/query"
)

// growing is a kind of measure: what is expected in each month, and how far its
// logarithm errs.
type growing struct {
	months   int
	expected func(month int) float64
	noise    float64
}

// atRate grows by a share a month, with a yearly season by factors of up to 1 ± wave.
func atRate(share, wave float64) func(int) float64 {
	return func(i int) float64 {
		return 100 * math.Pow(1+share, float64(i)) * (1 + wave*math.Sin(math.Pi*float64(i)/6))
	}
}

// levelling grows ever less towards 1000, from half of it in a month on.
func levelling(half int) func(int) float64 {
	return func(i int) float64 { return 1000 / (1 + math.Exp(-float64(i-half)/7)) }
}

func (g growing) draw(rng *rand.Rand, ahead int) []float64 {
	out := make([]float64, g.months+ahead)
	for i := range out {
		out[i] = g.expected(i) * math.Exp(g.noise*rng.NormFloat64())
	}
	return out
}

// yearAhead is what forecasts of the year after the history were like, on average
// over so many runs: too high by a share of the sum expected, and how many months
// and sums lay in their intervals.
type yearAhead struct {
	bias, in80, in95, sums80, byRate float64
	biasError                        float64 // its standard error
}

func (g growing) forecast(runs int) (out yearAhead) {
	const horizon = 12
	one, squares := 1/float64(runs), 0.0
	for seed := range runs {
		v := g.draw(rand.New(rand.NewPCG(uint64(seed), 79)), horizon)
		f := must(analysis.NewForecast(seriesOf(query.Month, v[:g.months]), analysis.ForecastOptions{Horizon: horizon}))
		sum, expected, came := 0.0, 0.0, 0.0
		for i, p := range f.Points {
			actual := v[g.months+i]
			sum, expected, came = sum+p.Value, expected+g.expected(g.months+i), came+actual
			if p.Lower80 <= actual && actual <= p.Upper80 {
				out.in80 += one / horizon
			}
			if p.Lower95 <= actual && actual <= p.Upper95 {
				out.in95 += one / horizon
			}
		}
		off := sum/expected - 1
		out.bias, squares = out.bias+one*off, squares+one*off*off
		if f.Scenarios.Pessimistic <= came && came <= f.Scenarios.Optimistic {
			out.sums80 += one
		}
		if strings.Contains(f.Model, "of logarithms") {
			out.byRate += one
		}
	}
	out.biasError = math.Sqrt(one * max(0, squares-out.bias*out.bias))
	return out
}

// Methods that go on by the mean step of the past fall behind a rate, by 2 to 5 %
// of a year: a third of the sums lay outside their 80 % intervals. The shares are
// of all kinds together.
func TestSteadyGrowthGoesOnAtItsRate(t *testing.T) {
	t.Parallel()
	kinds := []growing{
		{48, atRate(0.005, 0.2), 0.02}, {48, atRate(0.01, 0.2), 0.05}, {48, atRate(0.02, 0.2), 0.05},
		{48, atRate(0.01, 0), 0.02}, {84, atRate(0.01, 0.2), 0.05},
	}
	of := float64(len(kinds))
	var in80, in95, sums80 float64
	for k, g := range kinds {
		got := g.forecast(simulated / len(kinds))
		t.Logf("kind %d: %+v", k, got)
		if math.Abs(got.bias) > 0.012+2*got.biasError {
			t.Errorf("kind %d: a year ahead is %.1f %% from what is expected", k, 100*got.bias)
		}
		in80, in95, sums80 = in80+got.in80/of, in95+got.in95/of, sums80+got.sums80/of
	}
	if in80 < atLeast(0.8) || in95 < atLeast(0.95) || sums80 < atLeast(0.8) {
		t.Errorf("80 %% cover %.3f, 95 %% cover %.3f, 80 %% of sums %.3f", in80, in95, sums80)
	}
}

// Gone on with at its rate, growth that falls off ended a quarter too high.
func TestGrowthThatLevelsOffIsNoSteadyRate(t *testing.T) {
	t.Parallel()
	for k, g := range []growing{{36, levelling(24), 0.05}, {36, levelling(30), 0.05}} {
		got := g.forecast(simulated / 5)
		t.Logf("kind %d: %+v", k, got)
		if got.byRate > 0.05 || got.bias > 0.1 {
			t.Errorf("kind %d: a rate in %.2f of the series, a year ahead %.1f %% too high", k, got.byRate, 100*got.bias)
		}
	}
}

func TestSeriesThatStayHaveNoRate(t *testing.T) {
	t.Parallel()
	found := rate(simulated, func(rng *rand.Rand) bool {
		v := ar1(rng, 48, 0.5)
		for i := range v {
			v[i] = math.Exp(0.3 * v[i])
		}
		f := must(analysis.NewForecast(seriesOf(query.Month, v), analysis.ForecastOptions{Horizon: 12}))
		return strings.Contains(f.Model, "of logarithms")
	})
	t.Logf("a rate in %.3f of the series", found)
	if found > atMost(0.05) {
		t.Errorf("a rate in %.3f of the series", found)
	}
}
