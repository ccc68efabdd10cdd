package analysis

import "math"

// smoothed is exponential smoothing of a series without a season, fitted by
// least squares of the one-step errors: a level and, unless damping is 0, a
// damped trend (Holt; Gardner and McKenzie, Management Science 31, 1985).
type smoothed struct {
	level, trend         float64 // after the last value
	alpha, beta, damping float64
	squares              float64
}

const (
	// leastDamping and mostDamping bound the damping as is usual (Hyndman et al.,
	// Forecasting with Exponential Smoothing, 2008).
	leastDamping, mostDamping = 0.8, 0.98
	// startPeriods give the starting level and trend.
	startPeriods = 6
)

// smooth fits simple or damped-trend smoothing to at least 3 values.
func smooth(values []float64, damped bool) smoothed {
	start := min(startPeriods, len(values))
	level, slope := lineThrough(values[:start])
	if !damped {
		level, slope = mean(values[:start]), 0
	}
	run := func(p []float64) smoothed {
		s := smoothed{level: level, alpha: logistic(p[0], 0.01, 0.99)}
		if damped {
			s.trend = slope
			s.beta = s.alpha * logistic(p[1], 0.001, 0.99)
			s.damping = logistic(p[2], leastDamping, mostDamping)
		}
		for _, v := range values {
			expected := s.level + s.damping*s.trend
			miss := v - expected
			s.squares += miss * miss
			s.level = expected + s.alpha*miss
			s.trend = s.damping*s.trend + s.beta*miss
		}
		return s
	}
	at := []float64{0, -2, 1}
	if !damped {
		at = at[:1]
	}
	descend(at, func(p []float64) float64 { return run(p).squares })
	return run(at)
}

// ahead is the forecast of the next horizon values.
func (s smoothed) ahead(horizon int) []float64 {
	out := make([]float64, horizon)
	sum, damping := 0.0, 1.0
	for i := range out {
		damping *= s.damping
		sum += damping
		out[i] = s.level + sum*s.trend
	}
	return out
}

const (
	// firstStep and lastStep, on the logit scale of parameters, bound the search:
	// a finer one changes no forecast's third digit.
	firstStep, lastStep = 1.5, 0.04
	// farthest keeps a parameter that wants to be at its bound from wandering on.
	farthest = 8
)

// descend moves a point downhill along one coordinate at a time, halving its
// steps, until they are small (a pattern search after Hooke and Jeeves 1961).
func descend(at []float64, height func([]float64) float64) {
	lowest := height(at)
	for step := firstStep; step > lastStep; step /= 2 {
		for moved := true; moved; {
			moved = false
			for i := range at {
				for _, d := range [2]float64{step, -step} {
					was := at[i]
					at[i] += d
					if h := height(at); math.Abs(at[i]) <= farthest && h < lowest {
						lowest, moved = h, true
						break
					}
					at[i] = was
				}
			}
		}
	}
}

func logistic(x, low, high float64) float64 { return low + (high-low)/(1+math.Exp(-x)) }

// lineThrough is the least-squares line's value at the first position less one
// step, and its slope.
func lineThrough(values []float64) (before, slope float64) {
	n := float64(len(values))
	if n < 2 {
		return mean(values), 0
	}
	var xy, xx float64
	for i, v := range values {
		x := float64(i) - (n-1)/2
		xy += x * v
		xx += x * x
	}
	slope = xy / xx
	return mean(values) - slope*(n+1)/2, slope
}
