package analysis_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"gonum.org/v1/gonum/stat/distuv"

	"github.com/lumenore/analytics-mcp-server/domain/analysis"
)

// summary is the group of n values that next gives.
func summary(n int, next func() float64) analysis.GroupSummary {
	sum, squares := 0.0, 0.0
	for range n {
		v := next()
		sum, squares = sum+v, squares+v*v
	}
	m := sum / float64(n)
	return analysis.GroupSummary{N: n, Mean: m, Variance: (squares - float64(n)*m*m) / float64(n-1)}
}

// spreadGroups are groups of records of some kind whose levels are normal around
// each other by a spread, in standard deviations of the records.
func spreadGroups(rng *rand.Rand, kind string, sizes []int, n int, spread float64) []analysis.GroupSummary {
	out := make([]analysis.GroupSummary, n)
	for i := range out {
		level := spread * rng.NormFloat64()
		next := map[string]func() float64{
			"normal":    func() float64 { return level + rng.NormFloat64() },
			"lognormal": func() float64 { return math.Exp(0.7 * (level + rng.NormFloat64())) },
			"Poisson":   distuv.Poisson{Lambda: 4 * math.Exp(level/2), Src: rng}.Rand,
		}[kind]
		out[i] = summary(sizes[i%len(sizes)], next)
	}
	return out
}

func TestGroupsThatDifferAsOthersDoAreNoExceptions(t *testing.T) {
	for _, kind := range []string{"normal", "lognormal", "Poisson"} {
		for of, sizes := range map[string][]int{"15": {15}, "200": {200}, "10 to 600": {10, 600, 40, 15, 150}} {
			for _, n := range []int{5, 8, 12, 40} {
				t.Run(fmt.Sprintf("%d groups of %s %s values", n, of, kind), func(t *testing.T) {
					t.Parallel()
					for _, spread := range []float64{0, 0.3} {
						named := rate(simulated, func(rng *rand.Rand) bool {
							return len(analysis.GroupOutliers(spreadGroups(rng, kind, sizes, n, spread), 1)) > 0
						})
						if named > atMost(statedAlarms) {
							t.Errorf("spread %v: a group is named in %v of runs", spread, named)
						}
					}
				})
			}
		}
	}
}

func TestSharesThatDifferAsOthersDoAreNoExceptions(t *testing.T) {
	t.Parallel()
	for _, n := range []int{4, 8, 20} {
		for _, spread := range []float64{0, 0.3} {
			named := rate(simulated, func(rng *rand.Rand) bool {
				out := make([]analysis.GroupSummary, n)
				for i := range out {
					share := 1 / (1 + math.Exp(2+2*spread*rng.NormFloat64()))
					yes := distuv.Binomial{N: float64(40 + 400*(i%2)), P: share, Src: rng}
					out[i] = analysis.GroupSummary{N: int(yes.N), Mean: yes.Rand() / yes.N}
				}
				return len(analysis.ShareOutliers(out, 1)) > 0
			})
			if named > atMost(statedAlarms) {
				t.Errorf("%d shares of spread %v: one is named in %v of runs", n, spread, named)
			}
		}
	}
}

func TestGroupsFarOutsideOfHowTheOthersDifferAreFound(t *testing.T) {
	for name, c := range map[string]struct {
		means []float64
		sd    float64
		want  []int
	}{
		"one of seven":                    {[]float64{5.3, 5.5, 7.82, 5.8, 6.1, 5.6, 5.9}, 4, []int{2}},
		"two of eight, that do not hide":  {[]float64{10, 14, 10.1, 10.2, 14.3, 9.9, 10, 10.3}, 3, []int{1, 4}},
		"one of four":                     {[]float64{37, 37.1, 39, 36.9}, 1, []int{2}},
		"none of groups that all differ":  {[]float64{3, 5, 7, 9, 11, 13}, 2, nil},
		"none of what is sure but little": {[]float64{10, 10, 10.15, 10, 10, 10, 10, 10}, 1, nil},
	} {
		found := rate(simulated, func(rng *rand.Rand) bool {
			in := make([]analysis.GroupSummary, len(c.means))
			for i, m := range c.means {
				in[i] = analysis.GroupSummary{N: 2000, Mean: m + c.sd*rng.NormFloat64()/math.Sqrt(2000), Variance: c.sd * c.sd}
			}
			got := analysis.GroupOutliers(in, 1)
			slices.Sort(got)
			return slices.Equal(got, c.want)
		})
		if found < atLeast(0.95) {
			t.Errorf("%s: told in %v of runs", name, found)
		}
	}
}
