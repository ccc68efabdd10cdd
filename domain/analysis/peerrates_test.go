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

// draw is a source of values, by their position.
type draw func(*rand.Rand) func(int) float64

func lognormal(r *rand.Rand) func(int) float64 {
	return func(int) float64 { return math.Exp(1 + 0.8*r.NormFloat64()) }
}

// with puts one value among lognormal ones, in the fourth place.
func with(value float64) draw {
	return func(r *rand.Rand) func(int) float64 {
		others := lognormal(r)
		return func(i int) float64 {
			if i == 3 {
				return value
			}
			return others(i)
		}
	}
}

// times multiplies a share of lognormal values by a factor.
func times(factor, share float64) draw {
	return func(r *rand.Rand) func(int) float64 {
		others := lognormal(r)
		return func(i int) float64 {
			if r.Float64() < share {
				return factor * others(i)
			}
			return others(i)
		}
	}
}

func gamma(shape float64) draw {
	return func(r *rand.Rand) func(int) float64 {
		next := distuv.Gamma{Alpha: shape, Beta: 1, Src: r}
		return func(int) float64 { return next.Rand() }
	}
}

func poissonAround(mean float64) draw {
	return func(r *rand.Rand) func(int) float64 {
		next := distuv.Poisson{Lambda: mean, Src: r}
		return func(int) float64 { return next.Rand() }
	}
}

// alarms are the share of searches of n values that find something beside the
// stated rate, and the share that states none.
func alarms(runs, n int, of draw) (stated, unstated float64) {
	stated = rate(runs, func(rng *rand.Rand) bool {
		o := must(analysis.PeerOutliers(monthly(n, of(rng)), analysis.OutlierOptions{}))
		if math.IsNaN(o.FalseAlarms) {
			unstated += 1 / float64(runs)
			return false
		}
		return len(o.Found) > 0
	})
	return stated, unstated
}

func TestPeersOfEachNamedKindKeepTheirRateAtAnySize(t *testing.T) {
	for name, of := range map[string]draw{
		"normal":                    func(r *rand.Rand) func(int) float64 { return func(int) float64 { return 100 + 10*r.NormFloat64() } },
		"lognormal":                 lognormal,
		"lognormal with one zero":   with(0),
		"lognormal with one −5":     with(-5),
		"lognormal, 3 % negative":   times(-1, 0.03),
		"lognormal, 3 % zeros":      times(0, 0.03),
		"lognormal, 40 % zeros":     times(0, 0.4),
		"lognormal, all below zero": times(-1, 1),
		"exponential":               func(r *rand.Rand) func(int) float64 { return func(int) float64 { return r.ExpFloat64() } },
		"gamma, shape 1/2":          gamma(0.5),
		"gamma, shape 3":            gamma(3),
		"Poisson, mean 2":           poissonAround(2),
		"Poisson, mean 20":          poissonAround(20),
	} {
		for _, n := range []int{20, 200, 1000, 5000} {
			t.Run(fmt.Sprintf("%d %s", n, name), func(t *testing.T) {
				t.Parallel()
				found, unstated := alarms(simulated, n, of)
				if found > atMost(statedAlarms) {
					t.Errorf("false alarms: %v", found)
				}
				if unstated > 0.35 {
					t.Errorf("no rate stated for %v of the searches", unstated)
				}
			})
		}
	}
}

func TestRoundedCountsWithAZeroKeepTheirRateOrHaveNone(t *testing.T) {
	for _, level := range []float64{0.5, 1, 2, 3} {
		for _, spread := range []float64{0.5, 0.8, 1.2} {
			for _, n := range []int{100, 200, 1000} {
				t.Run(fmt.Sprintf("%d of level %v and spread %v", n, level, spread), func(t *testing.T) {
					t.Parallel()
					found, _ := alarms(simulated, n, func(r *rand.Rand) func(int) float64 {
						return func(i int) float64 {
							if i == 3 {
								return 0
							}
							return math.Round(math.Exp(level + spread*r.NormFloat64()))
						}
					})
					if found > atMost(statedAlarms) {
						t.Errorf("false alarms beside a stated rate: %v", found)
					}
				})
			}
		}
	}
}

func TestNoRateIsStatedOfLongTails(t *testing.T) {
	t.Parallel()
	for name, of := range map[string]draw{
		"Student's t, 5 degrees of freedom": func(r *rand.Rand) func(int) float64 {
			next := distuv.StudentsT{Sigma: 1, Nu: 5, Src: r}
			return func(int) float64 { return next.Rand() }
		},
		"Pareto, exponent 2": func(r *rand.Rand) func(int) float64 { return func(int) float64 { return math.Exp(r.ExpFloat64() / 2) } },
	} {
		if _, unstated := alarms(simulated, 5000, of); unstated < 0.99 {
			t.Errorf("%s: a rate stated in %v of the searches", name, 1-unstated)
		}
	}
}

func TestAmountsNearZeroAreNoExceptionsOfALongTail(t *testing.T) {
	rng := rand.New(rand.NewPCG(11, 2))
	repairs := gamma(1.5)(rng)
	for _, n := range []int{2000, 8000} {
		costs := monthly(n, func(i int) float64 {
			if i%8 == 0 { // one kind in eight is four times as dear
				return 4 * repairs(i)
			}
			return repairs(i)
		})
		o := must(analysis.PeerOutliers(costs, analysis.OutlierOptions{}))
		if len(o.Found) == 0 || slices.ContainsFunc(o.Found, func(f analysis.Outlier) bool { return f.Score < 0 }) {
			t.Errorf("%d amounts: %d found on the %s, the furthest %v; want the largest and none of the smallest", n, len(o.Found), o.Scale, o.Found[:min(1, len(o.Found))])
		}
	}
}

func TestTheDeviationOfLongTailsIsTakenOnce(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 5))
	const n = 5000
	tail := monthly(n, func(int) float64 { return math.Exp(rng.ExpFloat64() / 2) })
	if made := testing.AllocsPerRun(1, func() { must(analysis.PeerOutliers(tail, analysis.OutlierOptions{})) }); made > n/2 {
		t.Errorf("%v allocations for %d values: something is sorted for each of them", made, n)
	}
}

func TestOutliersAmongValuesOfBothSignsAreFound(t *testing.T) {
	rng := rand.New(rand.NewPCG(5, 5))
	sales := monthly(1000, times(-1, 0.03)(rng))
	sales[10], sales[20], sales[30] = math.Exp(1+0.8*8), -math.Exp(1+0.8*7), 0
	o := must(analysis.PeerOutliers(sales, analysis.OutlierOptions{}))
	if got := fmt.Sprint(indexes(o)); got != "[10 20]" || o.Found[1].Score > 0 || o.Found[1].Lower > -20 {
		t.Errorf("%s, %+v; want the sale and the return far larger than others", got, o.Found)
	}
	if low := must(analysis.PeerOutliers(sales, analysis.OutlierOptions{Side: analysis.Low})); fmt.Sprint(indexes(low)) != "[20]" {
		t.Errorf("low: %v", indexes(low))
	}
	costs := monthly(300, func(i int) float64 { return -sales[i+100] })
	costs[7] = -math.Exp(1 + 0.8*8)
	if o := must(analysis.PeerOutliers(costs, analysis.OutlierOptions{Side: analysis.Low})); fmt.Sprint(indexes(o)) != "[7]" || o.Found[0].Score > 0 {
		t.Errorf("costs below zero: %+v", o.Found)
	}
	near := monthly(100, func(int) float64 { return 10 + rng.NormFloat64() })
	near[5], near[6] = 0, -10
	if got := fmt.Sprint(indexes(must(analysis.PeerOutliers(near, analysis.OutlierOptions{})))); got != "[6 5]" {
		t.Errorf("%s; zero and −10 lie far from values around 10", got)
	}
}
