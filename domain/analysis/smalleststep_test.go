package analysis_test

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/lumenore/analytics-mcp-server/domain/analysis"
	"github.com/lumenore/analytics-mcp-server/domain/query"
)

// What an answer without a change promises: a step of the size that is said
// would have been found four times in five.
func TestAStepOfTheSizeThatIsSaidIsFoundFourTimesInFive(t *testing.T) {
	for _, c := range []struct {
		periods, tests int
		phi, amplitude float64
	}{{24, 1, 0, 0}, {36, 1, 0.3, 0}, {60, 1, 0.5, 0}, {48, 2, 0.3, 0.5}} {
		t.Run(fmt.Sprintf("%+v", c), func(t *testing.T) {
			t.Parallel()
			var search analysis.ChangeSearch
			found := rate(simulated, func(rng *rand.Rand) bool {
				values := ar1(rng, c.periods, c.phi)
				for i := range values {
					values[i] += 50 + c.amplitude*season[i%12]
				}
				size := must(search.SmallestStep(seriesOf(query.Month, values), c.tests))
				from := c.periods/6 + rng.IntN(c.periods*2/3)
				for i := from; i < c.periods; i++ {
					values[i] += size
				}
				return len(must(search.DetectLasting(seriesOf(query.Month, values), c.tests)).Points) > 0
			})
			t.Logf("found: %.3f", found)
			if found < atLeast(analysis.StepPower-0.1) || found > atMost(analysis.StepPower+0.12) {
				t.Errorf("%.0f %% are found; about 80 %% stated", 100*found)
			}
		})
	}
}
