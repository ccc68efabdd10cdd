package analysis

import (
	"math"

	"gonum.org/v1/gonum/mat"
	"gonum.org/v1/gonum/stat/distuv"

	"github.com/lumenore/analytics-mcp-server/domain/query"
)

// Season is a pattern that repeats.
type Season struct {
	Period   int     // in periods of the series: 12 in a monthly one is a year
	Strength float64 // 0 to 1: 1 − var(remainder) / var(season + remainder)
	PValue   float64 // of "there is no season"
}

const (
	// seasonSignificance is stricter than the level of trends: a season that is
	// not there would be taken out of everything else.
	seasonSignificance = 0.01
	// leastStrength: a weaker season, though real, is not worth reporting.
	leastStrength = 0.1
	// leastCycles that a season must be seen to repeat.
	leastCycles = 2
)

// SeasonCandidates are the lengths of season that a grain can have, in
// periods: a day of hours, a week of days, a year of all longer ones.
func SeasonCandidates(g query.Grain) []int {
	switch g {
	case query.Hour:
		return []int{24}
	case query.Day:
		return []int{daysPerWeek}
	case query.Week, query.Month, query.Quarter:
		return []int{periodsPerYear(g)}
	}
	return nil
}

// DetectSeason finds the season of a series among the candidates of its grain:
// the one with the lowest p-value, if that is at most 0.01 and the season's
// strength at least 0.1. nil: none, or less than two full cycles in which each
// season of the cycle was observed twice.
//
// The test is the F test of one level a season of the cycle against none,
// beside a straight line and AR(1) noise with bias-corrected autocorrelation
// (generalized least squares). The strength is that of Wang, Smith and
// Hyndman, Data Mining and Knowledge Discovery 13 (2006), with variances
// corrected for the number of levels fitted.
func DetectSeason(s Series) *Season {
	if found := bestSeason(s, eachTwice); found != nil && found.Strength >= leastStrength {
		return found
	}
	return nil
}

// Repeats is DetectSeason with patterns of any strength: a weak one may be far
// beyond chance in a long series. Parts of the cycle that are never observed, as
// the months without work, are no part of the pattern; of the others there must
// be three.
func Repeats(s Series) *Season { return bestSeason(s, seenTwice) }

// RepeatTest is the test behind Repeats whatever it finds: the clearest candidate with
// its p-value; nil where too little is observed to test any.
func RepeatTest(s Series) *Season {
	var best *Season
	for _, period := range SeasonCandidates(s.Grain) {
		if tested := measureSeason(s.Values, period, seenTwice); tested != nil && (best == nil || tested.PValue < best.PValue) {
			best = tested
		}
	}
	return best
}

// bestSeason is the clearest season among those observed enough.
func bestSeason(s Series, enough func(at []int, period int) bool) *Season {
	var best *Season
	for _, period := range SeasonCandidates(s.Grain) {
		found := testSeason(s.Values, period, enough)
		if found != nil && (best == nil || found.PValue < best.PValue) {
			best = found
		}
	}
	return best
}

// testSeason is the season of one length; nil where there is none.
func testSeason(values []float64, period int, enough func(at []int, period int) bool) *Season {
	season := measureSeason(values, period, enough)
	if season == nil || season.PValue > seasonSignificance || !(season.Strength > 0) {
		return nil
	}
	return season
}

// measureSeason is the strength and p-value of a season of one length; nil where it
// can't be tested.
func measureSeason(values []float64, period int, enough func(at []int, period int) bool) *Season {
	at, observed := observations(values)
	if len(values) < leastCycles*period || !enough(at, period) {
		return nil
	}
	if extent(observed) <= exact*maxAbs(observed) {
		return nil
	}
	d := newDesign(at, period)
	l := d.fit(observed, make([]float64, len(at)), make([]float64, len(d.counts)))
	full, reduced := d.whitened(observed, l.noise.phi)
	freeFull, freeReduced := float64(len(at)-len(d.counts)-1), float64(len(at)-2)
	rounding := exact * exact * maxAbs(observed) * maxAbs(observed) * float64(len(at))
	if freeFull < 1 || !(reduced > rounding) {
		return nil // a line without noise has no season
	}
	season := &Season{Period: period, Strength: 1 - (full/freeFull)/(reduced/freeReduced)}
	if full > rounding {
		f := (reduced - full) / (freeReduced - freeFull) / (full / freeFull)
		season.PValue = distuv.F{D1: freeReduced - freeFull, D2: freeFull}.Survival(max(f, 0))
	}
	return season
}

// whitened is the residual sum of squares with and without season levels,
// after the AR(1) noise is turned into white noise.
func (d *design) whitened(values []float64, phi float64) (full, reduced float64) {
	n, phases := len(values), len(d.counts)
	y := mat.NewVecDense(n, nil)
	long, short := mat.NewDense(n, phases+1, nil), mat.NewDense(n, 2, nil)
	for i, v := range values {
		keep, scale := 0.0, 1.0
		if i > 0 {
			keep = d.correlation(phi, i, i-1)
			scale = 1 / math.Sqrt(1-keep*keep)
		}
		before, was := 0.0, 0.0
		if i > 0 {
			before, was = values[i-1], float64(d.at[i-1])
			long.Set(i, d.phase[i-1], -keep*scale)
		}
		y.SetVec(i, (v-keep*before)*scale)
		trend := (float64(d.at[i]) - keep*was) * scale
		long.Set(i, d.phase[i], long.At(i, d.phase[i])+scale)
		long.Set(i, phases, trend)
		short.Set(i, 0, (1-keep)*scale)
		if i == 0 {
			short.Set(i, 0, 1)
		}
		short.Set(i, 1, trend)
	}
	return residualSquares(long, y), residualSquares(short, y)
}

func residualSquares(x *mat.Dense, y *mat.VecDense) float64 {
	var qr mat.QR
	qr.Factorize(x)
	var beta, fitted mat.VecDense
	if err := qr.SolveVecTo(&beta, false, y); err != nil && math.IsInf(qr.Cond(), 1) {
		return math.NaN()
	}
	fitted.MulVec(x, &beta)
	fitted.SubVec(y, &fitted)
	return mat.Dot(&fitted, &fitted)
}

// observations are the positions and values that are not missing.
func observations(values []float64) (at []int, observed []float64) {
	for i, v := range values {
		if finite(v) {
			at = append(at, i)
			observed = append(observed, v)
		}
	}
	return at, observed
}

// eachTwice reports whether each phase of a cycle is observed twice.
func eachTwice(at []int, period int) bool {
	_, seen := seenPhases(at, period)
	return seen == period && seenTwice(at, period)
}

// leastPhases are how many phases tell a pattern from a step there and back.
const leastPhases = 3

// seenTwice reports whether each phase that is observed is so twice.
func seenTwice(at []int, period int) bool {
	counts := make([]int, period)
	for _, t := range at {
		counts[t%period]++
	}
	seen := 0
	for _, c := range counts {
		if c > 0 && c < leastCycles {
			return false
		}
		seen += min(c, 1)
	}
	return seen >= min(leastPhases, period)
}

// extent is the distance from the lowest to the highest value.
func extent(values []float64) float64 {
	if len(values) == 0 {
		return 0
	}
	low, high := values[0], values[0]
	for _, v := range values {
		low, high = min(low, v), max(high, v)
	}
	return high - low
}
