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
	// (normal, lognormal or Poisson) finds one at all.
	FalseAlarms float64
	// Scale is the one on which the values are most symmetric: "as is", "square
	// root" or "logarithm". Scores and bounds are the most forgiving of all
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
// square root, logarithm) on which the bulk of the values may be symmetric, so
// that skewed data do not alarm. Where more than half of the values are equal,
// counts are held against a negative binomial distribution and others against
// the values that differ.
//
// Missing values are left out. ErrTooFew below 8 values.
func PeerOutliers(values []float64, o OutlierOptions) (Outliers, error) {
	_, observed := observations(values)
	if len(observed) < LeastForOutliers {
		return Outliers{}, ErrTooFew
	}
	if _, sd := deviation(observed); sd == 0 && counts(observed) {
		return countOutliers(values, o), nil
	}
	method := "median and median absolute deviation of the peers"
	var views []view
	for _, s := range plausible(observed, func(s scale) []float64 { return s.transform(values) }) {
		v := view{scale: s, scaled: s.transform(values), expected: make([]float64, len(values)), sd: make([]float64, len(values))}
		centre, sd := deviation(v.scaled)
		if sd == 0 {
			sd, method = scarceDeviation(v.scaled, centre)
		}
		sd = max(sd, s.countFloor(observed))
		for i := range v.expected {
			v.expected[i], v.sd[i] = centre, sd
		}
		views = append(views, v)
	}
	found := search(values, views, o, peerThreshold(len(observed), o))
	found.Method = method
	return found, nil
}

// view is the values on one scale, with what is expected there.
type view struct {
	scale                scale
	scaled, expected, sd []float64
}

// score of a value is infinite where all others are exactly as expected.
func (v view) score(i int) float64 {
	d := v.scaled[i] - v.expected[i]
	switch {
	case v.sd[i] > 0:
		return d / v.sd[i]
	case math.Abs(d) > exact*maxAbs(v.expected):
		return math.Copysign(math.Inf(1), d)
	}
	return 0
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
		passes := true
		for _, v := range views {
			score := v.score(i)
			passes = passes && o.passes(score, threshold)
			if math.Abs(score) < math.Abs(found.Score) {
				found.Score = score
			}
			found.Lower = min(found.Lower, v.scale.from(v.expected[i]-threshold*v.sd[i]))
			found.Upper = max(found.Upper, v.scale.from(v.expected[i]+threshold*v.sd[i]))
		}
		if passes {
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
