package analysis

import (
	"math"
	"slices"

	"gonum.org/v1/gonum/stat"
)

// quantile is the p-quantile of values (finite, in any order) by linear
// interpolation between order statistics (type 7 of Hyndman and Fan 1996);
// NaN without values.
func quantile(values []float64, p float64) float64 {
	if len(values) == 0 {
		return math.NaN()
	}
	sorted := slices.Clone(values)
	slices.Sort(sorted)
	return sortedQuantile(sorted, p)
}

func sortedQuantile(sorted []float64, p float64) float64 {
	at := p * float64(len(sorted)-1)
	below := int(math.Floor(at))
	if below >= len(sorted)-1 {
		return sorted[len(sorted)-1]
	}
	return sorted[below] + (at-float64(below))*(sorted[below+1]-sorted[below])
}

func median(values []float64) float64 { return quantile(values, 0.5) }

func mean(values []float64) float64 { return stat.Mean(values, nil) }
