package analysis

import (
	"math"
	"slices"
)

const (
	// oftenEqual is the share of one value from which values that are no counts
	// have a lump: weeks without any sale beside the amounts of the others.
	oftenEqual = 0.1
	// pooledTailError is the standard error of the logarithm of the tail of both
	// sides together for n normal values, times √n (by simulation).
	pooledTailError = 1.2
	// doubted is how many standard errors the remainder may differ from a normal
	// one, and foundDoubted where something was found: what is found is as likely
	// a sign of a long tail, so that the rate has to be the surer.
	doubted, foundDoubted = 2.0, 0.9
	// fewFound are no part of the tails that are judged: what was found says nothing
	// of the others, but three are a tail themselves.
	fewFound = 2
)

// unstatedOfSeries says why the false-alarm rate of a search does not hold for a
// series like this; empty where nothing speaks against it. What is left beside
// trend and season on the most likely scale must be as symmetric, and its tails
// as short, as those of a normal variable are by chance. Where it is no more
// than rounding for most periods, too many of them are equal.
func unstatedOfSeries(observed []float64, parts Components, found []Outlier) string {
	_, remainder := observations(without(parts.Remainder, found))
	if _, sd := deviation(remainder); lumped(observed) || sd <= exact*maxAbs(parts.Trend) {
		return equalValues
	}
	errors := doubted
	if len(found) > 0 {
		errors = foundDoubted
	}
	root := math.Sqrt(float64(len(remainder)))
	if math.Abs(skew(remainder)) > errors*skewError/root {
		return noScale
	}
	middle := median(remainder)
	sizes := make([]float64, len(remainder))
	for i, r := range remainder {
		sizes[i] = math.Abs(r - middle)
	}
	if math.Log(quantile(sizes, 2*tailLevel-1)/quantile(sizes, 2*bulkLevel-1)/normalTail) > errors*pooledTailError/root {
		return heavyTail
	}
	return unstated(remainder, scales()[:1])
}

// without leaves the values found out, if they are few.
func without(values []float64, found []Outlier) []float64 {
	if len(found) > fewFound {
		return values
	}
	kept := slices.Clone(values)
	for _, o := range found {
		kept[o.Index] = math.NaN()
	}
	return kept
}

// lumped reports whether one value is so frequent that the values have no
// density; counts have none anyway and are allowed for.
func lumped(observed []float64) bool {
	if mostlyEqual(observed) {
		return true
	}
	if counts(observed) {
		return false
	}
	sorted := slices.Clone(observed)
	slices.Sort(sorted)
	run := 0
	for i, v := range sorted {
		if i > 0 && v != sorted[i-1] {
			run = 0
		}
		if run++; float64(run) > oftenEqual*float64(len(sorted)) {
			return true
		}
	}
	return false
}

// mostlyEqual reports whether more than half of the values are the same.
func mostlyEqual(observed []float64) bool {
	_, sd := deviation(observed)
	return sd == 0
}

// lessRounding takes an expectation that is not told from zero by its
// computation as zero: nothing is a quadrillion times what is expected.
func lessRounding(found []Outlier, observed []float64) {
	least := exact * maxAbs(observed)
	for i, o := range found {
		if math.Abs(o.Expected) < least {
			found[i].Expected = 0
		}
	}
}
