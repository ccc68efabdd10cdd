package analysis

import "math"

// Comovement is how two series go together.
type Comovement struct {
	// Changes is the correlation of their changes from period to period, less
	// the season's usual ones where either has a season: this is the finding.
	Changes Correlation
	// Levels is the correlation of the values themselves. Two series that both
	// grow correlate whatever they are, so it has no p-value.
	Levels float64
	Season int // whose usual changes were taken out, in periods; 0: none
	// Together: both series have a significant trend in the same direction.
	Together bool
}

// Comove correlates two series of the same periods, values that either misses
// left out. Changes are taken as they are, or relative where a series is
// positive and its season grows with its level. Those of autocorrelated series
// are nearly independent; what is left of it cuts the number of observations
// (Bartlett 1946), and so does every season of the cycle whose mean is taken
// out. ErrLength for series of different lengths.
func Comove(a, b Series) (Comovement, error) {
	if a.Len() != b.Len() {
		return Comovement{}, ErrLength
	}
	x, y, _ := completePairs(a.Values, b.Values)
	c := Comovement{Levels: pearson(x, y)}
	seasonA, seasonB := DetectSeason(a), DetectSeason(b)
	for _, s := range []*Season{seasonA, seasonB} {
		if s != nil {
			c.Season = max(c.Season, s.Period)
		}
	}
	px, py, phases := completeChanges(movements(a.Values, seasonA), movements(b.Values, seasonB), max(c.Season, 1))
	taken := lessMeans(px, phases)
	lessMeans(py, phases)
	n := float64(len(px)-taken+1) / inflation(px, py)
	c.Changes = PearsonOf(pearson(px, py), int(n))
	c.Changes.N = len(px)
	ta, tb := DetectTrend(a), DetectTrend(b)
	c.Together = ta.Direction == tb.Direction && (ta.Direction == Up || ta.Direction == Down)
	return c, nil
}

// movements are the changes of a series from period to period; missing where
// either value is. Those of a season that grows with the level are of logarithms.
func movements(values []float64, season *Season) []float64 {
	if season != nil && multiplies(values, season) {
		values = scales()[2].transform(values)
	}
	return changes(values, 1)
}

// multiplies reports whether a season grows with the level of its series: the
// decomposition of the logarithms comes nearer to the values.
func multiplies(values []float64, season *Season) bool {
	_, observed := observations(values)
	plain, log := scales()[0], scales()[2]
	return log.fits(observed) && miss(values, takeApart(log.transform(values), season, changingSeason), log) <
		miss(values, takeApart(values, season, changingSeason), plain)
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

// completeChanges are the changes that both series have, each with its place in
// the cycle.
func completeChanges(a, b []float64, period int) (x, y []float64, phases []int) {
	for i := range a {
		if finite(a[i]) && finite(b[i]) {
			x, y, phases = append(x, a[i]), append(y, b[i]), append(phases, i%period)
		}
	}
	return x, y, phases
}

// lessMeans takes from each value the mean of its phase and returns how many
// means there are.
func lessMeans(values []float64, phases []int) int {
	sums, counts := map[int]float64{}, map[int]float64{}
	for i, v := range values {
		sums[phases[i]] += v
		counts[phases[i]]++
	}
	for i := range values {
		values[i] -= sums[phases[i]] / counts[phases[i]]
	}
	return max(len(counts), 1)
}

// rememberedLags are looked at for what changes still remember; more would add
// up the noise of their estimates.
const rememberedLags = 3

// inflation is how many times larger autocorrelation makes the variance of a
// correlation, 1 at least.
func inflation(x, y []float64) float64 {
	sum := 1.0
	for lag := 1; lag <= rememberedLags; lag++ {
		sum += 2 * (1 - float64(lag)/float64(max(len(x), lag))) * atLag(x, lag) * atLag(y, lag)
	}
	return max(sum, 1)
}

// atLag is the autocorrelation at a lag, 0 where not defined.
func atLag(values []float64, lag int) float64 {
	if len(values) < LeastForCorrelation+lag {
		return 0
	}
	r := pearson(values[lag:], values[:len(values)-lag])
	if math.IsNaN(r) {
		return 0
	}
	return r
}
