package analysis

import (
	"math"

	"gonum.org/v1/gonum/mathext"
)

// counts reports whether all values are whole and none is negative.
func counts(values []float64) bool {
	for _, v := range values {
		if v < 0 || v != math.Trunc(v) {
			return false
		}
	}
	return true
}

// countOutliers serves rare counts, mostly equal: a count is an outlier where
// a negative binomial (Poisson without overdispersion) with the counts' mean
// and variance leaves less than the false-alarm rate above it. The largest
// hundredth (one at least) is left out of mean and variance, so that outliers
// do not excuse themselves. The score is the normal quantile of that tail.
func countOutliers(values []float64, o OutlierOptions) Outliers {
	_, observed := observations(values)
	mean, variance := trimmedMoments(observed)
	rate := o.perValue(len(observed))
	limit := 0.0
	for limit <= maxAbs(observed) && countTail(limit+1, mean, variance) > rate {
		limit++
	}
	out := Outliers{
		Checked: len(observed), Threshold: normalQuantile(rate), FalseAlarms: significance, Scale: "as is",
		Method: "more than half of the counts are equal: tail of a negative binomial distribution",
	}
	if o.Side == Low {
		return out
	}
	lower, upper := o.sided(0, limit)
	for i, v := range values {
		if finite(v) && v > limit {
			out.Found = append(out.Found, Outlier{
				Index: i, Value: v, Expected: mean, Lower: lower, Upper: upper,
				Score: normalQuantile(countTail(v, mean, variance)),
			})
		}
	}
	out.rank()
	return out
}

// trimmedMoments leave out the largest hundredth.
func trimmedMoments(observed []float64) (mean, variance float64) {
	keep := quantile(observed, 1-1/float64(min(len(observed), 100)))
	n := 0.0
	for _, v := range observed {
		if v <= keep {
			mean, variance, n = mean+v, variance+v*v, n+1
		}
	}
	// Half a count more in all, so that a count never seen is not impossible.
	mean = (mean + 0.5) / n
	return mean, max(mean, variance/n-mean*mean)
}

// countTail is the chance of at least k, for k above 0.
func countTail(k, mean, variance float64) float64 {
	if variance <= mean*(1+exact) { // Poisson
		return mathext.GammaIncReg(k, mean)
	}
	size := mean * mean / (variance - mean)
	return mathext.RegIncBeta(k, size, mean/variance*(variance-mean)/mean)
}

// normalQuantile is the score of a normal variable with this much above it.
func normalQuantile(tail float64) float64 {
	tail = max(tail, math.SmallestNonzeroFloat64*1e16)
	return -mathext.NormalQuantile(tail)
}
