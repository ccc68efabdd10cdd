package analysis

import (
	"fmt"
	"math"
)

// arimaForm is the order of a seasonal ARIMA model (Box and Jenkins 1970).
type arimaForm struct {
	p, d, q int // of the periods before
	P, D, Q int // of the same season in cycles before
	period  int // 1: no season
	drift   bool
}

// String: ARIMA(1,1,1)(0,1,1)[12] with drift.
func (f arimaForm) String() string {
	name := fmt.Sprintf("ARIMA(%d,%d,%d)", f.p, f.d, f.q)
	if f.P+f.D+f.Q > 0 {
		name += fmt.Sprintf("(%d,%d,%d)[%d]", f.P, f.D, f.Q, f.period)
	}
	if f.drift && f.d+f.D > 0 {
		name += " with drift"
	}
	return name
}

func (f arimaForm) coefficients() int { return f.p + f.q + f.P + f.Q }

// term is one lag of an expanded lag polynomial.
type term struct {
	lag int
	by  float64
}

// expand multiplies a polynomial of lags 1, 2 … with one of seasonal lags; sign
// is −1 for autoregressions, which are written 1 − φB, and 1 for moving averages.
func expand(plain, seasonal []float64, period int, sign float64, out []term) []term {
	out = out[:0]
	for i, a := range plain {
		out = append(out, term{i + 1, a})
	}
	for j, b := range seasonal {
		out = append(out, term{(j + 1) * period, b})
		for i, a := range plain {
			out = append(out, term{(j+1)*period + i + 1, sign * a * b})
		}
	}
	return out
}

// stationary turns any numbers into the coefficients of a stationary
// autoregression, through partial autocorrelations (Barndorff-Nielsen and Schou
// 1973; Jones, Technometrics 22, 1980).
func stationary(free []float64) []float64 {
	out := make([]float64, len(free))
	var before [maxOrder]float64
	for k, x := range free {
		r := mostPartial * math.Tanh(x)
		prior := before[:k]
		copy(prior, out)
		for i := range prior {
			out[i] = prior[i] - r*prior[k-1-i]
		}
		out[k] = r
	}
	return out
}

const (
	// maxOrder bounds p and q, maxSeasonal P and Q; as is usual.
	maxOrder, maxSeasonal = 5, 2
	// mostPartial keeps roots off the unit circle.
	mostPartial = 0.985
)

// differenced takes differences of a series.
func (f arimaForm) differenced(values []float64) []float64 {
	out := values
	for range f.D {
		out = lagged(out, f.period)
	}
	for range f.d {
		out = lagged(out, 1)
	}
	return out
}

// arimaFit is a fitted model.
type arimaFit struct {
	form      arimaForm
	values    []float64
	ar, ma    []term
	mean      float64 // of the differenced series
	misses    []float64
	squares   float64
	criterion float64
	at        []float64
}

// fitARIMA minimizes the squares of one-step errors, with what lies before the
// series at its mean (conditional least squares; Box and Jenkins, 7.1.2).
func fitARIMA(values []float64, f arimaForm, from []float64) arimaFit {
	w := f.differenced(values)
	fit := arimaFit{form: f, values: values, misses: make([]float64, len(w))}
	centre, scale := 0.0, 1.0
	if f.drift {
		centre = mean(w)
	}
	if n := float64(len(w)); n > 1 {
		squares := 0.0
		for _, v := range w {
			squares += (v - centre) * (v - centre)
		}
		scale = math.Sqrt(squares/n) + 1e-300
	}
	read := func(x []float64) {
		ar, x := stationary(x[:f.p]), x[f.p:]
		ma, x := stationary(x[:f.q]), x[f.q:]
		sar, x := stationary(x[:f.P]), x[f.P:]
		sma, x := stationary(x[:f.Q]), x[f.Q:]
		fit.ar = expand(ar, sar, f.period, -1, fit.ar)
		for i := range ma {
			ma[i] = -ma[i]
		}
		for i := range sma {
			sma[i] = -sma[i]
		}
		fit.ma = expand(ma, sma, f.period, 1, fit.ma)
		fit.mean = 0
		if f.drift {
			fit.mean = centre + x[0]*scale/math.Sqrt(float64(len(w)))
		}
	}
	size := f.coefficients()
	if f.drift {
		size++
	}
	if from == nil {
		from = make([]float64, size)
		for i := range f.coefficients() {
			from[i] = 0.1
		}
	}
	n := float64(len(w))
	height := func(x []float64) float64 {
		read(x)
		return n * math.Log(fit.pass(w)/n+1e-300)
	}
	at := from
	if size > 0 {
		at, _ = minimize(from, height)
	}
	lowest := height(at)
	fit.at, fit.squares = at, math.Exp(lowest/n)*n
	fit.criterion = corrected(lowest, size+1, len(w))
	return fit
}

// pass works out the one-step errors and returns the sum of their squares.
func (m *arimaFit) pass(w []float64) float64 {
	squares := 0.0
	for t, v := range w {
		e := v - m.mean
		for _, a := range m.ar {
			if t < a.lag {
				continue
			}
			e -= a.by * (w[t-a.lag] - m.mean)
		}
		for _, a := range m.ma {
			if t < a.lag {
				continue
			}
			e -= a.by * m.misses[t-a.lag]
		}
		m.misses[t] = e
		squares += e * e
	}
	return squares
}

// ahead is the forecast of the next values.
func (m *arimaFit) ahead(horizon int) []float64 {
	f := m.form
	w := f.differenced(m.values)
	known := append(make([]float64, 0, len(w)+horizon), w...)
	for range horizon {
		t := len(known)
		next := m.mean
		for _, a := range m.ar {
			if t >= a.lag {
				next += a.by * (known[t-a.lag] - m.mean)
			}
		}
		for _, a := range m.ma {
			if i := t - a.lag; i >= 0 && i < len(m.misses) {
				next += a.by * m.misses[i]
			}
		}
		known = append(known, next)
	}
	return f.integrated(m.values, known[len(w):])
}

// integrated adds differences up again, after the values that they follow.
func (f arimaForm) integrated(values, steps []float64) []float64 {
	seasonal := values
	for range f.D {
		seasonal = lagged(seasonal, f.period)
	}
	out := append([]float64(nil), steps...)
	for d := f.d; d > 0; d-- {
		last := seasonal
		for range d - 1 {
			last = lagged(last, 1)
		}
		sum := last[len(last)-1]
		for i := range out {
			sum += out[i]
			out[i] = sum
		}
	}
	for range f.D {
		known := append([]float64(nil), values[len(values)-f.period:]...)
		for i := range out {
			out[i] += known[i]
			known = append(known, out[i])
		}
	}
	return out
}

// memory is what stays of an error, by periods after it: the weights of the
// model written as an infinite moving average.
func (m *arimaFit) memory(horizon int) []float64 {
	poly := make([]float64, horizon+1) // of the autoregression with differences, negated
	poly[0] = 1
	for _, a := range m.ar {
		if a.lag <= horizon {
			poly[a.lag] -= a.by
		}
	}
	times := func(lag int) {
		for i := horizon; i >= lag; i-- {
			poly[i] -= poly[i-lag]
		}
	}
	for range m.form.d {
		times(1)
	}
	for range m.form.D {
		times(m.form.period)
	}
	out := make([]float64, horizon)
	for _, a := range m.ma {
		if a.lag < horizon {
			out[a.lag] += a.by
		}
	}
	if horizon > 0 {
		out[0] = 1
	}
	for i := range out {
		for j := 1; j <= i; j++ {
			out[i] -= poly[j] * out[i-j]
		}
	}
	return out
}
