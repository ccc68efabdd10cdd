package analysis_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"

	"gonum.org/v1/gonum/stat/distuv"

	"github.com/lumenore/analytics-mcp-server/domain/analysis"
	"github.com/lumenore/analytics-mcp-server/domain/query"
)

// seriesAlarms are the share of searches of n periods that find something beside
// the stated rate, and the share that states none.
func seriesAlarms(grain query.Grain, n int, of draw) (stated, unstated float64) {
	stated = rate(simulated, func(rng *rand.Rand) bool {
		o := must(analysis.SeriesOutliers(seriesOf(grain, monthly(n, of(rng))), analysis.OutlierOptions{}))
		if math.IsNaN(o.FalseAlarms) {
			unstated += 1.0 / simulated
			return false
		}
		return len(o.Found) > 0
	})
	return stated, unstated
}

// sometimes are amounts on a share of the periods and nothing on the others.
func sometimes(share float64) draw {
	return func(r *rand.Rand) func(int) float64 {
		amount := lognormal(r)
		return func(i int) float64 {
			if v := amount(i); r.Float64() < share {
				return v
			}
			return 0
		}
	}
}

func TestSeriesWithGapsOrLongTailsKeepTheirRateOrHaveNone(t *testing.T) {
	for name, c := range map[string]struct {
		grain query.Grain
		n     int
		of    draw
	}{
		"amounts in 5 % of weeks":   {query.Week, 156, sometimes(0.05)},
		"amounts in 10 % of weeks":  {query.Week, 156, sometimes(0.1)},
		"amounts in 30 % of weeks":  {query.Week, 156, sometimes(0.3)},
		"amounts in 80 % of weeks":  {query.Week, 156, sometimes(0.8)},
		"amounts in 10 % of months": {query.Month, 60, sometimes(0.1)},
		"amounts in 30 % of months": {query.Month, 60, sometimes(0.3)},
		"amounts in 60 % of months": {query.Month, 60, sometimes(0.6)},
		"chi-squared weeks":         {query.Week, 156, gamma(0.5)},
		"exponential days":          {query.Day, 200, gamma(1)},
		"small rates": {query.Week, 104, func(r *rand.Rand) func(int) float64 {
			next := distuv.Binomial{N: 20, P: 0.05, Src: r}
			return func(int) float64 { return next.Rand() / 20 }
		}},
		"Student's t, 3 degrees of freedom": {query.Week, 156, func(r *rand.Rand) func(int) float64 {
			next := distuv.StudentsT{Mu: 50, Sigma: 1, Nu: 3, Src: r}
			return func(int) float64 { return next.Rand() }
		}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			found, unstated := seriesAlarms(c.grain, c.n, c.of)
			t.Logf("alarms beside a stated rate %.3f, unstated %.3f", found, unstated)
			if found > atMost(statedAlarms) {
				t.Errorf("false alarms beside a stated rate: %v", found)
			}
		})
	}
}

func TestSeriesOfTheNamedKindsHaveAStatedRate(t *testing.T) {
	for name, of := range map[string]draw{
		"normal":    func(r *rand.Rand) func(int) float64 { return func(int) float64 { return 50 + r.NormFloat64() } },
		"lognormal": lognormal,
		"Poisson":   poissonAround(12),
	} {
		for _, n := range []int{36, 156} {
			t.Run(fmt.Sprintf("%s, %d periods", name, n), func(t *testing.T) {
				t.Parallel()
				found, unstated := seriesAlarms(query.Month, n, of)
				t.Logf("alarms beside a stated rate %.3f, unstated %.3f", found, unstated)
				if found > atMost(statedAlarms) || unstated > atMost(0.1) {
					t.Errorf("false alarms %v, no rate stated in %v", found, unstated)
				}
			})
		}
	}
}

// What was found is no part of the tails that are judged: a rate that is stated only
// where nothing is found would say nothing.
func TestARateIsStatedBesideOneOrTwoExceptions(t *testing.T) {
	const least = 0.8
	around50 := func(r *rand.Rand) func(int) float64 { return func(int) float64 { return 50 + r.NormFloat64() } }
	for name, c := range map[string]struct {
		n   int
		of  draw
		far map[int]float64 // what is put in place of values
	}{
		"normal, 36 periods":              {36, around50, map[int]float64{19: 58}},
		"normal, 36 periods, two of them": {36, around50, map[int]float64{19: 58, 8: 42.5}},
		"normal, 156 periods":             {156, around50, map[int]float64{79: 58}},
		"normal with a season, 60 periods": {60, func(r *rand.Rand) func(int) float64 {
			return func(i int) float64 { return 50 + 2*season[i%12] + r.NormFloat64() }
		}, map[int]float64{31: 62}},
		"lognormal, 60 periods": {60, lognormal, map[int]float64{31: 150}},
		"Poisson, 60 periods":   {60, poissonAround(12), map[int]float64{31: 38}},
		"Poisson with a season, 48 periods": {48, func(r *rand.Rand) func(int) float64 {
			return func(i int) float64 { return distuv.Poisson{Lambda: 4 * math.Exp(0.3*season[i%12]), Src: r}.Rand() }
		}, map[int]float64{24: 30}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			found, stated := 0, 0
			for seed := range simulated {
				rng := rand.New(rand.NewPCG(uint64(seed), 77))
				values := monthly(c.n, c.of(rng))
				for i, far := range c.far {
					values[i] = far
				}
				o := must(analysis.SeriesOutliers(seriesOf(query.Month, values), analysis.OutlierOptions{}))
				if len(o.Found) == 0 {
					continue
				}
				found++
				if !math.IsNaN(o.FalseAlarms) {
					stated++
				}
			}
			t.Logf("found in %d of %d, with a stated rate in %d", found, simulated, stated)
			if found < simulated/2 {
				t.Fatalf("found in %d of %d", found, simulated)
			}
			if float64(stated) < float64(found)*least-2*math.Sqrt(float64(found)*least*(1-least)) {
				t.Errorf("a rate is stated in %d of the %d series in which something is found", stated, found)
			}
		})
	}
}

// weekly is values by week.
func weekly(next func(*rand.Rand) float64) draw {
	return func(r *rand.Rand) func(int) float64 { return func(int) float64 { return next(r) } }
}

func TestLongTailsOfManyPeriodsTakeTheRateBack(t *testing.T) {
	for name, of := range map[string]draw{
		"Laplace":         weekly(func(r *rand.Rand) float64 { return 50 + r.ExpFloat64() - r.ExpFloat64() }),
		"gamma, shape .3": gamma(0.3),
		"normal, one in ten five times as wide": weekly(func(r *rand.Rand) float64 {
			if r.Float64() < 0.1 {
				return 50 + 5*r.NormFloat64()
			}
			return 50 + r.NormFloat64()
		}),
		"Student's t, 3 degrees of freedom": weekly(func(r *rand.Rand) float64 { return distuv.StudentsT{Mu: 50, Sigma: 1, Nu: 3, Src: r}.Rand() }),
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			found, unstated := seriesAlarms(query.Week, 156, of)
			t.Logf("alarms beside a stated rate %.3f, unstated %.3f", found, unstated)
			if found > atMost(statedAlarms) || unstated < atLeast(0.85) {
				t.Errorf("alarms beside a stated rate %v, unstated %v", found, unstated)
			}
		})
	}
}

func TestNothingIsManifoldOfRounding(t *testing.T) {
	days := monthly(300, func(i int) float64 {
		if i%40 == 7 {
			return 100 + float64(i)
		}
		return 0
	})
	o := must(analysis.SeriesOutliers(seriesOf(query.Day, days), analysis.OutlierOptions{}))
	for _, f := range o.Found {
		if f.Expected != 0 && math.Abs(f.Expected) < 1e-9 {
			t.Errorf("%v is expected to be %v", f.Value, f.Expected)
		}
	}
	if !math.IsNaN(o.FalseAlarms) && len(o.Found) > 0 {
		t.Errorf("a rate of %v beside %d found of values that are mostly 0", o.FalseAlarms, len(o.Found))
	}
}
