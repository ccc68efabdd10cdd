package analysis

import "math"

// Components is a series taken apart: value = Trend + Seasonal + Remainder at
// each position. Remainder is NaN where the value is missing; Trend and
// Seasonal are estimated there too. Without a season Seasonal is all zeros.
type Components struct {
	Trend, Seasonal, Remainder []float64
}

// STLOptions are the parameters of STL. Only Period is needed: each other one
// has the default of the paper where it is 0 (degrees: see their comments).
type STLOptions struct {
	Period   int // of the season, in positions; at least 2
	Seasonal int // width of the seasonal smoother in cycles, odd, at least 3; default 7
	Trend    int // width of the trend smoother, odd; default above 1.5 Period / (1 − 1.5/Seasonal)
	LowPass  int // width of the low-pass smoother, odd; default the least above Period
	// SeasonalMean and TrendMean smooth by local means instead of lines.
	SeasonalMean, TrendMean bool
	// Periodic keeps the season the same in every cycle; Seasonal and
	// SeasonalMean then do not count. Right for few cycles.
	Periodic bool
	// Robust gives positions with large remainders less weight.
	Robust bool
}

const (
	defaultSeasonal = 7 // the least that the paper advises

	plainInner = 5 // passes of the inner loop: enough to converge without robust weights
	innerLoops = 2 // with them, each outer pass goes on from the one before
	outerLoops = 15

	// cyclesAsPeriodic is a width, in cycles, at which tricube weights are as
	// good as equal.
	cyclesAsPeriodic = 10
	// robustScale times the median absolute remainder is where the robust
	// weights reach 0.
	robustScale = 6
)

// STL takes values (one a period, NaN where missing) apart into trend, season
// and remainder. Source: Cleveland, Cleveland, McRae and Terpenning, "STL: A
// Seasonal-Trend Decomposition Procedure Based on Loess", Journal of Official
// Statistics 6 (1990). A missing value weighs 0 in every smoother.
//
// Errors: ErrTooFew below two full cycles or where a season of the cycle was
// never observed; ErrOption for a width that is even or too small.
func STL(values []float64, o STLOptions) (Components, error) {
	o, err := o.complete(len(values))
	if err != nil {
		return Components{}, err
	}
	s, err := newSTL(values, o)
	if err != nil {
		return Components{}, err
	}
	inner, outer := plainInner, 0
	if o.Robust {
		inner, outer = innerLoops, outerLoops
	}
	for pass := 0; ; pass++ {
		for range inner {
			s.pass()
		}
		if pass == outer {
			break
		}
		s.reweigh()
	}
	if o.Periodic {
		s.evenOut()
	}
	return s.components(values), nil
}

func (o STLOptions) complete(n int) (STLOptions, error) {
	if o.Period < 2 {
		return o, ErrOption
	}
	if n < 2*o.Period {
		return o, ErrTooFew
	}
	if o.Periodic {
		o.Seasonal, o.SeasonalMean = odd(cyclesAsPeriodic*n), true
	}
	if o.Seasonal == 0 {
		o.Seasonal = defaultSeasonal
	}
	if o.Seasonal < 3 || o.Seasonal%2 == 0 {
		return o, ErrOption
	}
	if o.Trend == 0 {
		o.Trend = odd(int(math.Ceil(1.5 * float64(o.Period) / (1 - 1.5/float64(o.Seasonal)))))
	}
	if o.LowPass == 0 {
		o.LowPass = odd(o.Period + 1)
	}
	if o.Trend < 3 || o.Trend%2 == 0 || o.LowPass < 3 || o.LowPass%2 == 0 {
		return o, ErrOption
	}
	return o, nil
}

// odd is the least odd number that is at least n.
func odd(n int) int { return n + 1 - n%2 }

// stl is the state of one decomposition.
type stl struct {
	o                       STLOptions
	values                  []float64 // missing ones filled; they weigh 0
	observed                []float64 // 1, or 0 where missing
	weights                 []float64 // observed × robust
	trend, seasonal         []float64
	cycle                   []float64 // smoothed cycle-subseries, one period longer at each end
	work, subWeights        []float64
	subseries, subSmoothed  []float64
	lowPass, lowPassWeights []float64
}

func newSTL(values []float64, o STLOptions) (*stl, error) {
	n := len(values)
	s := &stl{
		o: o, values: make([]float64, n), observed: make([]float64, n), weights: make([]float64, n),
		trend: make([]float64, n), seasonal: make([]float64, n),
		cycle: make([]float64, n+2*o.Period), work: make([]float64, n),
	}
	cycles := (n-1)/o.Period + 1
	s.subseries, s.subSmoothed, s.subWeights = make([]float64, cycles), make([]float64, cycles), make([]float64, cycles)
	s.lowPass, s.lowPassWeights = make([]float64, n), make([]float64, n)
	for phase := range o.Period {
		mean, found := phaseMean(values, phase, o.Period)
		if !found {
			return nil, ErrTooFew
		}
		for i := phase; i < n; i += o.Period {
			s.values[i] = mean
			if finite(values[i]) {
				s.values[i], s.observed[i] = values[i], 1
			}
		}
	}
	for i := range n {
		s.lowPassWeights[i] = 1
	}
	copy(s.weights, s.observed)
	return s, nil
}

func phaseMean(values []float64, phase, period int) (float64, bool) {
	sum, count := 0.0, 0
	for i := phase; i < len(values); i += period {
		if finite(values[i]) {
			sum += values[i]
			count++
		}
	}
	return sum / float64(count), count > 0
}

// pass is one pass of the inner loop: the season from the detrended values,
// then the trend from the deseasonalized ones.
func (s *stl) pass() {
	n := len(s.values)
	for i, v := range s.values {
		s.work[i] = v - s.trend[i]
	}
	s.smoothCycles()
	low := movingAverage(movingAverage(movingAverage(s.cycle, s.o.Period), s.o.Period), 3)
	loess{s.o.LowPass, 1}.smooth(low, s.lowPassWeights, s.lowPass)
	for i := range n {
		s.seasonal[i] = s.cycle[i+s.o.Period] - s.lowPass[i]
		s.work[i] = s.values[i] - s.seasonal[i]
	}
	loess{s.o.Trend, degree(s.o.TrendMean)}.smooth(s.work, s.weights, s.trend)
}

// smoothCycles smooths the values of each season of the cycle on their own,
// and extends each by one cycle at both ends.
func (s *stl) smoothCycles() {
	l := loess{s.o.Seasonal, degree(s.o.SeasonalMean)}
	for phase := range s.o.Period {
		k := 0
		for i := phase; i < len(s.work); i += s.o.Period {
			s.subseries[k], s.subWeights[k] = s.work[i], s.weights[i]
			k++
		}
		sub, weights, smoothed := s.subseries[:k], s.subWeights[:k], s.subSmoothed[:k]
		l.smooth(sub, weights, smoothed)
		width := min(s.o.Seasonal, k)
		before, ok := l.at(sub, weights, -1, 0, width-1)
		if !ok {
			before = smoothed[0]
		}
		after, ok := l.at(sub, weights, float64(k), k-width, k-1)
		if !ok {
			after = smoothed[k-1]
		}
		s.cycle[phase] = before
		for j, v := range smoothed {
			s.cycle[phase+(j+1)*s.o.Period] = v
		}
		s.cycle[phase+(k+1)*s.o.Period] = after
	}
}

// movingAverage is the means of width neighbours: width−1 shorter than values.
func movingAverage(values []float64, width int) []float64 {
	out := make([]float64, len(values)-width+1)
	sum := 0.0
	for _, v := range values[:width] {
		sum += v
	}
	for i := range out {
		out[i] = sum / float64(width)
		if i+width < len(values) {
			sum += values[i+width] - values[i]
		}
	}
	return out
}

// reweigh sets the robust weights: the bisquare of the remainder over six
// times the median absolute remainder.
func (s *stl) reweigh() {
	remainder := make([]float64, len(s.values))
	var observed []float64
	for i, v := range s.values {
		remainder[i] = math.Abs(v - s.trend[i] - s.seasonal[i])
		if s.observed[i] > 0 {
			observed = append(observed, remainder[i])
		}
	}
	limit := robustScale * median(observed)
	for i, r := range remainder {
		s.weights[i] = s.observed[i] * bisquare(r, limit)
	}
}

// bisquare weighs a distance: 1 at 0, falling to 0 at the limit.
func bisquare(distance, limit float64) float64 {
	switch {
	case distance <= tricubeInner*limit:
		return 1
	case distance > tricubeOuter*limit:
		return 0
	}
	r := distance / limit
	return (1 - r*r) * (1 - r*r)
}

// evenOut makes the season the same in every cycle, to the last digit.
func (s *stl) evenOut() {
	for phase := range s.o.Period {
		mean, _ := phaseMean(s.seasonal, phase, s.o.Period)
		for i := phase; i < len(s.seasonal); i += s.o.Period {
			s.seasonal[i] = mean
		}
	}
}

func (s *stl) components(values []float64) Components {
	remainder := make([]float64, len(values))
	for i, v := range values {
		remainder[i] = math.NaN()
		if finite(v) {
			remainder[i] = v - s.trend[i] - s.seasonal[i]
		}
	}
	return Components{Trend: s.trend, Seasonal: s.seasonal, Remainder: remainder}
}

func degree(mean bool) int {
	if mean {
		return 0
	}
	return 1
}
