package analysis

import (
	"fmt"
	"math"
	"slices"
)

// etsForm names an exponential smoothing model of Hyndman, Koehler, Ord and
// Snyder, Forecasting with Exponential Smoothing (2008): how its error and
// season go in, and whether it has a trend.
type etsForm struct {
	ratioError    bool // the error's size goes with the value
	trend, damped bool
	season        seasonKind
}

type seasonKind int

const (
	noSeason seasonKind = iota
	addedSeason
	ratioSeason
)

// String is the model's name in the book's letters: ETS(A,Ad,N).
func (f etsForm) String() string {
	e, t := "A", "N"
	if f.ratioError {
		e = "M"
	}
	if f.trend {
		t = "A"
	}
	if f.damped {
		t = "Ad"
	}
	return fmt.Sprintf("ETS(%s,%s,%s)", e, t, [...]string{"N", "A", "M"}[f.season])
}

// etsStart are a model's states before the first value.
type etsStart struct {
	level, trend float64
	season       []float64 // by position in the cycle: season[0] is the first value's
}

// etsWeights are the smoothing parameters, as in the book: the trend moves by
// beta × error, so beta is at most alpha; gamma is at most 1 − alpha.
type etsWeights struct{ alpha, beta, gamma, phi float64 }

// etsRun is a model that has gone through a series: its states after the last
// value and how well it had forecast each.
type etsRun struct {
	form    etsForm
	weights etsWeights
	level   float64
	trend   float64
	season  []float64 // by position in the cycle
	passed  int       // values gone through
	squares float64   // of errors, relative ones for ratioError
	logs    float64   // sum of log |forecast|, for ratioError
}

// run goes through a series. The season is work space of the caller, of the
// season's length; fitted, unless nil, gets the one-step forecasts.
func (f etsForm) run(values []float64, w etsWeights, start etsStart, season, fitted []float64) etsRun {
	r := etsRun{form: f, weights: w, level: start.level, trend: start.trend, season: season, passed: len(values)}
	copy(season, start.season)
	at, period := 0, max(len(season), 1)
	for i, v := range values {
		base := r.level + w.phi*r.trend
		expected, s := base, 1.0
		switch f.season {
		case addedSeason:
			expected += season[at]
		case ratioSeason:
			s = season[at]
			expected *= s
		}
		if fitted != nil {
			fitted[i] = expected
		}
		miss := v - expected
		if f.ratioError {
			if !(expected > 0) {
				r.squares = math.Inf(1)
				return r
			}
			share := miss / expected
			r.squares += share * share
			r.logs += math.Log(expected)
		} else {
			r.squares += miss * miss
		}
		r.level = base + w.alpha*miss/s
		if f.trend {
			r.trend = w.phi*r.trend + w.beta*miss/s
		}
		switch f.season {
		case addedSeason:
			season[at] += w.gamma * miss
		case ratioSeason:
			season[at] += w.gamma * miss / base
		}
		if at++; at == period {
			at = 0
		}
	}
	return r
}

// height is −2 log likelihood but for a constant, with the error's variance at
// its estimate (eq. 5.3 of the book).
func (r etsRun) height() float64 {
	n := float64(r.passed)
	return n*math.Log(r.squares/n) + 2*r.logs
}

// ahead is the forecast of the next values.
func (r etsRun) ahead(horizon int) []float64 {
	out := make([]float64, horizon)
	sum, damping := 0.0, 1.0
	for i := range out {
		damping *= r.weights.phi
		sum += damping
		out[i] = r.level
		if r.form.trend {
			out[i] += sum * r.trend
		}
		switch r.form.season {
		case addedSeason:
			out[i] += r.season[(r.passed+i)%len(r.season)]
		case ratioSeason:
			out[i] *= r.season[(r.passed+i)%len(r.season)]
		}
	}
	return out
}

// memory is what stays of an error, by periods after it: 1 for the period
// itself (table 6.2 of the book; relative to the level for ratio seasons).
func (r etsRun) memory(horizon int) []float64 {
	out := make([]float64, horizon)
	sum, damping := 0.0, 1.0
	for j := range out {
		if j == 0 {
			out[j] = 1
			continue
		}
		damping *= r.weights.phi
		sum += damping
		out[j] = r.weights.alpha
		if r.form.trend {
			out[j] += r.weights.beta * sum
		}
		if r.form.season != noSeason && j%len(r.season) == 0 {
			out[j] += r.weights.gamma
		}
	}
	return out
}

// needsPositive reports whether a model is of values above 0 only.
func (f etsForm) needsPositive() bool { return f.ratioError || f.season == ratioSeason }

// parameters counts what is estimated: weights, starting states, variance.
func (f etsForm) parameters(period int) int {
	n := 3 // alpha, level, variance
	if f.trend {
		n += 2
	}
	if f.damped {
		n++
	}
	if f.season != noSeason {
		n += period // gamma and period − 1 free seasons
	}
	return n
}

// etsForms are the models that compete: those without an unstable mix of error
// and season (the book, section 4.4), and ratios only where all values are above 0.
func etsForms(season, positive bool) []etsForm {
	var out []etsForm
	kinds := []seasonKind{noSeason}
	if season {
		kinds = append(kinds, addedSeason)
		if positive {
			kinds = append(kinds, ratioSeason)
		}
	}
	for _, k := range kinds {
		for _, ratio := range []bool{false, true} {
			if ratio && !positive || k == ratioSeason && !ratio {
				continue
			}
			out = append(out, etsForm{ratio, false, false, k}, etsForm{ratio, true, false, k}, etsForm{ratio, true, true, k})
		}
	}
	return slices.Clip(out)
}
