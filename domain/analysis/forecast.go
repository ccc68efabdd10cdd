package analysis

import (
	"math"
	"slices"
	"time"
)

// ForecastOptions say what is to be forecast.
type ForecastOptions struct {
	Horizon     int  // periods ahead, at least 1
	Passed      int  // the first periods of the horizon that sums leave out, below Horizon
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

// Scenarios are the 10, 50 and 90 % quantiles of the sum over the horizon, but for
// what is passed, by simulating all its periods together: bounds of periods do not
// add up.
type Scenarios struct{ Pessimistic, Expected, Optimistic float64 }

// Forecast is how a series goes on. All its numbers are finite but for those of
// the backtest that are not defined.
type Forecast struct {
	Points     []ForecastPoint
	Model, Why string
	Backtest   Backtest
	Scenarios  Scenarios
	Season     *Season // nil: none found
	// Steps are the lasting changes of level in the history. Levelled says that the
	// history before them was brought to the last level, since that clearly did better.
	Steps        []LevelStep
	Levelled     bool
	Observations int
}

const (
	// LeastForForecast observations; fewer leave nothing to weigh models by.
	LeastForForecast = 8
	// mostHistory periods count, eight years of days: older ones say little of what
	// comes, and take time.
	mostHistory = 2 * mostForSeason
)

// NewForecast forecasts a series by a weighted mean of methods: exponential
// smoothing and seasonal ARIMA, both with a form chosen by AICc, and theta, damped
// trend and ARIMA on values without their lasting season. Simple combinations
// of such methods err less than each of them, and less than the best of them on
// the past (Makridakis, Spiliotis and Assimakopoulos, International Journal of
// Forecasting 36, 2020; Petropoulos and Svetunkov, in the same issue).
// Forecasts from rolling origins set the weights and calibrate the intervals. A
// year of days or weeks, from two of them on, is a lasting season for all methods.
// Where factors explain the season better than differences do, and the logarithms
// go along a line, the methods are of those: the growth goes on at its rate.
//
// Errors: ErrTooFew below 8 observations; ErrOption for a horizon below 1, or all of it
// passed.
func NewForecast(s Series, o ForecastOptions) (Forecast, error) {
	at, observed := observations(s.Values)
	if o.Horizon < 1 || o.Horizon > MaxPeriods || o.Passed < 0 || o.Passed >= o.Horizon {
		return Forecast{}, ErrOption
	}
	if len(at) < LeastForForecast {
		return Forecast{}, ErrTooFew
	}
	from, n := max(at[0], at[len(at)-1]+1-mostHistory), at[len(at)-1]+1
	for !finite(s.Values[from]) {
		from++
	}
	s = s.slice(from, n)
	unit := unitOf(observed)
	f := forecastOf(s.over(unit), o)
	f.Observations = s.Observed()
	last := s.Starts[s.Len()-1]
	for i := range f.Points {
		p := &f.Points[i]
		p.Start = Shift(s.Grain, last, i+1)
		for _, v := range []*float64{&p.Value, &p.Lower80, &p.Upper80, &p.Lower95, &p.Upper95} {
			*v = times(*v, unit)
		}
	}
	for i := range f.Steps {
		f.Steps[i].Difference = times(f.Steps[i].Difference, unit)
	}
	for _, v := range []*float64{&f.Scenarios.Pessimistic, &f.Scenarios.Expected, &f.Scenarios.Optimistic} {
		*v = times(*v, unit)
	}
	return f, nil
}

// forecastOf forecasts a series that begins and ends with a value.
func forecastOf(s Series, o ForecastOptions) Forecast {
	plain := learn(s, o.Horizon)
	steps := findLevels(s)
	if len(steps.points) == 0 {
		return plain.forecast(s, o, levels{})
	}
	return plain.orLevelled(s, steps, o)
}

// learnt is what rolling forecasts tell of the methods for one series.
type learnt struct {
	p       *prepared
	windows []window
	past    []member // the combined forecast of each window
}

func learn(s Series, horizon int) learnt {
	p := prepare(filled(s), s.Grain, s.Starts[0], horizon)
	windows := roll(s, horizon, p.repeat)
	return learnt{p, windows, combinedBefore(windows)}
}

// forecast weighs and calibrates the methods by their rolling forecasts. steps are
// those that the history was brought to the level of.
func (l learnt) forecast(s Series, o ForecastOptions, steps levels) Forecast {
	members, _ := l.p.members(o.Horizon, nil)
	comparable := alike(l.windows, l.p.repeat)
	weights := weigh(comparable, members)
	m := steps.doubted(combine(members, weights))
	c := calibrate(l.windows, l.past, s.Observed())
	f := Forecast{
		Model: l.p.modelName(members), Why: why(members, weights, len(comparable)), Season: DetectSeason(s),
		Backtest: score(l.windows, l.past, o), Scenarios: o.scenarios(m, sumFactor(l.windows, l.past)),
	}
	reach80, reach95 := c.reach(0.8), c.reach(0.95)
	for i, v := range m.ahead {
		half80, half95 := reach80*m.spread[i], reach95*m.spread[i]
		f.Points = append(f.Points, ForecastPoint{
			Value: o.floor(v), Lower80: o.floor(v - half80), Upper80: o.floor(v + half80),
			Lower95: o.floor(v - half95), Upper95: o.floor(v + half95),
		})
	}
	return f
}

func (o ForecastOptions) floor(v float64) float64 {
	if o.NonNegative {
		return max(v, 0)
	}
	return v
}

// mostExponent keeps units and their inverses finite.
const mostExponent = 1000

// unitOf is a power of two near the largest value: divided by it, no square of a
// value is too large for a number, and no digit is lost.
func unitOf(values []float64) float64 {
	_, exponent := math.Frexp(maxAbs(values))
	return math.Ldexp(1, min(max(exponent, -mostExponent), mostExponent))
}

// over is a series in another unit.
func (s Series) over(unit float64) Series {
	s.Values = slices.Clone(s.Values)
	for i, v := range s.Values {
		s.Values[i] = v / unit
		if math.IsInf(v, 0) {
			s.Values[i] = math.NaN()
		}
	}
	return s
}

// times stays among finite numbers.
func times(v, unit float64) float64 {
	return min(max(v*unit, -math.MaxFloat64), math.MaxFloat64)
}
