package analysis

import "math"

// Comovement is how two series go together.
type Comovement struct {
	// Changes is the correlation of their changes from period to period, or
	// from a season to the same one a cycle before where either has a season:
	// this is the finding.
	Changes Correlation
	// Levels is the correlation of the values themselves. Two series that both
	// grow correlate whatever they are, so it has no p-value.
	Levels float64
	Lag    int // periods between the values of a change: 1, or the season
	// Together: both series have a significant trend in the same direction.
	Together bool
}

// Comove correlates two series of the same periods, values that either misses
// left out. Changes of autocorrelated series are nearly independent, which
// the p-value takes them to be; where that is doubtful (a season's overlapping
// changes) the number of observations is cut by their autocorrelation
// (Bartlett 1946). ErrLength for series of different lengths.
func Comove(a, b Series) (Comovement, error) {
	if a.Len() != b.Len() {
		return Comovement{}, ErrLength
	}
	x, y, _ := completePairs(a.Values, b.Values)
	c := Comovement{Levels: pearson(x, y), Lag: 1}
	for _, s := range []Series{a, b} {
		if season := DetectSeason(s); season != nil {
			c.Lag = season.Period
		}
	}
	dx, dy := changes(a.Values, c.Lag), changes(b.Values, c.Lag)
	px, py, _ := completePairs(dx, dy)
	n := len(px)
	if inflation := 1 + 2*lagOne(px)*lagOne(py); n > 0 && inflation > 1 {
		n = int(float64(n) / inflation)
	}
	c.Changes = PearsonOf(pearson(px, py), n)
	c.Changes.N = len(px)
	ta, tb := DetectTrend(a), DetectTrend(b)
	c.Together = ta.Direction == tb.Direction && (ta.Direction == Up || ta.Direction == Down)
	return c, nil
}

// changes are the differences over lag periods; missing where either value is.
func changes(values []float64, lag int) []float64 {
	var out []float64
	for i := lag; i < len(values); i++ {
		d := values[i] - values[i-lag]
		if !finite(d) {
			d = math.NaN()
		}
		out = append(out, d)
	}
	return out
}

// lagOne is the autocorrelation at lag 1, 0 where not defined.
func lagOne(values []float64) float64 {
	if len(values) < LeastForCorrelation+1 {
		return 0
	}
	r := pearson(values[1:], values[:len(values)-1])
	if math.IsNaN(r) {
		return 0
	}
	return r
}
