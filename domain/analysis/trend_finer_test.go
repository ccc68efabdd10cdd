package analysis_test

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/lumenore/analytics-mcp-server/domain/analysis"
	"github.com/lumenore/analytics-mcp-server/domain/query"
)

// blocks are the means of so many values each.
func blocks(values []float64, size int) []float64 {
	out := make([]float64, len(values)/size)
	for i := range out {
		for _, v := range values[i*size : (i+1)*size] {
			out[i] += v / float64(size)
		}
	}
	return out
}

// told reports whether quarters tell a trend, or the months of too few of them.
func told(months []float64) bool {
	t := analysis.DetectTrend(seriesOf(query.Quarter, blocks(months, 3)))
	_, ok := t.FinerTrend(seriesOf(query.Month, months))
	return ok || t.Direction == analysis.Up || t.Direction == analysis.Down
}

func TestASecondLookByFinerPeriodsKeepsTheRateOfFalseAlarms(t *testing.T) {
	for _, phi := range []float64{0.3, 0.7} {
		for _, months := range []int{24, 36} {
			t.Run(fmt.Sprintf("%d months, autocorrelation %v", months, phi), func(t *testing.T) {
				t.Parallel()
				alarms := rate(simulated, func(rng *rand.Rand) bool { return told(ar1(rng, months, phi)) })
				t.Logf("false alarms: %.3f", alarms)
				if alarms > atMost(0.075) {
					t.Errorf("false alarms: %v, at most 0.075 stated", alarms)
				}
			})
		}
	}
}

func TestASecondLookTellsFallsThatFewQuartersHide(t *testing.T) {
	t.Parallel()
	quarters := 0
	found := rate(simulated, func(rng *rand.Rand) bool {
		months := ar1(rng, 36, 0.3)
		for i := range months {
			months[i] -= 3 * float64(i) / 35
		}
		if d := analysis.DetectTrend(seriesOf(query.Quarter, blocks(months, 3))).Direction; d == analysis.Down {
			quarters++
		}
		return told(months)
	})
	t.Logf("found %.3f, by quarters alone %.3f", found, float64(quarters)/simulated)
	if found < atLeast(0.83) {
		t.Errorf("%v of falls of three standard deviations are told, 0.83 stated", found)
	}
}

// Few periods by themselves: DetectTrend states the rates.
func TestTrendOfFewPeriodsAlarmsRarely(t *testing.T) {
	for _, periods := range []int{8, 12} {
		t.Run(fmt.Sprint(periods), func(t *testing.T) {
			t.Parallel()
			alarms := rate(simulated, func(rng *rand.Rand) bool { return trends(ar1(rng, periods, 0.5)) })
			t.Logf("false alarms: %.3f", alarms)
			if alarms > atMost(0.085) {
				t.Errorf("false alarms: %v, at most 0.085 stated", alarms)
			}
		})
	}
}
