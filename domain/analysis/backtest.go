package analysis

import (
	"fmt"
	"math"
	"slices"
)

// rolling are the forecasts of all methods from rolling origins.
type rolling struct {
	names   []string
	horizon int
	windows []window // by origin
}

// window is one origin: what came and what each method had forecast. At most
// horizon periods, as far as the series goes; missing values are NaN.
type window struct {
	origin    int // periods known
	actual    []float64
	forecasts [][]float64 // by method, then period ahead
	scale     float64     // of absolute errors, for MASE
}

func roll(s Series, horizon int) rolling {
	r := rolling{horizon: horizon, names: forecastNames()}
	n := s.Len()
	first := leastTrain
	if season := DetectSeason(s); season != nil {
		first = min(max(first, leastCycles*season.Period+1), n-3)
	}
	for origin := max(first, n-mostOrigins); origin < n; origin++ {
		known := s.slice(0, origin)
		if known.Observed() < leastTrain {
			continue
		}
		season := DetectSeason(known)
		period := 1
		if season != nil {
			period = season.Period
		}
		r.windows = append(r.windows, window{
			origin: origin, actual: s.Values[origin:min(n, origin+horizon)],
			forecasts: forecasts(known, horizon, season), scale: scaleOf(known.Values, period),
		})
	}
	return r
}

// choose is the method with the least scaled absolute error in the first count
// windows; the combination unless one is clearly better.
func (r rolling) choose(count int) int {
	misses := make([]float64, len(r.names))
	for m := range r.names {
		misses[m] = r.miss(m, r.windows[:count])
	}
	best := 0
	for m, miss := range misses {
		if miss < misses[best] {
			best = m
		}
	}
	if !(misses[best] < combinationWins*misses[0]) {
		return 0
	}
	return best
}

// miss is a method's mean scaled absolute error; NaN without windows.
func (r rolling) miss(method int, windows []window) float64 {
	sum, n := 0.0, 0.0
	for _, w := range windows {
		for i, v := range w.actual {
			if finite(v) && w.scale > 0 {
				sum, n = sum+math.Abs(v-w.forecasts[method][i])/w.scale, n+1
			}
		}
	}
	return sum / n
}

func (r rolling) why(chosen int) string {
	n := len(r.windows)
	if chosen == 0 {
		return fmt.Sprintf("no single model was clearly better on %d rolling forecasts", n)
	}
	return fmt.Sprintf("least error on %d rolling forecasts: %.3g of that of the %s", n,
		r.miss(chosen, r.windows)/r.miss(0, r.windows), combination)
}

// leastChoice windows come before the first one that is scored.
const leastChoice = 4

// score forecasts each later window with the model that the windows before it
// would have chosen, and intervals from their errors: none of a scored window's
// own values has a part in it.
func (r rolling) score(o ForecastOptions) Backtest {
	b := Backtest{}
	var mase, baseline, smape, within, n, scaled float64
	for k, w := range r.windows {
		known := slices.IndexFunc(r.windows, func(e window) bool { return e.origin+1 > w.origin })
		if k < leastChoice || known < leastChoice {
			continue
		}
		past := r.before(w.origin)
		chosen := past.choose(len(past.windows))
		spread := past.spread(chosen, len(past.windows))
		b.Windows++
		for i, v := range w.actual {
			if !finite(v) {
				continue
			}
			f := o.floor(w.forecasts[chosen][i])
			n++
			if size := math.Abs(v) + math.Abs(f); size > 0 {
				smape += 2 * math.Abs(v-f) / size
			}
			if half := spread.half(i, 0.95); math.Abs(v-f) <= half {
				within++
			}
			if w.scale > 0 {
				scaled++
				mase += math.Abs(v-f) / w.scale
				baseline += math.Abs(v-w.forecasts[len(w.forecasts)-1][i]) / w.scale
			}
		}
	}
	b.MASE, b.BaselineMASE, b.SMAPE, b.Coverage95 = mase/scaled, baseline/scaled, smape/n, within/n
	return b
}

// before is what was known of the windows at an origin: earlier ones, and of
// them the values that had come.
func (r rolling) before(origin int) rolling {
	out := rolling{names: r.names, horizon: r.horizon}
	for _, w := range r.windows {
		if w.origin < origin {
			w.actual = w.actual[:min(len(w.actual), origin-w.origin)]
			out.windows = append(out.windows, w)
		}
	}
	return out
}

// spread is that of a method's errors: the root of their mean square for each
// period ahead, smoothed by the power law that random walks (1/2) and
// stationary series (0) follow.
func (r rolling) spread(method, count int) spread {
	squares, n := make([]float64, r.horizon), make([]float64, r.horizon)
	var sums, whole float64
	for _, w := range r.windows[:count] {
		sum := 0.0
		for i, v := range w.actual {
			if finite(v) {
				e := v - w.forecasts[method][i]
				squares[i] += e * e
				n[i]++
				sum += e
			} else {
				sum = math.NaN()
			}
		}
		if len(w.actual) == r.horizon && finite(sum) {
			sums += sum * sum
			whole++
		}
	}
	s := spread{sd: powerLaw(squares, n), sum: math.NaN(), windows: count}
	if whole >= leastChoice {
		s.sum = math.Sqrt(sums / whole)
	}
	return s
}

// mostGrowth is the largest power of the period ahead that errors may grow by.
const mostGrowth = 1.0

// powerLaw fits sd = c × ahead^g, each period weighing as its errors.
func powerLaw(squares, n []float64) []float64 {
	var w, x, y, xx, xy float64
	for i := range squares {
		if n[i] == 0 || squares[i] <= 0 {
			continue
		}
		lx, ly := math.Log(float64(i+1)), math.Log(squares[i]/n[i])/2
		w, x, y = w+n[i], x+n[i]*lx, y+n[i]*ly
		xx, xy = xx+n[i]*lx*lx, xy+n[i]*lx*ly
	}
	out := make([]float64, len(squares))
	if w == 0 {
		return out
	}
	growth := 0.0
	if d := xx - x*x/w; d > 0 {
		growth = min(max((xy-x*y/w)/d, 0), mostGrowth)
	}
	level := (y - growth*x) / w
	for i := range out {
		out[i] = math.Exp(level + growth*math.Log(float64(i+1)))
	}
	return out
}
