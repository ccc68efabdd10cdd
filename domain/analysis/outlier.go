package analysis

import (
	"cmp"
	"math"
	"slices"

	"gonum.org/v1/gonum/stat/distuv"
)

// Side says which outliers are asked for.
type Side int

// The sides.
const (
	BothSides Side = iota
	High           // unusually high only
	Low            // unusually low only
)

// OutlierOptions say what is looked for.
type OutlierOptions struct {
	Side Side
	// Tests is how many columns or members are searched for one answer; the
	// false-alarm rate is shared among them. 0 means 1.
	Tests int
}

// Outlier is a value that does not fit the rest.
type Outlier struct {
	Index        int     // into the values given
	Value        float64 // these four are in the measure's unit
	Expected     float64
	Lower, Upper float64 // what would not be an outlier; infinite on a side not asked for
	Score        float64 // distance from Expected in robust standard deviations, with sign
}

// Outliers is what a search found.
type Outliers struct {
	Found     []Outlier // the largest distance first
	Checked   int       // values that were searched
	Threshold float64   // of the score
	// FalseAlarms is the stated chance that a search of data without outliers
	// (normal, lognormal, gamma of shape 1 and more, or Poisson) finds one at all; NaN
	// where the values show that they are none of these, for the reason Unstated.
	// Gamma values of shape 0.5 alarm in up to 7 %.
	FalseAlarms float64
	Unstated    string
	// Scale is the one on which the values are most symmetric: "as is", "square
	// root", "cube root" or "logarithm". Scores and bounds are the most forgiving of all
	// scales that may be right.
	Scale  string
	Method string
	Season *Season // of a series: taken out before
	// BesideSteps is how many periods of a series seemed far out only because the
	// level changes there to stay.
	BesideSteps int
}

// LeastForOutliers values: among fewer, no scale of the usual can be told.
const LeastForOutliers = 8

// PeerOutliers finds values that are far from the others: groups against their
// peers, or records by one measure. Scores are distances from the median in
// median absolute deviations. A value has to be far out on every scale (as is,
// square root, cube root, logarithm) on which the bulk of the values may be
// symmetric, so that skewed data do not alarm. A scale is judged by the values
// that it is defined for; a few of the other sign are held against the size of
// the others. Where no scale is symmetric, each side has its own deviation. Where more than half of the values are equal,
// counts are held against a negative binomial distribution and others against
// the values that differ.
//
// Missing values are left out. ErrTooFew below 8 values.
func PeerOutliers(values []float64, o OutlierOptions) (Outliers, error) {
	_, observed := observations(values)
	if len(observed) < LeastForOutliers {
		return Outliers{}, ErrTooFew
	}
	slices.Sort(observed) // once: what is in order is soon sorted on every scale
	if _, sd := deviation(observed); sd == 0 && counts(observed) {
		return countOutliers(values, o), nil
	}
	if mostlyNegative(observed) {
		return negated(values, o)
	}
	threshold := peerThreshold(len(observed), o)
	method := "median and median absolute deviation of the peers"
	kept := bulkScales(observed)
	var views []view
	for _, s := range kept {
		v, scarce := peerView(s, values, observed)
		if scarce != "" {
			method = scarce
		}
		views = append(views, v)
	}
	reason := unstated(observed, kept)
	far := zeroIsFar(views, threshold)
	for i := range views {
		if reason == noScale {
			views[i].splitSides()
		}
		if !far {
			views[i].reflect(values)
		}
	}
	found := search(values, views, o, threshold)
	found.Method = method
	if found.Unstated = reason; reason != "" {
		found.FalseAlarms = math.NaN()
	}
	return found, nil
}

// view is the values on one scale, with what is expected there.
type view struct {
	scale                scale
	scaled, expected, sd []float64
	mirrored             bool    // negative values stand by their size, downwards
	below                float64 // the standard deviation below what is expected, where it is another
}

// score of a value is infinite where all others are exactly as expected.
func (v view) score(i int) float64 {
	d := v.scaled[i] - v.expected[i]
	switch {
	case d < 0 && v.below > 0:
		return d / v.below
	case v.sd[i] > 0:
		return d / v.sd[i]
	case math.Abs(d) > exact*maxAbs(v.expected):
		return math.Copysign(math.Inf(1), d)
	}
	return 0
}

// bounds are what would pass for usual, in the measure's unit.
func (v view) bounds(i int, value, threshold float64) (lower, upper float64) {
	below := v.sd[i]
	if v.below > 0 {
		below = v.below
	}
	lower, upper = v.scale.from(v.expected[i]-threshold*below), v.scale.from(v.expected[i]+threshold*v.sd[i])
	if v.mirrored && !v.scale.applies(value) {
		lower = -upper
	}
	return lower, upper
}

// splitSides gives each side of a skewed view the deviation of its own values.
func (v *view) splitSides() {
	var low, high []float64
	for i, x := range v.scaled {
		switch d := x - v.expected[i]; {
		case d > 0:
			high = append(high, d)
		case d < 0:
			low = append(low, -d)
		}
	}
	if len(low) == 0 || len(high) == 0 {
		return
	}
	v.below = normalMAD * median(low)
	above := normalMAD * median(high)
	for i := range v.sd {
		v.sd[i] = above
	}
}

// search lists the values whose score passes a threshold in every view. The
// first view is the most likely one and says what is expected.
func search(values []float64, views []view, o OutlierOptions, threshold float64) Outliers {
	out := Outliers{Threshold: threshold, FalseAlarms: significance, Scale: views[0].scale.name}
	for i, value := range values {
		if !finite(value) {
			continue
		}
		out.Checked++
		found := Outlier{Index: i, Value: value, Score: math.Inf(1), Lower: math.Inf(1), Upper: math.Inf(-1)}
		found.Expected = views[0].scale.from(views[0].expected[i])
		passes, placed := true, false
		for _, v := range views {
			if !finite(v.scaled[i]) { // not on this scale
				continue
			}
			score := v.score(i)
			placed = true
			passes = passes && o.passes(score, threshold)
			if math.Abs(score) < math.Abs(found.Score) {
				found.Score = score
			}
			lower, upper := v.bounds(i, value, threshold)
			found.Lower, found.Upper = min(found.Lower, lower), max(found.Upper, upper)
		}
		if passes && placed {
			found.Lower, found.Upper = o.sided(found.Lower, found.Upper)
			out.Found = append(out.Found, found)
		}
	}
	out.rank()
	return out
}

func (o OutlierOptions) passes(score, threshold float64) bool {
	return score > threshold && o.Side != Low || score < -threshold && o.Side != High
}

// sided opens the bounds on the side that is not asked for.
func (o OutlierOptions) sided(lower, upper float64) (float64, float64) {
	switch o.Side {
	case High:
		return math.Inf(-1), upper
	case Low:
		return lower, math.Inf(1)
	}
	return lower, upper
}

func (out *Outliers) rank() {
	slices.SortStableFunc(out.Found, func(a, b Outlier) int { return cmp.Compare(math.Abs(b.Score), math.Abs(a.Score)) })
}

// perValue is the false-alarm rate of one value on one side, such that all n
// values of all tests together keep to the stated rate (Šidák 1967).
func (o OutlierOptions) perValue(n int) float64 {
	sides := 2.0
	if o.Side != BothSides {
		sides = 1
	}
	return -math.Expm1(math.Log1p(-significance)/(float64(n)*float64(max(o.Tests, 1)))) / sides
}

const (
	// madEfficiency is how much less a median absolute deviation knows of normal
	// data than a standard deviation: 37 observations in 100 (Huber 1981).
	madEfficiency = 0.37
)

// peerThreshold is the quantile of Student's t with as many degrees of freedom
// as the median absolute deviation is worth.
func peerThreshold(n int, o OutlierOptions) float64 {
	t := distuv.StudentsT{Mu: 0, Sigma: 1, Nu: max(2, madEfficiency*float64(n-1))}
	return -t.Quantile(o.perValue(n))
}

// scarceDeviation serves values of which more than half are equal: the spread
// of the others, if they are enough to have one, else the mean deviation.
func scarceDeviation(scaled []float64, centre float64) (float64, string) {
	var others []float64
	sum, n := 0.0, 0.0
	for _, v := range scaled {
		if !finite(v) {
			continue
		}
		n++
		sum += math.Abs(v - centre)
		if v != centre {
			others = append(others, v)
		}
	}
	if len(others) >= LeastForOutliers {
		middle, sd := deviation(others)
		if sd > 0 {
			return sd + math.Abs(middle-centre), "more than half of the values are equal: spread of the others"
		}
	}
	return normalMean * sum / n, "more than half of the values are equal: mean absolute deviation"
}
