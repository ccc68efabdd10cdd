package analysis_test

import (
	"errors"
	"fmt"
	"math"
	"math/rand/v2"
	"testing"

	"gonum.org/v1/gonum/stat/distuv"

	"github.com/lumenore/analytics-mcp-server/domain/analysis"
	"github.com/lumenore/analytics-mcp-server/domain/query"
)

// statedAlarms is the family-wise rate that the searches state.
const statedAlarms = 0.05

func indexes(o analysis.Outliers) []int {
	var out []int
	for _, f := range o.Found {
		out = append(out, f.Index)
	}
	return out
}

func TestPeersAlarmAtTheStatedRate(t *testing.T) {
	draws := map[string]func(*rand.Rand) func() float64{
		"normal":           func(r *rand.Rand) func() float64 { return func() float64 { return 100 + 10*r.NormFloat64() } },
		"around 0":         func(r *rand.Rand) func() float64 { return r.NormFloat64 },
		"lognormal":        func(r *rand.Rand) func() float64 { return func() float64 { return math.Exp(r.NormFloat64()) } },
		"Poisson, mean 20": func(r *rand.Rand) func() float64 { return distuv.Poisson{Lambda: 20, Src: r}.Rand },
		"Poisson, mean 2":  func(r *rand.Rand) func() float64 { return distuv.Poisson{Lambda: 2, Src: r}.Rand },
		"rare counts":      func(r *rand.Rand) func() float64 { return distuv.Poisson{Lambda: 0.2, Src: r}.Rand },
	}
	for name, draw := range draws {
		for _, n := range []int{20, 200} {
			t.Run(fmt.Sprintf("%d %s", n, name), func(t *testing.T) {
				t.Parallel()
				alarms := rate(simulated, func(rng *rand.Rand) bool {
					next := draw(rng)
					o := must(analysis.PeerOutliers(monthly(n, func(int) float64 { return next() }), analysis.OutlierOptions{}))
					return len(o.Found) > 0
				})
				if alarms > atMost(statedAlarms) {
					t.Errorf("false alarms: %v", alarms)
				}
			})
		}
	}
}

func TestPeersFindPlantedOutliersRankedBySize(t *testing.T) {
	rng := rand.New(rand.NewPCG(2, 2))
	values := monthly(300, func(int) float64 { return math.Exp(5 + 0.6*rng.NormFloat64()) })
	values[40], values[7] = math.Exp(5+0.6*9), math.Exp(5+0.6*7)
	values[99] = math.Exp(5 - 0.6*8)
	o := must(analysis.PeerOutliers(values, analysis.OutlierOptions{}))
	if got := fmt.Sprint(indexes(o)); got != "[40 99 7]" || o.Scale != "logarithm" || o.Checked != 300 {
		t.Errorf("found %s on the scale %s", got, o.Scale)
	}
	for _, f := range o.Found {
		if f.Value > f.Lower && f.Value < f.Upper {
			t.Errorf("%+v lies within its own bounds", f)
		}
	}
	o = must(analysis.PeerOutliers(values, analysis.OutlierOptions{Side: analysis.High}))
	if got := fmt.Sprint(indexes(o)); got != "[40 7]" || !math.IsInf(o.Found[0].Lower, -1) {
		t.Errorf("high only: %s, %+v", got, o.Found)
	}
	if wide := must(analysis.PeerOutliers(values, analysis.OutlierOptions{Tests: 10})); wide.Threshold <= o.Threshold {
		t.Errorf("ten searches share the rate, yet the threshold is %v", wide.Threshold)
	}
}

func TestPeersHaveAFallbackWhereMostValuesAreEqual(t *testing.T) {
	one := monthly(40, func(int) float64 { return 7.5 })
	one[3] = 20
	if got := fmt.Sprint(indexes(must(analysis.PeerOutliers(one, analysis.OutlierOptions{})))); got != "[3]" {
		t.Errorf("one of forty differs: %s", got)
	}
	rare := monthly(200, func(i int) float64 { return float64(i % 5 / 4) })
	rare[50] = 12
	o := must(analysis.PeerOutliers(rare, analysis.OutlierOptions{}))
	if got := fmt.Sprint(indexes(o)); got != "[50]" || math.IsNaN(o.Found[0].Score) {
		t.Errorf("twelve among noughts and ones: %+v", o)
	}
	if o := must(analysis.PeerOutliers(make([]float64, 20), analysis.OutlierOptions{})); len(o.Found) != 0 {
		t.Errorf("among equal values: %+v", o.Found)
	}
}

func TestOutliersNeedEightValues(t *testing.T) {
	values := []float64{1, 2, 3, math.NaN(), 4, 5, math.Inf(1), 6, 7}
	if _, err := analysis.PeerOutliers(values, analysis.OutlierOptions{}); !errors.Is(err, analysis.ErrTooFew) {
		t.Errorf("peers: %v", err)
	}
	if _, err := analysis.SeriesOutliers(seriesOf(query.Month, values), analysis.OutlierOptions{}); !errors.Is(err, analysis.ErrTooFew) {
		t.Errorf("series: %v", err)
	}
}

func TestSeriesAlarmsAtTheStatedRate(t *testing.T) {
	kinds := map[string]func(*rand.Rand, float64) float64{
		"normal":    func(r *rand.Rand, level float64) float64 { return 50 + level + r.NormFloat64() },
		"lognormal": func(r *rand.Rand, level float64) float64 { return math.Exp(5 + 0.3*(level+r.NormFloat64())) },
		"Poisson": func(r *rand.Rand, level float64) float64 {
			return distuv.Poisson{Lambda: math.Exp(2.5 + 0.2*level), Src: r}.Rand()
		},
	}
	for name, draw := range kinds {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			alarms := rate(simulated, func(rng *rand.Rand) bool {
				s := seriesOf(query.Month, monthly(36, func(i int) float64 {
					return draw(rng, 0.03*float64(i)+0.3*season[i%12])
				}))
				return len(must(analysis.SeriesOutliers(s, analysis.OutlierOptions{})).Found) > 0
			})
			if alarms > atMost(statedAlarms) {
				t.Errorf("false alarms: %v", alarms)
			}
		})
	}
}

func TestSeriesThatRememberOrCountRarelyAlarmAtTheStatedRate(t *testing.T) {
	for name, draw := range map[string]func(*rand.Rand) []float64{
		"autocorrelation 0.5": func(r *rand.Rand) []float64 { return ar1(r, 36, 0.5) },
		"autocorrelation 0.7": func(r *rand.Rand) []float64 { return ar1(r, 36, 0.7) },
		"a random walk": func(r *rand.Rand) []float64 {
			last := 0.0
			return monthly(60, func(int) float64 { last += r.NormFloat64(); return last })
		},
		"rare counts": func(r *rand.Rand) []float64 {
			return monthly(60, func(int) float64 { return distuv.Poisson{Lambda: 0.3, Src: r}.Rand() })
		},
		"long tails": func(r *rand.Rand) []float64 {
			return monthly(60, func(int) float64 { return math.Exp(5 + r.NormFloat64()) })
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			alarms := rate(simulated, func(rng *rand.Rand) bool {
				return len(must(analysis.SeriesOutliers(seriesOf(query.Month, draw(rng)), analysis.OutlierOptions{})).Found) > 0
			})
			if alarms > atMost(statedAlarms) {
				t.Errorf("false alarms: %v", alarms)
			}
		})
	}
}

func TestSeriesFindsPlantedOutliersBesideTrendAndSeason(t *testing.T) {
	t.Parallel()
	hits, wrong := 0, 0
	for seed := range simulated {
		rng := rand.New(rand.NewPCG(uint64(seed), 3))
		values := monthly(48, func(i int) float64 { return 100 + float64(i) + 3*season[i%12] + rng.NormFloat64() })
		values[20] += 9
		values[33] -= 9
		for _, f := range must(analysis.SeriesOutliers(seriesOf(query.Month, values), analysis.OutlierOptions{})).Found {
			switch f.Index {
			case 20, 33:
				hits++
				if f.Expected < 80 || (f.Score > 0) != (f.Index == 20) {
					t.Errorf("%+v", f)
				}
			default:
				wrong++
			}
		}
	}
	t.Logf("%d of %d found, %d wrong", hits, 2*simulated, wrong)
	if float64(hits)/(2*simulated) < atLeast(0.9) || float64(wrong)/simulated > atMost(statedAlarms) {
		t.Errorf("%d of %d found, %d wrong", hits, 2*simulated, wrong)
	}
}

func TestSeriesFindsTheOnePeriodOffAnExactLine(t *testing.T) {
	values := monthly(30, func(i int) float64 { return 5 * float64(i) })
	values[11] = 500
	if got := fmt.Sprint(indexes(must(analysis.SeriesOutliers(seriesOf(query.Month, values), analysis.OutlierOptions{})))); got != "[11]" {
		t.Errorf("found %s", got)
	}
}
