package analysis

import (
	"math"
	"slices"
)

// veryStrong is by how much the BIC of steps lies below that of a bend where
// the data tell the two apart: "very strong" (Kass and Raftery, Journal of the
// American Statistical Association 90, 1995).
const veryStrong = 10

// beatBends reports whether the steps explain a series clearly better than a bend
// of its line: one in the stead of any of them, or of them all. A new slope that
// is taken for new levels is lost where the history is brought to the last one.
func (l levels) beatBends(s Series) bool {
	at, values := observations(s.Values)
	if l.ratio {
		for i, v := range values {
			values[i] = math.Log(v)
		}
	}
	period := 1
	if found := DetectSeason(s); found != nil {
		period = found.Period
	}
	var steps []int
	for _, p := range l.points {
		steps = append(steps, slices.Index(at, p.At))
	}
	best := leftOf(at, period, steps, values, false)
	if !clearly(len(at), best, leftOf(at, period, nil, values, true), len(steps)-1) {
		return false
	}
	for k := range steps {
		if !clearly(len(at), best, leftOf(at, period, slices.Delete(slices.Clone(steps), k, k+1), values, true), 0) {
			return false
		}
	}
	return true
}

// clearly reports whether so many observations speak for steps that leave the one
// sum of squares, against a bend that leaves the other with so many places and
// sizes fewer.
func clearly(observations int, steps, bend float64, fewer int) bool {
	n := float64(observations)
	return n*math.Log(bend/steps)-float64(2*fewer)*math.Log(n) > veryStrong
}

// leftOf is the sum of squares that season, line and steps leave of values, and
// if asked for the bend that explains most beside them, wherever it lies.
func leftOf(at []int, period int, steps []int, values []float64, bent bool) float64 {
	d := &stepDesign{at: at, first: 0, end: len(at)}
	w := d.whiten(0, nullColumns(at, period, steps))
	left := make([]float64, len(at))
	w.residuals(values, left)
	squares, gain := dot(left, left), 0.0
	bend, beside := make([]float64, len(at)), make([]float64, len(at))
	for knot := 1; bent && knot < len(at)-1; knot++ {
		for i := range bend {
			bend[i] = math.Max(0, float64(at[i]-at[knot]))
		}
		w.residuals(bend, beside)
		if size := dot(beside, beside); size > leastLeft*dot(bend, bend) {
			product := dot(left, beside)
			gain = max(gain, product*product/size)
		}
	}
	return squares - gain
}
