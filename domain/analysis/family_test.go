package analysis_test

import (
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/lumenore/analytics-mcp-server/domain/analysis"
	"github.com/lumenore/analytics-mcp-server/domain/query"
)

// family is n series of noise, the first ones of which rise by three standard
// deviations in all.
func family(rng *rand.Rand, n, rising int, phi float64) []analysis.Series {
	out := make([]analysis.Series, n)
	for k := range out {
		values := ar1(rng, 36, phi)
		for i := range values {
			values[i] += 20
			if k < rising {
				values[i] += 3 * float64(i) / 35
			}
		}
		out[k] = seriesOf(query.Month, values)
	}
	return out
}

func sure(t analysis.Trend) bool { return t.Direction == analysis.Up || t.Direction == analysis.Down }

// Of 40 series without a trend, 36 periods each, nine in ten families hold
// one that a test of each by itself would name.
func TestAFamilyWithoutTrendsSeldomAlarms(t *testing.T) {
	t.Parallel()
	const phi, stated, families = 0.5, 0.1, simulated
	alarms := rate(families, func(rng *rand.Rand) bool {
		return slices.ContainsFunc(analysis.DetectTrends(family(rng, 40, 0, phi)), sure)
	})
	t.Logf("families with a false alarm: %.3f", alarms)
	if alarms > atMost(stated) {
		t.Errorf("false alarms in %v of families, at most %v stated", alarms, stated)
	}
}

// The bootstrap of one series gives no p-value below 0.001, which among 200 would
// be 0.2.
func TestOneClearTrendAmongManyIsFound(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	found := analysis.DetectTrends(family(rng, 200, 0, 0))
	series := family(rng, 200, 0, 0)
	for i := range series[7].Values {
		series[7].Values[i] += float64(i)
	}
	if slices.ContainsFunc(found, sure) {
		t.Error("a trend is named among 200 series of noise")
	}
	for i, tr := range analysis.DetectTrends(series) {
		if sure(tr) != (i == 7) {
			t.Errorf("series %d: %s, p = %v, adjusted %v; want a trend of series 7 alone", i, tr.Direction, tr.PValue, tr.Adjusted)
		}
	}
}
