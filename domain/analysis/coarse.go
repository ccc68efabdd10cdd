package analysis

import (
	"math"
	"slices"
)

// coarse is why no rate is stated of few counts with zeros among them that are
// not Poisson's: rounded to so few steps, how long their tails are is not seen.
const coarse = "few whole numbers, zeros among them, that are not spread as Poisson counts are"

const (
	// momentErrors of a moment are within chance, momentMargin is what leaving out
	// the largest does to it.
	momentErrors, momentMargin = 3, 0.15
	// leftOutOnTop is the share of the largest counts that are left out, one at
	// least, so that what is far out does not decide what is usual.
	leftOutOnTop = 0.01
)

// coarselySpread reports whether values are few counts with zeros among them
// whose variance or skewness is not that of a Poisson variable of their mean:
// mean, and one over its root. Standard errors of n Poisson counts: √(2/n) of
// variance over mean, √(6/n) of skewness.
func coarselySpread(observed []float64) bool {
	if !fewCounted(observed) || !slices.Contains(observed, 0) {
		return false
	}
	kept := slices.Clone(observed)
	slices.Sort(kept)
	kept = kept[:len(kept)-max(1, int(leftOutOnTop*float64(len(kept))))]
	n, m := float64(len(kept)), mean(kept)
	var second, third float64
	for _, v := range kept {
		second += (v - m) * (v - m) / n
		third += (v - m) * (v - m) * (v - m) / n
	}
	if second == 0 || m == 0 {
		return false
	}
	return math.Abs(second/m-1) > momentErrors*math.Sqrt(2/n)+momentMargin ||
		third/math.Pow(second, 1.5) > 1/math.Sqrt(m)+momentErrors*math.Sqrt(6/n)+momentMargin
}
