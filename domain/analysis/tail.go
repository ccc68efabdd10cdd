package analysis

import (
	"math"
	"slices"
)

const (
	// tailLevel and bulkLevel are the quantiles whose distances from the median
	// are compared: the tail without the outermost twentieth, where outliers
	// are, and the bulk. normalTail is that of a normal variable.
	tailLevel, bulkLevel = 0.95, 0.75
	normalTail           = 1.6448536269514722 / 0.6744897501960817
	// tailError is the standard error of the logarithm of a side's tail for n
	// normal values, times √n (by simulation); tailErrors of them are within chance.
	tailError, tailErrors = 1.7, 2
)

// Why a search states no rate of false alarms.
const (
	heavyTail   = "the values may have longer tails than normal, lognormal, gamma and Poisson values"
	equalValues = "too many of the values are equal"
	noScale     = "the values are symmetric on no scale (as is, square root, cube root, logarithm)"
)

// unstated says why the false-alarm rate of a search does not hold for values
// like these; empty where nothing speaks against it. On the most symmetric scale
// the bulk has to be as symmetric, and both tails as short, as those of a normal
// variable are by chance.
func unstated(observed []float64, scales []scale) string {
	if coarselySpread(observed) {
		return coarse
	}
	even := evenly(observed)
	best, lean := even, math.Inf(1)
	for _, s := range scales {
		scaled := onPart(s, even)
		if l := math.Abs(skew(scaled)); l < lean {
			best, lean = scaled, l
		}
	}
	_, scaled := observations(best)
	n := len(scaled)
	if lean > skewByChance(n)+tolerated {
		return noScale
	}
	upper, lower := tails(scaled)
	if math.IsNaN(upper) || math.IsNaN(lower) {
		return equalValues
	}
	if max(upper, lower) > tailByChance(n) {
		return heavyTail
	}
	return ""
}

// tails are the logarithms of how much longer than a normal variable's the upper
// and the lower tail of values are, each beside the bulk on its side; NaN where
// that has no width.
func tails(values []float64) (upper, lower float64) {
	_, observed := observations(values)
	middle := median(observed)
	of := func(tail, bulk float64) float64 {
		width := math.Abs(quantile(observed, bulk) - middle)
		if width == 0 {
			return math.NaN()
		}
		return math.Log(math.Abs(quantile(observed, tail)-middle) / width / normalTail)
	}
	return of(tailLevel, bulkLevel), of(1-tailLevel, 1-bulkLevel)
}

// tailByChance is the longest tail, as its logarithm, that n normal values have
// by chance.
func tailByChance(n int) float64 { return tailErrors * tailError / math.Sqrt(float64(n)) }

// tolerated is the skew of values that still keep to the rate: of the gamma
// family on the cube root.
const tolerated = 0.05

// evenly spreads equal counts over the unit around them, that quantiles of few
// counts have no steps; other values stay.
func evenly(observed []float64) []float64 {
	if !counts(observed) {
		return observed
	}
	out := slices.Clone(observed)
	slices.Sort(out)
	for from := 0; from < len(out); {
		to := from
		for to < len(out) && out[to] == out[from] {
			to++
		}
		value := out[from]
		for i := from; i < to; i++ {
			out[i] = max(0, value-0.5+(float64(i-from)+0.5)/float64(to-from))
		}
		from = to
	}
	return out
}
