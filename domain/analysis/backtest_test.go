package analysis_test

import (
	"testing"

	"github.com/lumenore/analytics-mcp-server/domain/analysis"
)

func TestErrorsOfForecastsAgreeWithUtilsforecastAndByHand(t *testing.T) {
	for _, c := range fixture[[]struct {
		Name                    string
		Season                  int
		Train, Actual, Forecast [][]float64
		MASE, SMAPE             float64
	}](t, "backtest.json") {
		got := analysis.ScoreWindows(c.Train, c.Actual, c.Forecast, c.Season)
		within(t, c.Name+", MASE", got.MASE, c.MASE, 1e-12)
		within(t, c.Name+", sMAPE", got.SMAPE, c.SMAPE, 1e-12)
	}
}
