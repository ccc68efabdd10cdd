package analysis

import "math"

// loess smooths values at the positions 1 … n by locally weighted regression
// (Cleveland 1979): a line (degree 1) or a mean (degree 0) through the width
// nearest positions, weighted by the tricube of the distance and by weights.
// It serves STL, whose paper fixes the rules at the ends.
type loess struct {
	width, degree int
}

const (
	// Distances below the first share of the bandwidth weigh fully, beyond the
	// second not at all: guards of the published algorithm against rounding.
	tricubeInner = 0.001
	tricubeOuter = 0.999
)

// smooth writes the smoothed values to out, which has the length of values. A
// position whose neighbours all weigh 0 keeps its value.
func (l loess) smooth(values, weights, out []float64) {
	n := len(values)
	left, right := 0, min(l.width, n)-1
	half := (l.width + 1) / 2
	for i := range values {
		if l.width < n && i >= half && right < n-1 {
			left, right = left+1, right+1
		}
		v, ok := l.at(values, weights, float64(i), left, right)
		if !ok {
			v = values[i]
		}
		out[i] = v
	}
}

// at estimates the value at position x from the positions left … right, all
// counted from 0; x may lie outside. False where all of them weigh 0.
func (l loess) at(values, weights []float64, x float64, left, right int) (float64, bool) {
	n := len(values)
	bandwidth := max(x-float64(left), float64(right)-x)
	if l.width > n {
		bandwidth += float64((l.width - n) / 2)
	}
	kernel := func(i int) float64 {
		d := math.Abs(float64(i) - x)
		switch {
		case d > tricubeOuter*bandwidth:
			return 0
		case d <= tricubeInner*bandwidth:
			return weights[i]
		}
		r := d / bandwidth
		t := 1 - r*r*r
		return t * t * t * weights[i]
	}
	var sum, sumX, sumY, sumXX, sumXY float64 // distances from x keep them small
	for i := left; i <= right; i++ {
		k, d := kernel(i), float64(i)-x
		sum += k
		sumX += k * d
		sumY += k * values[i]
		sumXX += k * d * d
		sumXY += k * d * values[i]
	}
	if sum <= 0 {
		return 0, false
	}
	mean := sumY / sum
	if l.degree == 0 || bandwidth <= 0 {
		return mean, true
	}
	centre := sumX / sum
	spread := sumXX - centre*sumX
	if spread <= 0 || math.Sqrt(spread/sum) <= tricubeInner*float64(n-1) {
		return mean, true
	}
	return mean - centre*(sumXY-centre*sumY)/spread, true
}
