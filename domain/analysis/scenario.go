package analysis

import (
	"math"
	"slices"
)

const (
	// simulatedPaths give the quantiles of a sum to about 2 % of its spread.
	simulatedPaths = 2000
	// sharedError is the part of the errors' variance that all periods ahead have
	// in common, since level and trend are misjudged for all of them alike; half of
	// what an estimated season adds to it does so too.
	sharedError = 0.15
)

// paths simulates the errors of a forecast over its horizon together: one-step
// errors that are remembered as the model says, and a misjudgement that all
// periods share. Each period's errors have the model's own standard deviation
// times factor. The same forecast gives the same paths.
func paths(m member, factor float64, each func(errors []float64)) {
	horizon := len(m.ahead)
	size := spreadOf(1, m.memory)
	rng := random()
	fresh, errors := make([]float64, horizon), make([]float64, horizon)
	own, common := math.Sqrt(1-m.shared)*factor, math.Sqrt(m.shared)*factor
	for range simulatedPaths {
		shared := rng.NormFloat64()
		for i := range fresh {
			fresh[i] = rng.NormFloat64()
		}
		for i := range errors {
			sum := 0.0
			for j, kept := range m.memory[:i+1] {
				sum += kept * fresh[i-j]
			}
			errors[i] = m.spread[i] * (own*sum/size[i] + common*shared)
		}
		each(errors)
	}
}

// sumFactor calibrates the spread of sums over the horizon as calibrate does that of
// single periods.
func sumFactor(windows []window, forecasts []member) float64 {
	sum, n := usualWindows*usualFactor*usualFactor, usualWindows
	for k, w := range windows {
		miss := 0.0
		for i, v := range w.actual {
			miss += v - forecasts[k].ahead[i]
		}
		if z := miss / sumSpread(forecasts[k], len(w.actual)); finite(z) {
			sum, n = sum+min(z*z, wildest), n+1
		}
	}
	return math.Sqrt(sum / n)
}

// sumSpread is the standard deviation of the sum of the first periods' errors, as
// paths draws them.
func sumSpread(m member, periods int) float64 {
	size := spreadOf(1, m.memory)
	own, common := 0.0, 0.0
	for from := range periods {
		part := 0.0
		for i := from; i < periods; i++ {
			part += m.spread[i] / size[i] * m.memory[i-from]
		}
		own += part * part
		common += m.spread[from]
	}
	return math.Sqrt((1-m.shared)*own + m.shared*common*common)
}

// scenarios are quantiles of the sum over the horizon, but for what is passed.
func (o ForecastOptions) scenarios(m member, factor float64) Scenarios {
	s := Scenarios{}
	for _, v := range m.ahead[o.Passed:] {
		s.Expected += o.floor(v)
	}
	sums := make([]float64, 0, simulatedPaths)
	paths(m, factor, func(errors []float64) {
		sum := 0.0
		for i, e := range errors[o.Passed:] {
			sum += o.floor(m.ahead[o.Passed+i] + e)
		}
		sums = append(sums, sum)
	})
	slices.Sort(sums)
	s.Pessimistic = min(sortedQuantile(sums, 0.1), s.Expected)
	s.Optimistic = max(sortedQuantile(sums, 0.9), s.Expected)
	return s
}
