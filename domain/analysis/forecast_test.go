package analysis_test

import (
	"errors"
	"math"
	"math/rand/v2"
	"testing"
	"time"

	"github.com/lumenore/analytics-mcp-server/domain/analysis"
	"github.com/lumenore/analytics-mcp-server/domain/query"
)

func TestForecastContinuesALineAndItsSeason(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 9))
	truth := func(i int) float64 { return 100 + 2*float64(i) + 3*season[i%12] }
	s := seriesOf(query.Month, monthly(60, func(i int) float64 { return truth(i) + rng.NormFloat64() }))
	f := must(analysis.NewForecast(s, analysis.ForecastOptions{Horizon: 6}))
	if f.Season == nil || len(f.Points) != 6 || f.Backtest.Windows == 0 || f.Why == "" {
		t.Fatalf("%+v", f)
	}
	sum := 0.0
	for i, p := range f.Points {
		sum += p.Value
		within(t, "forecast", p.Value, truth(60+i), 5)
		if !(p.Lower95 < p.Lower80 && p.Lower80 < p.Value && p.Value < p.Upper80 && p.Upper80 < p.Upper95) {
			t.Errorf("intervals do not nest: %+v", p)
		}
	}
	if want := time.Date(2025, 1, 1, 0, 0, 0, 0, time.UTC); !f.Points[0].Start.Equal(want) {
		t.Errorf("begins %v, want %v", f.Points[0].Start, want)
	}
	if f.Backtest.MASE >= f.Backtest.BaselineMASE {
		t.Errorf("backtest %+v is no better than the naive forecast", f.Backtest)
	}
	within(t, "expected sum", f.Scenarios.Expected, sum, 1e-6)
	if addedUp := f.Points[0].Value - f.Points[0].Lower80; f.Scenarios.Expected-f.Scenarios.Pessimistic > 6*addedUp*2 {
		t.Errorf("scenarios %+v are as wide as added bounds", f.Scenarios)
	}
}

func TestForecastIntervalsCover(t *testing.T) {
	const horizon, runs = 4, simulated
	for name, draw := range map[string]func(*rand.Rand, int) []float64{
		"noise around a mean": func(rng *rand.Rand, n int) []float64 { return ar1(rng, n, 0.5) },
		"random walk": func(rng *rand.Rand, n int) []float64 {
			v := ar1(rng, n, 0)
			for i := 1; i < n; i++ {
				v[i] += v[i-1]
			}
			return v
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			covered := 0
			for seed := range runs {
				v := draw(rand.New(rand.NewPCG(uint64(seed), 9)), 36+horizon)
				f := must(analysis.NewForecast(seriesOf(query.Year, v[:36]), analysis.ForecastOptions{Horizon: horizon}))
				for i, p := range f.Points {
					if p.Lower95 <= v[36+i] && v[36+i] <= p.Upper95 {
						covered++
					}
				}
			}
			share := float64(covered) / (runs * horizon)
			t.Logf("95 %% intervals cover %.3f", share)
			if share < atLeast(0.95) || share > atMost(widest95) { // a run's periods go together
				t.Errorf("95 %% intervals cover %v", share)
			}
		})
	}
}

func TestForecastStaysAboveZeroWhereTheMeasureMust(t *testing.T) {
	rng := rand.New(rand.NewPCG(2, 9))
	s := seriesOf(query.Year, monthly(20, func(i int) float64 { return max(0, 60-3*float64(i)+4*rng.NormFloat64()) }))
	f := must(analysis.NewForecast(s, analysis.ForecastOptions{Horizon: 5, NonNegative: true}))
	for _, p := range f.Points {
		if p.Value < 0 || p.Lower95 < 0 || p.Lower80 < 0 || p.Upper95 < p.Value {
			t.Errorf("%+v", p)
		}
	}
	if f.Scenarios.Pessimistic < 0 {
		t.Errorf("%+v", f.Scenarios)
	}
}

func TestForecastOfAConstantIsThatConstant(t *testing.T) {
	for _, level := range []float64{0, 42} {
		f := must(analysis.NewForecast(seriesOf(query.Month, monthly(30, func(int) float64 { return level })), analysis.ForecastOptions{Horizon: 3}))
		for _, p := range f.Points {
			within(t, "value", p.Value, level, 1e-6)
			within(t, "upper bound", p.Upper95, level, 1e-6)
		}
	}
}

func TestForecastLeavesOutMissingValues(t *testing.T) {
	values := monthly(40, func(i int) float64 { return 50 + float64(i) })
	values[0], values[10], values[39] = math.NaN(), math.NaN(), math.NaN()
	s := seriesOf(query.Year, values)
	f := must(analysis.NewForecast(s, analysis.ForecastOptions{Horizon: 2}))
	if f.Observations != 37 || !f.Points[0].Start.Equal(s.Starts[39]) {
		t.Errorf("%+v", f)
	}
	within(t, "value", f.Points[0].Value, 89, 1.5)
}

func TestForecastNeedsHistoryAndAHorizon(t *testing.T) {
	if _, err := analysis.NewForecast(seriesOf(query.Month, make([]float64, 7)), analysis.ForecastOptions{Horizon: 1}); !errors.Is(err, analysis.ErrTooFew) {
		t.Errorf("seven values: %v", err)
	}
	if _, err := analysis.NewForecast(seriesOf(query.Month, make([]float64, 30)), analysis.ForecastOptions{}); !errors.Is(err, analysis.ErrOption) {
		t.Errorf("no horizon: %v", err)
	}
	f := must(analysis.NewForecast(seriesOf(query.Month, []float64{3, 1, 4, 1, 5, 9, 2, 6}), analysis.ForecastOptions{Horizon: 12}))
	for _, p := range f.Points {
		if math.IsNaN(p.Value) || math.IsNaN(p.Lower95) || math.IsInf(p.Upper95, 0) {
			t.Errorf("eight values: %+v", p)
		}
	}
}

func TestForecastOfALongHistoryLooksAtItsLastYears(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 9))
	s := seriesOf(query.Hour, monthly(20_000, func(i int) float64 { return 50 + 10*math.Sin(float64(i)*2*math.Pi/24) + rng.NormFloat64() }))
	f := must(analysis.NewForecast(s, analysis.ForecastOptions{Horizon: 24}))
	if f.Observations != 3000 || f.Backtest.Windows != 10 {
		t.Errorf("%d observations, %d windows", f.Observations, f.Backtest.Windows)
	}
	for i, p := range f.Points {
		within(t, "forecast", p.Value, 50+10*math.Sin(float64(20_000+i)*2*math.Pi/24), 1.5)
	}
}

func TestForecastsAreTheSameInAnyUnit(t *testing.T) {
	rng := rand.New(rand.NewPCG(4, 9))
	v := monthly(40, func(i int) float64 { return 100 + season[i%12] + rng.NormFloat64() })
	large := make([]float64, len(v))
	for i := range v {
		large[i] = v[i] * 1024
	}
	a := must(analysis.NewForecast(seriesOf(query.Month, v), analysis.ForecastOptions{Horizon: 6}))
	b := must(analysis.NewForecast(seriesOf(query.Month, large), analysis.ForecastOptions{Horizon: 6}))
	for i := range a.Points {
		if a.Points[i].Value*1024 != b.Points[i].Value || a.Points[i].Upper95*1024 != b.Points[i].Upper95 {
			t.Errorf("%+v, and in another unit %+v", a.Points[i], b.Points[i])
		}
	}
}

// inDecember is what a day of a business brings that doubles its sales for the
// whole of December.
func inDecember(day time.Time) float64 {
	if day.Month() == time.December {
		return 200
	}
	return 100
}

func TestDaysAndWeeksLeaveTheLevelOfAMonthAtItsEnd(t *testing.T) {
	const daysAhead = 35
	end := time.Date(2025, 12, 29, 0, 0, 0, 0, time.UTC)
	want := 0.0
	for i := range daysAhead {
		want += inDecember(end.AddDate(0, 0, i))
	}
	for grain, days := range map[query.Grain]int{query.Day: 1, query.Week: 7} {
		rng := rand.New(rand.NewPCG(7, 7))
		s := analysis.Series{Grain: grain}
		for day := end.AddDate(-3, 0, 4); day.Before(end); day = day.AddDate(0, 0, days) {
			sum := 0.0
			for i := range days {
				sum += inDecember(day.AddDate(0, 0, i)) + 10*rng.NormFloat64()
			}
			s.Starts, s.Values = append(s.Starts, day), append(s.Values, sum)
		}
		f := must(analysis.NewForecast(s, analysis.ForecastOptions{Horizon: daysAhead / days, NonNegative: true}))
		within(t, "five weeks by "+string(grain), f.Scenarios.Expected, want, 0.06*want)
	}
}

func TestAYearOfDaysMayBeASmoothCurve(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 5))
	truth := func(i int) float64 {
		return 100 + 30*math.Sin(2*math.Pi*float64(i)/365.25) + 5*math.Sin(2*math.Pi*float64(i)/7)
	}
	values := make([]float64, 900)
	for i := range values {
		values[i] = truth(i) + 5*rng.NormFloat64()
	}
	f := must(analysis.NewForecast(seriesOf(query.Day, values), analysis.ForecastOptions{Horizon: 60}))
	for i, p := range f.Points {
		within(t, "day", p.Value, truth(900+i), 8)
	}
}
