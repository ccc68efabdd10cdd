package analysis_test

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/lumenore/analytics-mcp-server/domain/analysis"
	"github.com/lumenore/analytics-mcp-server/domain/query"
)

// bendRuns are fewer than other simulations have: each searches its series thousands
// of times where it finds something.
const bendRuns = 30

// bendRate is how often a bend is told of a course beside noise of standard deviation 1
// around 50.
func bendRate(months int, phi float64, course func(share float64) float64) float64 {
	return rate(bendRuns, func(rng *rand.Rand) bool {
		values := ar1(rng, months, phi)
		for i := range values {
			values[i] += 50 + course(float64(i)/float64(months-1))
		}
		_, ok := analysis.DetectBend(seriesOf(query.Month, values))
		return ok
	})
}

func TestABendIsRarelyToldOfALineAStepOrGrowthByARate(t *testing.T) {
	for name, course := range map[string]func(float64) float64{
		"line":             func(x float64) float64 { return 6 * x },
		"step":             func(x float64) float64 { return 4 * math.Round(x-0.05) },
		"growth by a rate": func(x float64) float64 { return 50 * (math.Exp(1.2*x) - 1) },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			alarms := bendRate(36, 0.7, course)
			t.Logf("false alarms: %.3f", alarms)
			if alarms > atMostIn(bendRuns, 0.03) {
				t.Errorf("a bend is told of %v, at most 0.03 stated", alarms)
			}
		})
	}
}

func TestABendOfEightStandardDeviationsIsFound(t *testing.T) {
	for name, course := range map[string]func(float64) float64{
		"levels off":        func(x float64) float64 { return 16 * math.Min(x, 0.5) },
		"turns":             func(x float64) float64 { return 8 - 16*math.Abs(x-0.5) },
		"level, then falls": func(x float64) float64 { return -math.Max(0, x-0.7) * 8 / 0.3 },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if found := bendRate(48, 0, course); found < 0.9 {
				t.Errorf("found in %v, 0.97 stated", found)
			}
		})
	}
}

func TestABendIsFoundWhereItIs(t *testing.T) {
	rng := rand.New(rand.NewPCG(4, 14))
	values := monthly(48, func(i int) float64 { return 100 + 3*float64(min(i, 24)) + 2*season[i%12] + rng.NormFloat64() })
	b, ok := analysis.DetectBend(seriesOf(query.Month, values))
	if !ok || b.At < 22 || b.At > 26 {
		t.Fatalf("%+v, %v; want it at 24", b, ok)
	}
	within(t, "slope before", b.Before, 3, 0.2)
	within(t, "slope after", b.After, 0, 0.2)
	for name, values := range map[string][]float64{
		"too few": monthly(19, func(i int) float64 { return float64(min(i, 9)) }),
		"a level": monthly(36, func(int) float64 { return 7 }),
		"a line":  monthly(36, func(i int) float64 { return float64(i) }),
	} {
		if b, ok := analysis.DetectBend(seriesOf(query.Month, values)); ok {
			t.Errorf("%s: %+v", name, b)
		}
	}
}
