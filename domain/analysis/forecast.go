package analysis

import (
	"math"
	"time"

	"gonum.org/v1/gonum/stat/distuv"
)

// ForecastOptions say what is to be forecast.
type ForecastOptions struct {
	Horizon     int  // periods ahead, at least 1
	NonNegative bool // the measure can't be below zero: neither are forecasts and bounds
}

// ForecastPoint is the forecast of one period, in the measure's unit, with
// prediction intervals: the value itself, not its mean, lies in them with 80 and
// 95 % chance.
type ForecastPoint struct {
	Start                              time.Time
	Value                              float64
	Lower80, Upper80, Lower95, Upper95 float64
}

// Backtest scores forecasts made from earlier parts of the series, by a model
// chosen from still earlier ones. NaN: not defined.
type Backtest struct {
	MASE         float64 // mean absolute error over that of the seasonal naive forecast in sample (Hyndman and Koehler 2006)
	SMAPE        float64 // 0 to 2: mean of 2|error| / (|value| + |forecast|)
	Coverage95   float64 // share of values within the 95 % interval
	Windows      int     // forecasts scored, each of up to Horizon periods
	BaselineMASE float64 // of the seasonal naive forecast on the same windows
}

// Scenarios are the 10, 50 and 90 % quantiles of the sum over the horizon, from
// the errors of such sums in the past: bounds of periods do not add up.
type Scenarios struct{ Pessimistic, Expected, Optimistic float64 }

// Forecast is how a series goes on.
type Forecast struct {
	Points       []ForecastPoint
	Model, Why   string
	Backtest     Backtest
	Scenarios    Scenarios
	Season       *Season // nil: none found
	Observations int
}

const (
	// LeastForForecast observations; fewer leave nothing to choose a model by.
	LeastForForecast = 8
	// mostOrigins of the rolling backtest: enough for a 95 % interval.
	mostOrigins = 24
	// leastTrain periods are left to learn from at every origin.
	leastTrain = 6
	// chosenByLuck widens intervals, over the root of the windows: the model that
	// was chosen for its small errors has larger ones to come. By simulation.
	chosenByLuck = 0.5
	// combinationWins unless a model's error is below this share of its: few
	// windows can't tell models apart (the "forecast combination puzzle").
	combinationWins = 0.95
)

// NewForecast forecasts a series: simple and damped exponential smoothing,
// theta, their mean, drift, autoregression and the seasonal naive forecast
// compete on rolling origins; all but the last on seasonally adjusted values.
// Intervals are calibrated on the errors of those rolling forecasts.
//
// Errors: ErrTooFew below 8 observations; ErrOption for a horizon below 1.
func NewForecast(s Series, o ForecastOptions) (Forecast, error) {
	at, _ := observations(s.Values)
	if o.Horizon < 1 || o.Horizon > MaxPeriods {
		return Forecast{}, ErrOption
	}
	if len(at) < LeastForForecast {
		return Forecast{}, ErrTooFew
	}
	s = s.slice(at[0], at[len(at)-1]+1)
	r := roll(s, o.Horizon)
	chosen := r.choose(len(r.windows))
	f := Forecast{Season: DetectSeason(s), Observations: len(at), Backtest: r.score(o)}
	f.Model, f.Why = r.names[chosen], r.why(chosen)
	values := forecasts(s, o.Horizon, f.Season)[chosen]
	last := s.Starts[s.Len()-1]
	spread := r.spread(chosen, len(r.windows))
	for i, v := range values {
		p := ForecastPoint{Start: Shift(s.Grain, last, i+1), Value: o.floor(v)}
		p.Lower80, p.Upper80 = o.floor(v-spread.half(i, 0.8)), o.floor(v+spread.half(i, 0.8))
		p.Lower95, p.Upper95 = o.floor(v-spread.half(i, 0.95)), o.floor(v+spread.half(i, 0.95))
		f.Points = append(f.Points, p)
		f.Scenarios.Expected += p.Value
	}
	reach := spread.sumHalf(o.Horizon, 0.8)
	f.Scenarios.Pessimistic = o.floor(f.Scenarios.Expected - reach)
	f.Scenarios.Optimistic = f.Scenarios.Expected + reach
	return f, nil
}

func (o ForecastOptions) floor(v float64) float64 {
	if o.NonNegative {
		return max(v, 0)
	}
	return v
}

// spread is how far forecasts miss, by the period ahead.
type spread struct {
	sd      []float64 // of the period ahead
	sum     float64   // of the sum over the horizon; NaN where never seen
	windows int
}

// half is half the width of an interval.
func (s spread) half(ahead int, cover float64) float64 {
	return s.quantile(cover) * s.sd[ahead]
}

func (s spread) sumHalf(horizon int, cover float64) float64 {
	if finite(s.sum) {
		return s.quantile(cover) * s.sum
	}
	total := 0.0 // errors that all go the same way: the widest there can be
	for _, sd := range s.sd[:horizon] {
		total += sd
	}
	return s.quantile(cover) * total
}

// quantile is Student's, since the spread is known from few windows, whose
// errors overlap: half as many count.
func (s spread) quantile(cover float64) float64 {
	freedom := max(3, float64(s.windows)/2)
	return (1 + chosenByLuck/math.Sqrt(float64(max(s.windows, 1)))) * distuv.StudentsT{Sigma: 1, Nu: freedom}.Quantile((1+cover)/2)
}

// forecasts are those of all methods, the seasonal naive one last.
func forecasts(s Series, horizon int, season *Season) [][]float64 {
	a := adjust(s.Values, season)
	var out [][]float64
	for _, f := range continuations(a.values, horizon) {
		f = a.reseason(f)
		for i, v := range f {
			if !finite(v) {
				f[i] = a.values[len(a.values)-1]
			}
		}
		out = append(out, f)
	}
	full := a.values
	naive := make([]float64, horizon)
	for i := range naive {
		j := len(full) - a.period + i%a.period
		naive[i] = s.Values[j]
		if !finite(naive[i]) {
			naive[i] = full[j]
		}
	}
	return append(out, naive)
}

// scaleOf is the mean absolute error of the seasonal naive forecast in sample.
func scaleOf(values []float64, period int) float64 {
	sum, n := 0.0, 0.0
	for _, d := range changes(values, period) {
		if finite(d) {
			sum, n = sum+math.Abs(d), n+1
		}
	}
	return sum / n
}
