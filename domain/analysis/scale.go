package analysis

import (
	"math"
	"slices"
)

// scale is a transformation that makes skewed data symmetric, so that one
// threshold holds above and below.
type scale struct {
	name    string
	into    func(float64) float64
	from    func(float64) float64
	applies func(float64) bool
}

// anscombe centres the root of counts (Anscombe, Biometrika 35, 1948).
const anscombe = 3.0 / 8

// The names of the scales.
const (
	asIs       = "as is"
	squareRoot = "square root"
	cubeRoot   = "cube root"
	logarithm  = "logarithm"
)

// scales are tried in this order; the first is always there.
func scales() []scale {
	return []scale{
		{asIs, func(v float64) float64 { return v }, func(v float64) float64 { return v }, func(float64) bool { return true }},
		{squareRoot, func(v float64) float64 { return math.Sqrt(v + anscombe) },
			func(v float64) float64 { return max(0, max(v, 0)*v-anscombe) }, func(v float64) bool { return v >= 0 }},
		{logarithm, math.Log, math.Exp, func(v float64) bool { return v > 0 }},
	}
}

// fits reports whether a scale is defined for all values.
func (s scale) fits(values []float64) bool {
	for _, v := range values {
		if finite(v) && !s.applies(v) {
			return false
		}
	}
	return true
}

// transform is the values on the scale; missing ones stay missing.
func (s scale) transform(values []float64) []float64 {
	out := make([]float64, len(values))
	for i, v := range values {
		out[i] = math.NaN()
		if finite(v) {
			out[i] = s.into(v)
		}
	}
	return out
}

const (
	// normalMAD makes a median absolute deviation a standard deviation of normal
	// data, normalMean a mean absolute deviation.
	normalMAD, normalMean = 1.4826022185056018, 1.2533141373155003
)

// skew is how far the quantiles around the median are from symmetric, −1 to 1:
// blind to the outermost tenths, where outliers are.
func skew(values []float64) float64 {
	_, observed := observations(values)
	if len(observed) == 0 {
		return 0
	}
	slices.Sort(observed) // a copy
	middle := sortedQuantile(observed, 0.5)
	var lean, width float64
	for _, p := range []float64{0.1, 0.15, 0.2, 0.25, 0.3} {
		low, high := sortedQuantile(observed, p), sortedQuantile(observed, 1-p)
		lean += high + low - 2*middle
		width += high - low
	}
	if width == 0 {
		return 0
	}
	return lean / width
}

// deviation is the centre of values and their median absolute deviation as a
// standard deviation.
func deviation(values []float64) (centre, sd float64) {
	_, observed := observations(values)
	centre = median(observed)
	for i, v := range observed {
		observed[i] = math.Abs(v - centre)
	}
	return centre, normalMAD * median(observed)
}

const (
	// skewError is the standard error of skew for n symmetric values, times √n;
	// skewErrors of them are within chance.
	skewError, skewErrors = 0.8, 2.5
	// fewCounts is the median up to which counts are too coarse for skew to be
	// seen, so that the square root is plausible whatever it says.
	fewCounts = 100
)

// plausible are the scales on which values may be symmetric, the most
// symmetric one first; on tells what of each scale has to be.
func plausible(observed []float64, on func(scale) []float64) []scale {
	fitting := slices.DeleteFunc(scales(), func(s scale) bool { return !s.fits(observed) })
	return mostSymmetric(fitting, observed, on)
}

// mostSymmetric are those of some scales on which values may be symmetric, the
// most symmetric one first.
func mostSymmetric(scales []scale, observed []float64, on func(scale) []float64) []scale {
	var out []scale
	var sizes []float64
	few := fewCounted(observed)
	for _, s := range scales {
		size := math.Abs(skew(on(s)))
		if few && s.name == squareRoot {
			size = 0
		}
		out, sizes = append(out, s), append(sizes, size)
	}
	best := 0
	for i, size := range sizes {
		if size < sizes[best] {
			best = i
		}
	}
	kept := []scale{out[best]}
	chance := skewByChance(len(observed))
	for i, s := range out {
		if i != best && sizes[i] <= sizes[best]+chance {
			kept = append(kept, s)
		}
	}
	return kept
}

// skewByChance is the largest skew that n symmetric values have by chance.
func skewByChance(n int) float64 {
	return skewErrors * skewError / math.Sqrt(float64(n))
}

// fewCounted reports whether values are counts too coarse for skew to be seen.
func fewCounted(observed []float64) bool {
	return counts(observed) && median(observed) <= fewCounts
}

// countFloor is the least standard deviation on a scale that counts can have:
// that of a Poisson variable. 0 for values that are no counts. Median absolute
// deviations of few counts are too coarse to be trusted below it.
func (s scale) countFloor(observed []float64) float64 {
	if !counts(observed) {
		return 0
	}
	m := median(observed)
	if m > fewCounts {
		return 0
	}
	return (s.into(m+math.Sqrt(m)) - s.into(max(m-math.Sqrt(m), m/2))) / 2
}
