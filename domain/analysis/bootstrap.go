package analysis

import (
	"math"
	"math/rand/v2"
	"slices"
)

const (
	// seedHigh and seedLow start every simulation of this package, so that the
	// same data give the same p-values.
	seedHigh, seedLow = 0x616e616c79736973, 0x73746174

	// replicates of the null give p-values down to 0.001.
	replicates = 999
	// longReplicates serve series above longSeries observations, where each
	// costs more and the statistic is near its limit anyway.
	longReplicates, longSeries = 199, 5000

	// phiCaution widens the uncertainty of the autocorrelation a little, so that
	// the stated rate of false alarms also holds beside a season of 12 levels in
	// 36 periods. By simulation.
	phiCaution = 1.25

	// significance is the nominal level of every test; intervals cover the rest.
	significance = 0.05

	// exact is the share of the largest value below which residuals and changes
	// are rounding errors of the arithmetic.
	exact = 1e-9
)

func random() *rand.Rand { return rand.New(rand.NewPCG(seedHigh, seedLow)) }

// slopeTest is the slope of a line with its interval (1 − significance) and
// the p-value of "no slope".
type slopeTest struct {
	line
	lower, upper, p float64
	floor           float64 // the least p that there could be
}

// testSlope tests the slope against AR(1) noise by a parametric bootstrap of
// its t statistic under the null: series of the estimated noise without a
// slope are fitted exactly as the data were, autocorrelation and its bias
// correction included. Each has an autocorrelation of its own, drawn around
// the estimate with its standard error: plugging in the one estimate, often
// too low, would alarm too often.
// The interval holds the slopes that the same null would not reject.
// Source of the idea: Davison and Hinkley, Bootstrap Methods and their
// Application (1997), 4.2.3 and 8.2.
func (d *design) testSlope(values []float64, count int) slopeTest {
	n := len(values)
	means := make([]float64, len(d.counts))
	l := d.fit(values, make([]float64, n), means)
	l.level = d.levelOf(values, l.slope)
	if n > longSeries && count <= replicates {
		count = longReplicates
	}
	t := slopeTest{line: l, lower: l.slope, upper: l.slope, p: 1, floor: 1 / float64(count+1)}
	largest := exact * maxAbs(values)
	if math.Sqrt(l.squares/float64(n)) <= largest { // a line without noise
		if math.Abs(l.slope)*float64(d.at[n-1]-d.at[0]) > largest {
			t.p = t.floor
		}
		return t
	}
	se := d.error(l)
	observed := math.Abs(l.slope) / se
	null := d.nullStatistics(l.noise, count)
	slices.Sort(null)
	above := count - lowerBound(null, observed)
	t.p = float64(above+1) / float64(count+1)
	critical := null[int(math.Ceil((1-significance)*float64(count+1)))-1]
	t.lower, t.upper = l.slope-critical*se, l.slope+critical*se
	return t
}

// nullStatistics are |t| of count series of noise without a slope.
func (d *design) nullStatistics(estimate noise, count int) []float64 {
	n := len(d.at)
	rng := random()
	uncertainty := phiCaution * d.phiError(estimate)
	out := make([]float64, count)
	noise, work, means := make([]float64, n), make([]float64, n), make([]float64, len(d.counts))
	for r := range out {
		phi := min(max(estimate.phi+uncertainty*rng.NormFloat64(), 0), maxPhi)
		step := math.Sqrt(1 - phi*phi)
		last := rng.NormFloat64()
		for i := range noise {
			switch {
			case i == 0:
			case d.follows(i):
				last = phi*last + step*rng.NormFloat64()
			default:
				kept := d.correlation(phi, i, i-1)
				last = kept*last + math.Sqrt(1-kept*kept)*rng.NormFloat64()
			}
			noise[i] = last
		}
		l := d.fit(noise, work, means)
		out[r] = math.Abs(l.slope) / d.error(l)
	}
	return out
}

// lowerBound is how many of the sorted values are below v.
func lowerBound(sorted []float64, v float64) int {
	i, _ := slices.BinarySearch(sorted, v)
	return i
}

func maxAbs(values []float64) float64 {
	largest := 0.0
	for _, v := range values {
		largest = max(largest, math.Abs(v))
	}
	return largest
}
