package analysis

import "math"

// member is one method's forecast of a series, one value a period ahead.
type member struct {
	name   string
	votes  float64 // what it counts before anything is known
	season bool    // it carries the season itself; else the lasting one is put back
	ahead  []float64
	spread []float64 // standard deviation of errors by the model's own lights
	memory []float64 // what stays of an error, by periods after it
	shared float64   // part of the errors' variance that all periods have in common
}

// tuned is what searches found on a shorter part of a series: where the next
// ones may start, so that rolling on costs little.
type tuned struct {
	period  int
	rate    bool
	best    etsForm
	weights map[etsForm][]float64
	arima   [2]*arimaFit // of adjusted values, of the values themselves
}

// members are the forecasts of all methods, in a fixed order: those that carry a
// season among their states come last. Searches start where those on a shorter
// part of the series ended; a nil tuned begins anew.
func (p *prepared) members(horizon int, last *tuned) ([]member, *tuned) {
	if !p.rate {
		return p.ofValues(horizon, last)
	}
	out, next := p.logs().ofValues(horizon, last)
	for m := range out {
		out[m] = out[m].exponential()
	}
	return out, next
}

// ofValues are the methods' forecasts of values as they stand, be they logarithms.
func (p *prepared) ofValues(horizon int, last *tuned) ([]member, *tuned) {
	if last == nil || last.period != p.period || last.rate != p.rate {
		last = &tuned{weights: map[etsForm][]float64{}}
	}
	next := &tuned{period: p.period, rate: p.rate, weights: map[etsForm][]float64{}}
	adjusted := newETSData(p.adjusted, 1, nil, nil)
	simple := adjusted.fit(etsForm{}, last.weights[etsForm{}])
	damped := adjusted.fit(dampedTrend(), last.weights[dampedTrend()])
	arima := nextARIMA(p.adjusted, 1, last.arima[0])
	data, season := adjusted, p.period > 1
	if season {
		data = newETSData(p.own, p.period, p.added, p.ratios)
	}
	best := data.best(last.forms(last.best, season, p.positive), last)
	next.best, next.arima[0] = best.form, &arima
	for _, f := range []etsFit{simple, damped, best} {
		next.weights[f.form] = f.at
	}
	out := []member{arima.member(horizon), p.drifting(simple, horizon), damped.member(horizon), best.member(horizon)}
	if season {
		seasonal := nextARIMA(p.own, p.period, last.arima[1])
		next.arima[1] = &seasonal
		out = append(out, seasonal.member(horizon))
	} else {
		out[0].votes = 2 // the other three are of one family
	}
	for m := range out {
		out[m].shared = sharedError
		back := p.season
		if out[m].season = season && m >= len(out)-2; out[m].season {
			back = p.longer
		}
		out[m] = p.lasting(out[m], back)
	}
	return out, next
}

func dampedTrend() etsForm { return etsForm{trend: true, damped: true} }

// forms are those to fit: all, or the one that was best on the part before.
func (t *tuned) forms(best etsForm, season, positive bool) []etsForm {
	if t.period == 0 || !positive && best.needsPositive() {
		return etsForms(season, positive)
	}
	return []etsForm{best}
}

// nextARIMA fits the orders found on the part before, or searches them.
func nextARIMA(values []float64, period int, last *arimaFit) arimaFit {
	if last == nil {
		return bestARIMA(values, period)
	}
	return fitARIMA(values, last.form, last.at)
}

func (f etsFit) member(horizon int) member {
	m := member{name: f.form.String(), votes: 1, ahead: f.ahead(horizon), memory: f.memory(horizon)}
	free := max(float64(f.passed-f.form.parameters(max(len(f.season), 1))+1), 1) // the variance is no weight
	m.spread = spreadOf(math.Sqrt(f.squares/free), m.memory)
	if f.form.ratioError {
		for i := range m.spread {
			m.spread[i] *= math.Abs(m.ahead[i])
		}
	}
	return m
}

func (m *arimaFit) member(horizon int) member {
	out := member{name: m.form.String(), votes: 1, ahead: m.ahead(horizon), memory: m.memory(horizon)}
	free := max(float64(len(m.misses)-m.form.coefficients()-1), 1)
	out.spread = spreadOf(math.Sqrt(m.squares/free), out.memory)
	return out
}

// spreadOf is the standard deviation of errors that are the sum of one-step
// errors, as they are remembered.
func spreadOf(step float64, memory []float64) []float64 {
	out := make([]float64, len(memory))
	sum := 0.0
	for i, c := range memory {
		sum += c * c
		out[i] = step * math.Sqrt(sum)
	}
	return out
}

// thetaOf is simple smoothing with half the slope of the line through the values
// (Assimakopoulos and Nikolopoulos 2000, as simplified by Hyndman and Billah,
// International Journal of Forecasting 19, 2003).
func thetaOf(simple etsFit, values []float64, horizon int) member {
	_, slope := lineThrough(values)
	m := simple.along(slope/2, horizon)
	m.name = "theta"
	return m
}

// drifting is theta, or where a steady rate was seen simple smoothing with all of
// that rate.
func (p *prepared) drifting(simple etsFit, horizon int) member {
	if !p.rate {
		return thetaOf(simple, p.adjusted, horizon)
	}
	_, slope := lineThrough(p.adjusted)
	m := simple.along(slope, horizon)
	m.name = "simple smoothing with drift"
	return m
}

// along is simple smoothing of values that move by a slope beside their level.
func (f etsFit) along(slope float64, horizon int) member {
	m := f.member(horizon)
	a := f.weights.alpha
	kept := (1 - math.Pow(1-a, float64(f.passed))) / a
	for i := range m.ahead {
		m.ahead[i] += slope * (float64(i) + kept)
	}
	return m
}
