package analysis_test

import (
	"math/rand/v2"
	"testing"

	"github.com/lumenore/analytics-mcp-server/domain/analysis"
)

// groups are n groups of each normal values, the first of which lie higher by
// lift.
func groups(rng *rand.Rand, n, each int, lift float64) []analysis.GroupSummary {
	out := make([]analysis.GroupSummary, n)
	for i := range out {
		sum, squares := 0.0, 0.0
		for range each {
			v := rng.NormFloat64()
			if i == 0 {
				v += lift
			}
			sum, squares = sum+v, squares+v*v
		}
		m := sum / float64(each)
		out[i] = analysis.GroupSummary{N: each, Mean: m, Variance: (squares - float64(each)*m*m) / float64(each-1)}
	}
	return out
}

func TestAGroupStandsOutOnlyBeyondChance(t *testing.T) {
	named := rate(simulated, func(rng *rand.Rand) bool {
		high, low := analysis.StandingOut(groups(rng, 40, 30, 0))
		return high >= 0 || low >= 0
	})
	if named > atMost(0.05) {
		t.Errorf("a group of noise is named in %v of runs", named)
	}
	found := rate(simulated, func(rng *rand.Rand) bool {
		high, _ := analysis.StandingOut(groups(rng, 40, 30, 1.2))
		return high == 0
	})
	if found < atLeast(0.95) {
		t.Errorf("a group higher by 1.2 standard deviations is named in %v of runs", found)
	}
	if high, low := analysis.StandingOut([]analysis.GroupSummary{{N: 3, Mean: 100, Variance: 1}, {N: 500, Mean: 1, Variance: 1}, {N: 500, Mean: 1.01, Variance: 1}}); high >= 0 || low >= 0 {
		t.Errorf("groups %d and %d stand out; want none, of which one has 3 values", high, low)
	}
}
