package analysis

import (
	"math"

	"gonum.org/v1/gonum/stat/distuv"
)

const (
	// wandering is the autocorrelation of the noise about a line from which a
	// series is taken to wander, each value beginning where the last one ended.
	// A line says little of such a series; its changes do.
	wandering = 0.9
	// leastDrift is how many changes it takes, and driftSignificance how sure they
	// must be: stricter than for the line, since this is a second look.
	leastDrift        = 24
	driftSignificance = 0.01
	driftConfidence   = 0.975 // of a two-sided interval of 95 %
)

// drift is the mean change of a series from period to period.
type drift struct {
	mean, lower, upper, p float64
}

// testDrift tests whether the changes of a series are 0 on average (t test), its
// observations cut by their own autocorrelation, bias-corrected (Kendall,
// Biometrika 41, 1954): (1 − r)/(1 + r) of them count. ok is false where there
// are too few changes, or a value is missing.
func testDrift(values []float64) (d drift, ok bool) {
	steps := changes(values, 1)
	n := float64(len(steps))
	if len(steps) < leastDrift {
		return d, false
	}
	for _, v := range steps {
		if !finite(v) {
			return d, false
		}
		d.mean += v / n
	}
	r := atLag(steps, 1)
	r = min(max(r+(1+3*r)/n, 0), wandering)
	squares := 0.0
	for _, v := range steps {
		squares += (v - d.mean) * (v - d.mean)
	}
	effective := n * (1 - r) / (1 + r)
	if effective <= 2 || squares == 0 {
		return d, false
	}
	t := distuv.StudentsT{Sigma: 1, Nu: effective - 1}
	se := math.Sqrt(squares / (n - 1) / effective)
	half := t.Quantile(driftConfidence) * se
	d.lower, d.upper = d.mean-half, d.mean+half
	d.p = 2 * t.Survival(math.Abs(d.mean)/se)
	return d, true
}

// drifts takes the mean change for the slope of a series that wanders, where its
// line tells nothing but its changes do: a fall over four years, month by month,
// is none of chance only because each month begins where the last one ended.
func (t *Trend) drifts(values []float64) {
	if t.Direction != NoneDetected || t.Season != nil || !(t.Autocorrelation >= wandering) {
		return
	}
	d, ok := testDrift(values)
	if !ok || d.p >= driftSignificance {
		return
	}
	t.Slope, t.SlopeLower, t.SlopeUpper, t.PValue = d.mean, d.lower, d.upper, d.p
	t.Direction = Up
	if d.mean < 0 {
		t.Direction = Down
	}
	t.Method = "mean change from period to period (t test, observations cut by the autocorrelation of the changes), " +
		"since the series wanders: each value begins where the last one ended; components by loess"
}
