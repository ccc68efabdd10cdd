package analysis_test

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/lumenore/analytics-mcp-server/domain/analysis"
)

// leaderStandsOut reports whether the member that moved most stands out of
// members that are all sums of as many independent amounts in two periods; the
// first moves by an effect, in standard deviations of its own move, besides.
func leaderStandsOut(rng *rand.Rand, members int, effect float64) bool {
	moves, sizes := make([]float64, members), make([]float64, members)
	leader := 0
	for i := range moves {
		mean := 20 * math.Exp(2*rng.Float64())
		before, after := mean+math.Sqrt(mean)*rng.NormFloat64(), mean+math.Sqrt(mean)*rng.NormFloat64()
		if i == 0 {
			after += effect * math.Sqrt(2*mean)
		}
		moves[i], sizes[i] = after-before, max(before, after)
		if math.Abs(moves[i])/math.Sqrt(sizes[i]) > math.Abs(moves[leader])/math.Sqrt(sizes[leader]) {
			leader = i
		}
	}
	z, ok := analysis.UnusualMove(moves, sizes, leader)
	return ok && z > analysis.BeyondMembers
}

func TestTheLargestOfManyMembersSeldomStandsOutByChance(t *testing.T) {
	for _, members := range []int{8, 30, 100} {
		alarms := rate(simulated, func(rng *rand.Rand) bool { return leaderStandsOut(rng, members, 0) })
		found := rate(simulated, func(rng *rand.Rand) bool { return leaderStandsOut(rng, members, 8) })
		t.Logf("%d members: %.3f by chance, %.3f of moves of eight standard deviations", members, alarms, found)
		if alarms > atMost(0.05) || found < atLeast(0.6) {
			t.Errorf("%d members: %.1f %% stand out by chance, %.0f %% of those that do", members, 100*alarms, 100*found)
		}
	}
}
