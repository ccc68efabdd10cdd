package analysis_test

import (
	"errors"
	"fmt"
	"math"
	"testing"

	"github.com/lumenore/analytics-mcp-server/domain/analysis"
)

type stlCase struct {
	Name           string    `json:"name"`
	Period         int       `json:"period"`
	SeasonalWindow int       `json:"seasonal_window"`
	TrendWindow    int       `json:"trend_window"`
	LowPassWindow  int       `json:"low_pass_window"`
	SeasonalMean   bool      `json:"seasonal_mean"`
	TrendMean      bool      `json:"trend_mean"`
	Robust         bool      `json:"robust"`
	Values         []float64 `json:"values"`
	Trend          []float64 `json:"trend"`
	Seasonal       []float64 `json:"seasonal"`
}

func TestSTLAgreesWithStatsmodels(t *testing.T) {
	for _, c := range fixture[[]stlCase](t, "stl.json") {
		t.Run(c.Name, func(t *testing.T) {
			got, err := analysis.STL(c.Values, analysis.STLOptions{
				Period: c.Period, Seasonal: c.SeasonalWindow, Trend: c.TrendWindow, LowPass: c.LowPassWindow,
				SeasonalMean: c.SeasonalMean, TrendMean: c.TrendMean, Robust: c.Robust,
			})
			if err != nil {
				t.Fatal(err)
			}
			for i, v := range c.Values {
				within(t, fmt.Sprintf("trend %d", i), got.Trend[i], c.Trend[i], 1e-6)
				within(t, fmt.Sprintf("seasonal %d", i), got.Seasonal[i], c.Seasonal[i], 1e-6)
				within(t, fmt.Sprintf("sum %d", i), got.Trend[i]+got.Seasonal[i]+got.Remainder[i], v, 1e-9)
			}
		})
	}
}

func TestSTLKeepsAPeriodicSeasonTheSameInEveryCycle(t *testing.T) {
	got, err := analysis.STL(monthly(36, func(i int) float64 { return float64(i) + season[i%12] }),
		analysis.STLOptions{Period: 12, Periodic: true})
	if err != nil {
		t.Fatal(err)
	}
	for i := 12; i < 36; i++ {
		within(t, "seasonal", got.Seasonal[i], got.Seasonal[i-12], 0)
	}
	within(t, "remainder", got.Remainder[18], 0, 0.1)
}

func TestSTLEstimatesTrendAndSeasonWhereAValueIsMissing(t *testing.T) {
	values := monthly(48, func(i int) float64 { return 2*float64(i) + season[i%12] })
	values[20], values[33] = math.NaN(), math.Inf(1)
	got, err := analysis.STL(values, analysis.STLOptions{Period: 12, Periodic: true})
	if err != nil {
		t.Fatal(err)
	}
	within(t, "fit at the missing value", got.Trend[20]+got.Seasonal[20], 2*20+season[20%12], 0.5)
	within(t, "remainder at the missing value", got.Remainder[20], math.NaN(), 0)
}

func TestSTLRefusesWhatItCannotTakeApart(t *testing.T) {
	ones := make([]float64, 30)
	gone := make([]float64, 30)
	for i := range gone {
		gone[i] = float64(i)
		if i%12 == 5 {
			gone[i] = math.NaN()
		}
	}
	for name, c := range map[string]struct {
		values  []float64
		options analysis.STLOptions
		want    error
	}{
		"nothing":                   {nil, analysis.STLOptions{Period: 12}, analysis.ErrTooFew},
		"less than two cycles":      {ones[:23], analysis.STLOptions{Period: 12}, analysis.ErrTooFew},
		"a month never observed":    {gone, analysis.STLOptions{Period: 12}, analysis.ErrTooFew},
		"no period":                 {ones, analysis.STLOptions{}, analysis.ErrOption},
		"an even seasonal smoother": {ones, analysis.STLOptions{Period: 12, Seasonal: 8}, analysis.ErrOption},
		"an even trend smoother":    {ones, analysis.STLOptions{Period: 12, Trend: 20}, analysis.ErrOption},
	} {
		if _, err := analysis.STL(c.values, c.options); !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", name, err, c.want)
		}
	}
}

// season is a yearly pattern that sums to 0.
var season = [12]float64{-8, -6, -2, 1, 3, 4, 2, 0, -3, -1, 2, 8}

func monthly(n int, value func(i int) float64) []float64 {
	out := make([]float64, n)
	for i := range out {
		out[i] = value(i)
	}
	return out
}
