package analysis

import "math"

// SeasonLevels is how high each part of a cycle stands beside a straight line through
// the series, from the mean of the parts: growth within the cycle, which raises its
// last parts in plain averages, is no season. Part i is that of the periods i, i +
// period, …; NaN where it was never observed. nil where there are too few observations.
func SeasonLevels(s Series, period int) []float64 {
	at, observed := observations(s.Values)
	if period < leastCycles || len(at) < period+LeastForTrend || !seenTwice(at, period) {
		return nil
	}
	d := newDesign(at, period)
	slope := d.fit(observed, make([]float64, len(at)), make([]float64, len(d.counts))).slope
	sums, counts := make([]float64, period), make([]float64, period)
	for i, t := range at {
		sums[t%period] += observed[i] - slope*float64(t)
		counts[t%period]++
	}
	mean, seen := 0.0, 0.0
	for p, n := range counts {
		sums[p] /= n // NaN where there is none
		if n > 0 {
			mean, seen = mean+sums[p], seen+1
		}
	}
	for p := range sums {
		sums[p] -= mean / seen
		if counts[p] == 0 {
			sums[p] = math.NaN()
		}
	}
	return sums
}
