package analysis

import (
	"math"
	"slices"
)

// otherSign is the share of values below zero up to which the others are the
// bulk by which a scale is judged: returns among sales. Of more, the sign is
// part of the measure.
const otherSign = 0.1

// peerScales are the scales of records and members: beside those of a series
// the cube root, which makes a gamma variable (waiting times, sums of them)
// nearly normal (Wilson and Hilferty, PNAS 17, 1931).
func peerScales() []scale { return append(scales(), cubeRootScale()) }

func cubeRootScale() scale {
	return scale{cubeRoot, math.Cbrt, func(v float64) float64 { return math.Pow(max(v, 0), 3) }, func(v float64) bool { return v >= 0 }}
}

// overdoneErrors is by how many standard errors a lower tail has to be longer
// than a normal variable's for its scale to be too strong: three, since taking a
// right one away costs false alarms.
const overdoneErrors = 3

// overdone reports whether a scale draws out what is near zero: its lower tail is
// longer than a normal variable's, and than its upper one. Costs of a few cents
// would be exceptions there, and the largest costs usual.
func overdone(scaled []float64) bool {
	_, observed := observations(scaled)
	upper, lower := tails(observed)
	return lower > upper && lower > overdoneErrors*tailError/math.Sqrt(float64(len(observed)))
}

// bulkScales are the scales on which the bulk of values may be symmetric. A
// scale is judged by the values that it is defined for: a few zeros and
// negative values must not take the logarithm from all others.
func bulkScales(observed []float64) []scale {
	negative := 0
	zero := false
	for _, v := range observed {
		if v < 0 {
			negative++
		}
		zero = zero || v == 0
	}
	symmetric := math.Abs(skew(onPart(scales()[1], evenly(observed)))) <= skewByChance(len(observed))/2
	able := slices.DeleteFunc(peerScales(), func(s scale) bool {
		switch {
		case s.name == asIs:
			return false
		case float64(negative) > otherSign*float64(len(observed)):
			return true
		}
		// Zeros of few counts belong with the ones and twos.
		return !s.applies(0) && zero && fewCounted(observed) && symmetric
	})
	on := func(s scale) []float64 { return onPart(s, observed) }
	kept := mostSymmetric(able, observed, on)
	if log := slices.IndexFunc(kept, func(s scale) bool { return s.name == logarithm }); log >= 0 {
		if overdone(on(kept[log])) {
			kept = slices.Delete(kept, log, log+1)
			if !slices.ContainsFunc(kept, func(s scale) bool { return s.name == cubeRoot }) {
				kept = append(kept, cubeRootScale())
			}
			return kept
		}
		// Upwards the logarithm forgives more; what is low on it alone is no less so.
		worse := math.Abs(skew(on(kept[log]))) + skewByChance(len(observed))/4
		kept = slices.DeleteFunc(kept, func(s scale) bool { return s.name == cubeRoot && math.Abs(skew(on(s))) > worse })
	}
	return kept
}

// onPart is the values on a scale, those that it is not defined for missing.
func onPart(s scale, values []float64) []float64 {
	out := make([]float64, len(values))
	for i, v := range values {
		out[i] = math.NaN()
		if finite(v) && s.applies(v) {
			out[i] = s.into(v)
		}
	}
	return out
}

// peerView is the values on a scale with their median and its deviation. Where
// mirrored, a value that the scale is not defined for is held against the size
// of the others: −500 among returns is as far out as 500 is, downwards; zero
// and what is nearer to it than usual are not. Else the scale says nothing of it.
func peerView(s scale, values, observed []float64) (v view, method string) {
	v = view{scale: s, scaled: onPart(s, values), expected: make([]float64, len(values)), sd: make([]float64, len(values))}
	centre, sd := deviation(v.scaled)
	if sd == 0 {
		sd, method = scarceDeviation(v.scaled, centre)
	}
	sd = max(sd, s.countFloor(observed))
	for i := range v.expected {
		v.expected[i], v.sd[i] = centre, sd
	}
	return v, method
}

// reflect gives the values that a view's scale is not defined for a place on it.
func (v *view) reflect(values []float64) {
	v.mirrored = true
	for i, value := range values {
		if !finite(value) || v.scale.applies(value) {
			continue
		}
		v.scaled[i] = v.expected[i]
		if value != 0 {
			v.scaled[i] -= max(0, v.scale.into(-value)-v.expected[i])
		}
	}
}

// zeroIsFar reports whether zero itself would be an outlier as it is: values
// around 10 ± 1 have no mirror image around −10.
func zeroIsFar(views []view, threshold float64) bool {
	for _, v := range views {
		if v.scale.name == asIs {
			return v.expected[0] > threshold*v.sd[0]
		}
	}
	return false
}

// negated searches values that are mostly below zero by their sizes.
func negated(values []float64, o OutlierOptions) (Outliers, error) {
	sizes := make([]float64, len(values))
	for i, v := range values {
		sizes[i] = -v
	}
	switch o.Side {
	case High:
		o.Side = Low
	case Low:
		o.Side = High
	}
	out, err := PeerOutliers(sizes, o)
	for i, f := range out.Found {
		f.Value, f.Expected, f.Score = -f.Value, -f.Expected, -f.Score
		f.Lower, f.Upper = -f.Upper, -f.Lower
		out.Found[i] = f
	}
	return out, err
}

// mostlyNegative reports whether the bulk of values is below zero.
func mostlyNegative(observed []float64) bool {
	positive, negative := 0, 0
	for _, v := range observed {
		switch {
		case v > 0:
			positive++
		case v < 0:
			negative++
		}
	}
	return negative > 0 && float64(positive) <= otherSign*float64(len(observed)) && negative > positive
}
