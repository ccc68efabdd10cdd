package analysis_test

import (
	"fmt"
	"math"
	"testing"

	"github.com/lumenore/analytics-mcp-server/domain/analysis"
)

type forecastReference struct {
	ETS []struct {
		analysis.ReferenceETS
		Fitted, Forecast []float64
		LogLikelihood    float64   `json:"log_likelihood"`
		RelativeVariance []float64 `json:"relative_variance"` // of forecasts, in one-step variances
	}
	Found []struct {
		analysis.ReferenceETS
		LogLikelihood float64 `json:"log_likelihood"`
	}
	ARIMA []struct {
		P1               int `json:"p"`
		D1               int `json:"d"`
		Q1               int `json:"q"`
		SP               int `json:"P"`
		SD               int `json:"D"`
		SQ               int `json:"Q"`
		Period           int
		Drift            bool
		AR, MA           []float64
		SAR              []float64 `json:"seasonal_ar"`
		SMA              []float64 `json:"seasonal_ma"`
		Mean             float64
		Values, Forecast []float64
		Spread           []float64
	}
	Theta struct {
		Values, Forecast []float64
		Alpha, Level     float64
	}
	KPSS []struct {
		Values []float64
		KPSS   float64
	}
}

func allWithin(t *testing.T, what string, got, want []float64, tolerance float64) {
	t.Helper()
	if len(got) != len(want) {
		t.Fatalf("%d values of %s, want %d", len(got), what, len(want))
	}
	for i := range want {
		within(t, fmt.Sprintf("%s %d", what, i), got[i], want[i], tolerance)
	}
}

func TestExponentialSmoothingIsThatOfStatsmodels(t *testing.T) {
	for i, c := range fixture[forecastReference](t, "forecast.json").ETS {
		t.Run(fmt.Sprint(i), func(t *testing.T) {
			fitted, height, ahead, memory := c.Run(len(c.Forecast))
			allWithin(t, "one-step forecast", fitted, c.Fitted, 1e-8)
			allWithin(t, "forecast", ahead, c.Forecast, 1e-8)
			constant := float64(len(c.Values)) * (math.Log(2*math.Pi) + 1)
			within(t, "log likelihood", -(height+constant)/2, c.LogLikelihood, 1e-8)
			sum := 0.0
			for h, v := range c.RelativeVariance {
				sum += memory[h] * memory[h]
				within(t, fmt.Sprintf("variance %d", h), sum, v, 1e-8)
			}
		})
	}
}

func TestExponentialSmoothingIsFittedAsWellAsByStatsmodels(t *testing.T) {
	for i, c := range fixture[forecastReference](t, "forecast.json").Found {
		constant := float64(len(c.Values)) * (math.Log(2*math.Pi) + 1)
		if got := -(c.Fit() + constant) / 2; got < c.LogLikelihood-0.5 {
			t.Errorf("%d: log likelihood %v, statsmodels found %v", i, got, c.LogLikelihood)
		}
	}
}

func TestARIMAForecastsAreThoseOfStatsmodels(t *testing.T) {
	for i, c := range fixture[forecastReference](t, "forecast.json").ARIMA {
		t.Run(fmt.Sprint(i), func(t *testing.T) {
			m := analysis.ReferenceARIMA{P: c.P1, D: c.D1, Q: c.Q1, Seasonal: [3]int{c.SP, c.SD, c.SQ}, Period: c.Period, Drift: c.Drift,
				AR: c.AR, MA: c.MA, SAR: c.SAR, SMA: c.SMA, Mean: c.Mean, Values: c.Values}
			ahead, spread := m.Run(len(c.Forecast))
			// The Kalman filter weighs the first values otherwise; 160 later that has faded.
			allWithin(t, "forecast", ahead, c.Forecast, 0.02)
			allWithin(t, "standard deviation", spread, c.Spread, 1e-3)
		})
	}
}

func TestThetaIsThatOfStatsmodels(t *testing.T) {
	c := fixture[forecastReference](t, "forecast.json").Theta
	allWithin(t, "forecast", analysis.Theta(c.Values, c.Alpha, c.Level, len(c.Forecast)), c.Forecast, 1e-6)
}

func TestKPSSIsThatOfStatsmodels(t *testing.T) {
	for i, c := range fixture[forecastReference](t, "forecast.json").KPSS {
		within(t, fmt.Sprintf("statistic %d", i), analysis.KPSS(c.Values), c.KPSS, 1e-9)
	}
}
