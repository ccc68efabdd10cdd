package analysis_test

import (
	"math/rand/v2"
	"testing"

	"github.com/lumenore/analytics-mcp-server/domain/analysis"
	"github.com/lumenore/analytics-mcp-server/domain/query"
)

// A rise in the second of two years is a fall at that time of the first beside
// another season and a line: 35 of 100 such rises were reported as falls.
func TestARiseInTheSecondYearIsNotTakenForAFallInTheFirst(t *testing.T) {
	t.Parallel()
	var search analysis.ChangeSearch
	const periods, step, year = 30, 22, 12
	reversed, unsaid := 0, 0
	found := rate(simulated, func(rng *rand.Rand) bool {
		values := ar1(rng, periods, 0)
		for i := range values {
			values[i] += 100 + 3*season[i%year]
			if i >= step {
				values[i] += 12
			}
		}
		right := false
		for _, p := range lastingSteps(&search, values) {
			if p.Difference < 0 {
				reversed++
				continue
			}
			right = right || p.At >= step-1 && p.At <= step+1
			if p.Opposite < step-year-2 || p.Opposite > step-year+2 {
				unsaid++
			}
		}
		return right
	})
	if found < atLeast(0.6) || reversed > simulated/50 || unsaid > simulated/10 {
		t.Errorf("%.0f %% are found, %d as falls, %d without the fall that fits alike", 100*found, reversed, unsaid)
	}
}

func TestAStepOverManyYearsHasNoOpposite(t *testing.T) {
	values := ar1(rand.New(rand.NewPCG(1, 1)), 60, 0)
	for i := range values {
		values[i] += 100 + 3*season[i%12]
		if i >= 40 {
			values[i] += 12
		}
	}
	got := must(analysis.DetectLastingChanges(seriesOf(query.Month, values), 1))
	if len(got.Points) != 1 || got.Points[0].At != 40 || got.Points[0].Opposite >= 0 || !got.Yearly {
		t.Errorf("%+v", got)
	}
}
