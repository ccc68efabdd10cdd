package analysis_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"

	"github.com/lumenore/analytics-mcp-server/domain/analysis"
	"github.com/lumenore/analytics-mcp-server/domain/query"
)

func trends(values []float64) bool {
	d := analysis.DetectTrend(seriesOf(query.Month, values)).Direction
	return d == analysis.Up || d == analysis.Down
}

func TestTrendAlarmsAtMostOneInTenOnNoiseThatRemembers(t *testing.T) {
	for _, amplitude := range []float64{0, 0.5} {
		for _, phi := range []float64{0, 0.3, 0.5, 0.7} {
			t.Run(fmt.Sprintf("season x %v, autocorrelation %v", amplitude, phi), func(t *testing.T) {
				t.Parallel()
				alarms := rate(simulated, func(rng *rand.Rand) bool {
					values := ar1(rng, 36, phi)
					for i := range values {
						values[i] += 20 + amplitude*season[i%12]
					}
					return trends(values)
				})
				t.Logf("false alarms: %.3f", alarms)
				if alarms > atMost(0.1) {
					t.Errorf("false alarms: %v, at most 0.1 stated", alarms)
				}
			})
		}
	}
}

func TestTrendFindsAClearTrend(t *testing.T) {
	for _, c := range []struct{ phi, power float64 }{{0, 0.95}, {0.3, 0.8}, {0.5, 0.55}} {
		t.Run(fmt.Sprintf("autocorrelation %v", c.phi), func(t *testing.T) {
			t.Parallel()
			found := rate(simulated, func(rng *rand.Rand) bool {
				values := ar1(rng, 36, c.phi)
				for i := range values { // three standard deviations in all
					values[i] += 20 + 0.5*season[i%12] + 3*float64(i)/35
				}
				return trends(values)
			})
			t.Logf("power: %.3f", found)
			if found < atLeast(c.power) {
				t.Errorf("power: %v, at least %v stated", found, c.power)
			}
		})
	}
}

func TestTrendIntervalCoversTheTrueSlope(t *testing.T) {
	covered := rate(simulated, func(rng *rand.Rand) bool {
		values := ar1(rng, 36, 0.5)
		for i := range values {
			values[i] += 20 + 0.1*float64(i)
		}
		tr := analysis.DetectTrend(seriesOf(query.Month, values))
		return tr.SlopeLower <= 0.1 && 0.1 <= tr.SlopeUpper
	})
	if covered < atLeast(0.9) {
		t.Errorf("the interval covers the slope in %v of series", covered)
	}
}

func TestTrendStaysCalmOnSkewedNoiseAndOnFewPeriods(t *testing.T) {
	for name, values := range map[string]func(*rand.Rand) []float64{
		"36 lognormal": func(rng *rand.Rand) []float64 {
			return monthly(36, func(int) float64 { return 100 * math.Exp(rng.NormFloat64()) })
		},
		"5 normal": func(rng *rand.Rand) []float64 {
			return monthly(5, func(int) float64 { return 10 + rng.NormFloat64() })
		},
		"8 with autocorrelation 0.3": func(rng *rand.Rand) []float64 { return ar1(rng, 8, 0.3) },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if alarms := rate(simulated, func(rng *rand.Rand) bool { return trends(values(rng)) }); alarms > atMost(0.1) {
				t.Errorf("false alarms: %v", alarms)
			}
		})
	}
}

func TestSeasonIsNotReportedWhereThereIsNone(t *testing.T) {
	for _, phi := range []float64{0, 0.5, 0.7} {
		alarms := rate(simulated, func(rng *rand.Rand) bool {
			values := ar1(rng, 36, phi)
			for i := range values {
				values[i] += 0.1 * float64(i)
			}
			return analysis.DetectSeason(seriesOf(query.Month, values)) != nil
		})
		if alarms > atMost(0.05) {
			t.Errorf("autocorrelation %v: false seasons in %v of series", phi, alarms)
		}
	}
}

// A walk goes far without a trend, and one with a drift steadily.
func TestTrendOfASeriesThatWanders(t *testing.T) {
	t.Parallel()
	walk := func(drift float64) float64 {
		return rate(simulated, func(rng *rand.Rand) bool {
			values := make([]float64, 48)
			at := 200.0
			for i := range values {
				at += drift + rng.NormFloat64()
				values[i] = at
			}
			return trends(values)
		})
	}
	alarms, found := walk(0), walk(1)
	t.Logf("false alarms %.3f, found %.3f", alarms, found)
	if alarms > atMost(0.19) || found < atLeast(0.95) {
		t.Errorf("false alarms %v and found %v of walks with a drift of one standard deviation", alarms, found)
	}
}

// Beyond the autocorrelation that the test is made for, its rate grows slowly.
func TestTrendAlarmsOnNoiseThatRemembersLong(t *testing.T) {
	for phi, stated := range map[float64]float64{0.8: 0.11, 0.9: 0.11, 0.95: 0.13} {
		t.Run(fmt.Sprintf("autocorrelation %v", phi), func(t *testing.T) {
			t.Parallel()
			alarms := rate(simulated, func(rng *rand.Rand) bool { return trends(ar1(rng, 36, phi)) })
			t.Logf("false alarms: %.3f", alarms)
			if alarms > atMost(stated) {
				t.Errorf("false alarms: %v, at most %v stated", alarms, stated)
			}
		})
	}
}

func TestAPatternIsToldBesideMonthsThatAreNeverSeen(t *testing.T) {
	t.Parallel()
	repeats := func(height float64) float64 {
		return rate(simulated, func(rng *rand.Rand) bool {
			values := ar1(rng, 36, 0.5)
			for i := range values {
				if month := i % 12; month < 2 || month > 9 {
					values[i] = math.NaN() // nothing is weighed in winter
					continue
				}
				values[i] += height * math.Sin(math.Pi*float64(i%12-2)/7)
			}
			return analysis.Repeats(seriesOf(query.Month, values)) != nil
		})
	}
	if alarms := repeats(0); alarms > atMost(0.03) {
		t.Errorf("a pattern is told of %v of the series without one", alarms)
	}
	if found := repeats(6); found < atLeast(0.9) {
		t.Errorf("a pattern of six standard deviations is told in %v", found)
	}
}
