package analysis

import "math"

// combination is the mean of smoothing, damped trend and theta: hard to beat
// on average (Makridakis and Hibon, International Journal of Forecasting 16,
// 2000).
const combination = "mean of simple smoothing, damped trend and theta"

// forecastNames are the methods in the order of continuations; the seasonal
// naive forecast comes after them.
func forecastNames() []string {
	return []string{
		combination, "simple exponential smoothing", "exponential smoothing with damped trend", "theta",
		"random walk with drift", "autoregression", "seasonal naive",
	}
}

// continuations are the forecasts of a series without a season or a missing
// value, by method.
func continuations(values []float64, horizon int) [][]float64 {
	level := smooth(values, false)
	simple, damped := level.ahead(horizon), smooth(values, true).ahead(horizon)
	theta := theta(values, level, horizon)
	return [][]float64{
		averaged(simple, damped, theta), simple, damped, theta,
		drift(values, horizon), autoregression(values, horizon),
	}
}

// averaged is the mean of forecasts.
func averaged(forecasts ...[]float64) []float64 {
	out := make([]float64, len(forecasts[0]))
	for _, f := range forecasts {
		for i, v := range f {
			out[i] += v / float64(len(forecasts))
		}
	}
	return out
}

// theta is simple smoothing s with half the slope of the line through the values
// (Assimakopoulos and Nikolopoulos 2000, as simplified by Hyndman and Billah,
// International Journal of Forecasting 19, 2003).
func theta(values []float64, s smoothed, horizon int) []float64 {
	_, slope := lineThrough(values)
	kept := (1 - math.Pow(1-s.alpha, float64(len(values)))) / s.alpha
	out := s.ahead(horizon)
	for i := range out {
		out[i] += slope / 2 * (float64(i) + kept)
	}
	return out
}

// drift goes on from the last value by the mean change.
func drift(values []float64, horizon int) []float64 {
	n := len(values)
	step := (values[n-1] - values[0]) / float64(n-1)
	out := make([]float64, horizon)
	for i := range out {
		out[i] = values[n-1] + step*float64(i+1)
	}
	return out
}

// mostLags of an autoregression: more are not to be told from few periods.
const mostLags = 3

// autoregression is by least squares with a constant, its lags chosen by the
// corrected information criterion of Hurvich and Tsai (Biometrika 76, 1989).
// It returns to the mean; without lags it is the mean.
func autoregression(values []float64, horizon int) []float64 {
	var best []float64
	least := math.Inf(1)
	n := float64(len(values) - mostLags)
	for lags := 0; lags <= mostLags && len(values) > 3*mostLags; lags++ {
		columns := [][]float64{make([]float64, len(values)-mostLags)}
		for i := range columns[0] {
			columns[0][i] = 1
		}
		for lag := 1; lag <= lags; lag++ {
			columns = append(columns, values[mostLags-lag:len(values)-lag])
		}
		beta := leastSquares(columns, values[mostLags:])
		if beta == nil {
			continue
		}
		squares := 0.0
		for i, v := range values[mostLags:] {
			for j, b := range beta {
				v -= b * columns[j][i]
			}
			squares += v * v
		}
		k := float64(lags + 2)
		if n-k-1 <= 0 || squares <= 0 {
			continue
		}
		if aicc := n*math.Log(squares/n) + 2*k + 2*k*(k+1)/(n-k-1); aicc < least && stable(beta[1:]) {
			least, best = aicc, beta
		}
	}
	if best == nil {
		best = []float64{mean(values)}
	}
	return continued(best, values, horizon)
}

// stable is a sufficient sign that an autoregression does not explode.
func stable(lags []float64) bool {
	sum := 0.0
	for _, b := range lags {
		sum += math.Abs(b)
	}
	return sum < 1 || len(lags) == 1 && math.Abs(lags[0]) < 1
}

func continued(beta, values []float64, horizon int) []float64 {
	known := append(make([]float64, 0, len(values)+horizon), values...)
	for range horizon {
		next := beta[0]
		for lag, b := range beta[1:] {
			next += b * known[len(known)-1-lag]
		}
		known = append(known, next)
	}
	return known[len(values):]
}
