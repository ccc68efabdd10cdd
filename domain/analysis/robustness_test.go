package analysis_test

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/lumenore/analytics-mcp-server/domain/analysis"
	"github.com/lumenore/analytics-mcp-server/domain/query"
)

func TestNoInputMakesAnAnalysisPanic(t *testing.T) {
	rng := rand.New(rand.NewPCG(11, 11))
	awkward := []float64{0, 0, 1, 1, -1, 2.5, math.NaN(), math.NaN(), math.Inf(1), math.Inf(-1), 1e300, -1e300, 1e-300}
	grains := []query.Grain{query.Hour, query.Day, query.Week, query.Month, query.Quarter, query.Year, "decade"}
	for range min(400, 4*simulated) {
		values := make([]float64, rng.IntN(60))
		kinds := 1 + rng.IntN(len(awkward))
		for i := range values {
			values[i] = awkward[rng.IntN(kinds)]
		}
		s := analysis.Series{Grain: grains[rng.IntN(len(grains))], Values: values}
		if s.Grain != "decade" {
			s = seriesOf(s.Grain, values)
		}
		if tr := analysis.DetectTrend(s); tr.Direction == "" {
			t.Errorf("no direction for %v", values)
		}
		if s.Len() == len(s.Starts) {
			if f, err := analysis.NewForecast(s, analysis.ForecastOptions{Horizon: 3}); err == nil && (len(f.Points) != 3 || !allFinite(f)) {
				t.Errorf("%+v for %v", f, values)
			}
		}
		checked, err := analysis.SeriesOutliers(s, analysis.OutlierOptions{})
		if err == nil && checked.Checked != s.Observed() {
			t.Errorf("%d checked of %v", checked.Checked, values)
		}
		if _, err := analysis.PeerOutliers(values, analysis.OutlierOptions{Side: analysis.High}); (err == nil) != (s.Observed() >= analysis.LeastForOutliers) {
			t.Errorf("%v for %v", err, values)
		}
		if _, err := new(analysis.ChangeSearch).DetectAmong(s, 1); (err == nil) != (s.Observed() >= analysis.LeastForChanges) {
			t.Errorf("%v for %v", err, values)
		}
		_ = must(analysis.Pearson(values, values))
		_ = must(analysis.Spearman(values, values))
		_ = must(analysis.Comove(s, s))
		_ = must(analysis.Contributions(values, values))
		if p, err := analysis.NewPareto(values, analysis.ParetoOptions{}); err == nil && p.VitalFew.Count == 0 {
			t.Errorf("nobody makes the target of %v", values)
		}
	}
}

// allFinite reports whether nothing of a forecast is NaN or infinite but for
// figures of the backtest that are not defined.
func allFinite(f analysis.Forecast) bool {
	values := []float64{f.Scenarios.Pessimistic, f.Scenarios.Expected, f.Scenarios.Optimistic}
	for _, p := range f.Points {
		values = append(values, p.Value, p.Lower80, p.Upper80, p.Lower95, p.Upper95)
	}
	for _, v := range values {
		if math.IsNaN(v) || math.IsInf(v, 0) {
			return false
		}
	}
	return true
}
