package analysis_test

import (
	"math"
	"math/rand/v2"
	"reflect"
	"testing"

	"github.com/lumenore/analytics-mcp-server/domain/analysis"
	"github.com/lumenore/analytics-mcp-server/domain/query"
)

func TestTrendOfAnExactLine(t *testing.T) {
	tr := analysis.DetectTrend(seriesOf(query.Month, monthly(36, func(i int) float64 { return 100 + 2*float64(i) })))
	if tr.Direction != analysis.Up || tr.Season != nil {
		t.Errorf("%+v", tr)
	}
	within(t, "slope", tr.Slope, 2, 1e-9)
	within(t, "lower", tr.SlopeLower, 2, 1e-9)
	within(t, "upper", tr.SlopeUpper, 2, 1e-9)
	within(t, "p-value", tr.PValue, 0.001, 1e-12)
	within(t, "first", tr.Growth.First, 100, 1e-9)
	within(t, "last", tr.Growth.Last, 170, 1e-9)
	within(t, "relative", tr.Growth.Relative, 0.7, 1e-9)
	for i := range 36 {
		within(t, "trend component", tr.Components.Trend[i], 100+2*float64(i), 1e-6)
	}
}

func TestTrendBesideASeason(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 1))
	tr := analysis.DetectTrend(seriesOf(query.Month, monthly(36, func(i int) float64 {
		return 200 - 1.5*float64(i) + 3*season[i%12] + rng.NormFloat64()
	})))
	if tr.Direction != analysis.Down || tr.Season == nil || tr.Season.Period != 12 {
		t.Fatalf("%+v", tr)
	}
	within(t, "slope", tr.Slope, -1.5, 0.05)
	if tr.Season.Strength < 0.9 {
		t.Errorf("strength %v of a season that is nearly all there is", tr.Season.Strength)
	}
	within(t, "December", tr.Components.Seasonal[11], 24, 3)
	if tr.Worst.Value >= tr.Best.Value || tr.Worst.Start != tr.Worst.Start.UTC() {
		t.Errorf("best %v, worst %v", tr.Best, tr.Worst)
	}
}

func TestTrendOfAConstantIsFlat(t *testing.T) {
	for name, level := range map[string]float64{"zeros": 0, "a level": 1e9, "a small one": 1e-9} {
		tr := analysis.DetectTrend(seriesOf(query.Month, monthly(24, func(int) float64 { return level })))
		if tr.Direction != analysis.Flat || tr.Slope != 0 || tr.PValue != 1 || tr.Season != nil {
			t.Errorf("%s: %+v", name, tr)
		}
	}
}

func TestTrendTellsFlatFromNotDetected(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 3))
	level := func(noise float64) analysis.Direction {
		return analysis.DetectTrend(seriesOf(query.Month, monthly(36, func(int) float64 { return 1000 + noise*rng.NormFloat64() }))).Direction
	}
	if d := level(1); d != analysis.Flat {
		t.Errorf("noise of 0.1 %% of the level: %s", d)
	}
	if d := level(200); d != analysis.NoneDetected {
		t.Errorf("noise of 20 %% of the level: %s", d)
	}
}

func TestTrendNeedsFiveObservations(t *testing.T) {
	nan := math.NaN()
	for name, values := range map[string][]float64{
		"nothing":         nil,
		"four":            {1, 2, 3, 4},
		"four and a hole": {1, 2, nan, 4, 5},
		"infinities":      {1, 2, math.Inf(1), 4, math.Inf(-1), 5},
	} {
		tr := analysis.DetectTrend(seriesOf(query.Month, values))
		if tr.Direction != analysis.TooFew || !math.IsNaN(tr.Slope) || !math.IsNaN(tr.PValue) || !math.IsNaN(tr.Growth.CAGR) {
			t.Errorf("%s: %+v", name, tr)
		}
	}
	if tr := analysis.DetectTrend(seriesOf(query.Year, []float64{10, 12.1, 13.9, 16, 18.05})); tr.Direction != analysis.Up {
		t.Errorf("five on a line: %+v", tr)
	}
}

func TestTrendLeavesOutMissingValues(t *testing.T) {
	values := monthly(40, func(i int) float64 { return 50 + float64(i) + season[i%12] })
	for _, i := range []int{0, 7, 8, 22, 39} {
		values[i] = math.NaN()
	}
	tr := analysis.DetectTrend(seriesOf(query.Month, values))
	if tr.Direction != analysis.Up || tr.Observations != 35 || tr.Season == nil {
		t.Errorf("%+v", tr)
	}
	within(t, "slope", tr.Slope, 1, 1e-6)
	within(t, "remainder of a missing value", tr.Components.Remainder[7], math.NaN(), 0)
}

func TestTrendIsTheSameEveryTime(t *testing.T) {
	values := ar1(rand.New(rand.NewPCG(5, 5)), 36, 0.5)
	first, second := analysis.DetectTrend(seriesOf(query.Month, values)), analysis.DetectTrend(seriesOf(query.Month, values))
	first.Growth, second.Growth = analysis.Growth{}, analysis.Growth{} // NaN is not equal to itself
	if !reflect.DeepEqual(first, second) {
		t.Errorf("%+v and %+v", first, second)
	}
}

func TestGrowthByYears(t *testing.T) {
	grows := func(i int) float64 { return 100 * math.Pow(1.08, float64(i/12)) * (1 + season[i%12]/20) }
	g := analysis.DetectTrend(seriesOf(query.Month, monthly(36, grows))).Growth
	within(t, "year on year", g.YearOnYear, 0.08, 1e-9)
	within(t, "CAGR", g.CAGR, 0.08, 1e-9)

	g = analysis.DetectTrend(seriesOf(query.Month, monthly(18, grows))).Growth
	within(t, "year on year of half a year", g.YearOnYear, 0.08, 1e-9)
	within(t, "CAGR without two whole years", g.CAGR, math.NaN(), 0)

	g = analysis.DetectTrend(seriesOf(query.Year, []float64{100, 90, 120, 130, 146.41})).Growth
	within(t, "CAGR of years", g.CAGR, 0.1, 1e-9)

	g = analysis.DetectTrend(seriesOf(query.Year, []float64{-10, 2, 4, 6, 9})).Growth
	within(t, "CAGR from below zero", g.CAGR, math.NaN(), 0)
	within(t, "growth from below zero", g.Relative, math.NaN(), 0)
}

func TestSeasonNeedsTwoFullCycles(t *testing.T) {
	values := monthly(24, func(i int) float64 { return season[i%12] + 0.01*float64(i%5) })
	if s := analysis.DetectSeason(seriesOf(query.Month, values)); s == nil || s.Period != 12 || s.Strength < 0.99 {
		t.Errorf("two cycles: %+v", s)
	}
	if s := analysis.DetectSeason(seriesOf(query.Month, values[:23])); s != nil {
		t.Errorf("one month short of two cycles: %+v", s)
	}
	if s := analysis.DetectSeason(seriesOf(query.Year, values)); s != nil {
		t.Errorf("years have no season: %+v", s)
	}
}

func TestSeasonOfWeeksAndDays(t *testing.T) {
	rng := rand.New(rand.NewPCG(8, 8))
	weekly := monthly(130, func(i int) float64 { return 10*math.Sin(2*math.Pi*float64(i)/52) + rng.NormFloat64() })
	if s := analysis.DetectSeason(seriesOf(query.Week, weekly)); s == nil || s.Period != 52 {
		t.Errorf("weeks: %+v", s)
	}
	daily := monthly(60, func(i int) float64 {
		if i%7 >= 5 {
			return rng.NormFloat64()
		}
		return 4 + rng.NormFloat64()
	})
	if s := analysis.DetectSeason(seriesOf(query.Day, daily)); s == nil || s.Period != 7 {
		t.Errorf("days: %+v", s)
	}
}
