package analysis

import (
	"math"
	"slices"

	"gonum.org/v1/gonum/stat/distuv"
)

// SeriesOutliers finds periods that fit neither the trend nor the season.
// Candidates come from a robust decomposition (STL with a long seasonal
// window, or a robust loess trend where there is no season); each is then left
// out, the rest is decomposed again without robust weights, and the candidate
// is scored against what that predicts: the externally studentized residual
// (Cook and Weisberg, Residuals and Influence in Regression, 1982). A robust
// remainder itself can't be scored at a stated rate: a season fitted to few
// cycles leaves too little of it. The scales are: as is, square root,
// logarithm; of few counts that vary as Poisson counts do the square root alone. Values of which more than half are equal and that have no season
// are searched as PeerOutliers does. No rate is stated where the remainder is
// none of the kinds that it holds for (see unstatedOfSeries). A period that fits the level on one side of a lasting step
// is no exception (see besideStep).
//
// Missing values are left out. ErrTooFew below 8 observations.
func SeriesOutliers(s Series, o OutlierOptions) (Outliers, error) {
	_, observed := observations(s.Values)
	if len(observed) < LeastForOutliers {
		return Outliers{}, ErrTooFew
	}
	season := DetectSeason(Series{Grain: s.Grain, Starts: s.Starts, Values: clipped(s.Values, observed)})
	if season == nil && mostlyEqual(observed) {
		return PeerOutliers(s.Values, o) // intermittent: no decomposition fits
	}
	method := "residual from a loess trend through the other periods"
	if season != nil {
		method = "residual from an STL fit of the other periods"
	}
	bulk := barrenApart(s.Values, observed, season)
	kept, parts := fitting(bulk.values, bulk.observed, season)
	views, threshold := countedView(bulk, s.Values, observed, parts, season, o)
	if len(views) == 0 {
		views, threshold = viewsOn(kept, bulk, s.Values, observed, parts, season, o)
	}
	found := search(s.Values, views, o, threshold)
	found.Found = slices.DeleteFunc(found.Found, func(x Outlier) bool {
		beside := slices.ContainsFunc(views, func(v view) bool { return v.besideStep(x.Index, parts[v.scale.name], threshold) })
		if beside {
			found.BesideSteps++
		}
		return beside
	})
	found.Method, found.Season = method, season
	if found.Unstated = unstatedOfSeries(bulk.observed, parts[views[0].scale.name], views, found.Found); found.Unstated != "" {
		found.FalseAlarms = math.NaN()
	}
	lessRounding(found.Found, observed)
	return found, nil
}

// viewsOn scores the periods of a series on some scales, with the highest of their
// thresholds.
func viewsOn(
	kept []scale, b bulk, values, observed []float64, parts map[string]Components, season *Season, o OutlierOptions,
) (views []view, threshold float64) {
	for _, sc := range kept {
		v, limit := leaveOut(b.on(sc, values), parts[sc.name], season, o, b.barren)
		v.scale = sc
		floor := sc.countFloor(observed)
		for i := range v.sd {
			v.sd[i] = max(v.sd[i], floor)
		}
		views, threshold = append(views, v), max(threshold, limit)
	}
	return views, threshold
}

// fitting are the plausible scales of a series whose decomposition comes near
// the values: sales that grow by a factor have no line as they are, and a
// straight line none on a logarithm. With them, the decompositions by scale.
func fitting(values, observed []float64, season *Season) ([]scale, map[string]Components) {
	misses, parts := map[string]float64{}, map[string]Components{}
	remainder := func(sc scale) []float64 {
		c := takeApart(sc.transform(values), season, steadySeason)
		misses[sc.name], parts[sc.name] = miss(values, c, sc), c
		return c.Remainder
	}
	kept := plausible(observed, remainder)
	least := math.Inf(1)
	for _, m := range misses {
		least = min(least, m)
	}
	near := func(sc scale) bool {
		return misses[sc.name] <= worseFit*least+exact*maxAbs(observed)
	}
	if slices.ContainsFunc(kept, near) {
		return slices.DeleteFunc(kept, func(sc scale) bool { return !near(sc) }), parts
	}
	return slices.DeleteFunc(scales(), func(sc scale) bool { return !sc.fits(observed) || !near(sc) }), parts
}

const (
	// worseFit is how much larger than the best scale's the median miss of a
	// scale may be: within it, chance decides.
	worseFit = 1.2
	// A period is looked at again from a robust score of candidateMargin below
	// the threshold of peers, leastCandidate at least; maxCandidates is the share
	// of periods that can be: more are no exceptions.
	leastCandidate, candidateMargin, maxCandidates = 2.5, 1.0, 0.15
	// choiceCaution lowers the rate of each period: choosing scale and season by
	// the same values lets some more pass than the t distribution says. By
	// simulation.
	choiceCaution = 0.6
	// farOut is Tukey's fence for far-out values (Exploratory Data Analysis, 1977).
	farOut = 3
)

// leaveOut scores the periods of a series on one scale. Candidates that pass
// stay out of the fit; the weakest that does not goes back in until all do.
// Barren ones never go in.
func leaveOut(scaled []float64, parts Components, season *Season, o OutlierOptions, barren []int) (view, float64) {
	at, _ := observations(scaled)
	_, robust := deviation(parts.Remainder)
	if robust <= exact*maxAbs(parts.Trend) {
		return scarceView(scaled, parts), peerThreshold(len(at), o)
	}
	out := candidates(parts.Remainder, robust*candidateLimit(len(at), o))
	f := newLinearFit(scaled, season)
	for {
		v, limit := f.without(append(slices.Clone(barren), out...), o)
		weakest := -1
		for i := range out {
			if weakest < 0 || math.Abs(v.score(out[i])) < math.Abs(v.score(out[weakest])) {
				weakest = i
			}
		}
		if weakest < 0 || math.Abs(v.score(out[weakest])) > limit {
			return v, limit
		}
		out = slices.Delete(out, weakest, weakest+1)
	}
}

// candidateLimit is from how many robust deviations on a period is looked at again.
func candidateLimit(n int, o OutlierOptions) float64 {
	return max(leastCandidate, peerThreshold(n, o)-candidateMargin)
}

// candidates are the positions of the remainders beyond a limit, the largest
// first.
func candidates(remainder []float64, limit float64) []int {
	var out []int
	n := 0
	for i, r := range remainder {
		if !finite(r) {
			continue
		}
		n++
		if math.Abs(r) > limit {
			out = append(out, i)
		}
	}
	slices.SortStableFunc(out, func(a, b int) int {
		return int(math.Copysign(1, math.Abs(remainder[b])-math.Abs(remainder[a])))
	})
	return out[:min(len(out), max(1, int(maxCandidates*float64(n))))]
}

// scarceView serves a series that lies exactly on its decomposition but for a
// few periods.
func scarceView(scaled []float64, parts Components) view {
	sd, _ := scarceDeviation(parts.Remainder, 0)
	if sd <= exact*maxAbs(parts.Trend) {
		sd = 0
	}
	v := view{scaled: scaled, expected: make([]float64, len(scaled)), sd: make([]float64, len(scaled))}
	for i := range v.expected {
		v.expected[i], v.sd[i] = parts.Trend[i]+parts.Seasonal[i], sd
	}
	return v
}

// linearFit is a decomposition without robust weights: linear in the values.
type linearFit struct {
	scaled  []float64
	season  *Season
	at      []int
	freedom float64 // expected residual sum of squares of noise of variance 1
	// influences holds what influence gave for a position: which others are out
	// beside it hardly matters, and each costs a fit.
	influences map[int]float64
}

// probes of noise estimate the degrees of freedom to some per cent.
const probes = 12

func newLinearFit(scaled []float64, season *Season) *linearFit {
	f := &linearFit{scaled: scaled, season: season, influences: map[int]float64{}}
	f.at, _ = observations(scaled)
	rng := random()
	probe := make([]float64, len(scaled))
	for range probes {
		for i, v := range scaled {
			probe[i] = math.NaN()
			if finite(v) {
				probe[i] = math.Copysign(1, rng.Float64()-0.5)
			}
		}
		fitted := f.fit(probe)
		for _, i := range f.at {
			f.freedom += (probe[i] - fitted[i]) * (probe[i] - fitted[i]) / probes
		}
	}
	return f
}

func (f *linearFit) fit(values []float64) []float64 {
	c := takeApartPlainly(values, f.season)
	for i := range c.Trend {
		c.Trend[i] += c.Seasonal[i]
	}
	return c.Trend
}

// without scores all periods by the fit of those that are not left out.
func (f *linearFit) without(out []int, o OutlierOptions) (view, float64) {
	rest := slices.Clone(f.scaled)
	for _, i := range out {
		rest[i] = math.NaN()
	}
	v := view{scaled: f.scaled, expected: f.fit(rest), sd: make([]float64, len(rest))}
	squares := 0.0
	for i, r := range rest {
		if finite(r) {
			squares += (r - v.expected[i]) * (r - v.expected[i])
		}
	}
	freedom := max(1, f.freedom-float64(len(out)))
	sd := math.Sqrt(squares / freedom)
	for i := range v.sd {
		v.sd[i] = sd
	}
	for _, i := range out {
		if _, known := f.influences[i]; !known {
			f.influences[i] = f.influence(out, i)
		}
		v.sd[i] = sd * math.Sqrt(1+f.influences[i])
	}
	t := distuv.StudentsT{Mu: 0, Sigma: 1, Nu: freedom}
	return v, -t.Quantile(choiceCaution * o.perValue(len(f.at)))
}

// influence is the variance of what the other periods predict for one, over
// the variance of a value. With the period back in, the fit there follows it
// by some share h; the prediction without it then has variance h/(1 − h).
func (f *linearFit) influence(out []int, i int) float64 {
	impulse := make([]float64, len(f.scaled))
	for j, v := range f.scaled {
		if !finite(v) {
			impulse[j] = math.NaN()
		}
	}
	for _, j := range out {
		impulse[j] = math.NaN()
	}
	impulse[i] = 1
	h := min(max(f.fit(impulse)[i], 0), maxInfluence)
	return h / (1 - h)
}

// maxInfluence keeps a period that decides its own fit from an infinite variance.
const maxInfluence = 0.95

// clipped is the values without extremes (beyond farOut interquartile ranges
// from the quartiles), that they may not hide a season.
func clipped(values, observed []float64) []float64 {
	low, high := quantile(observed, 0.25), quantile(observed, 0.75)
	reach := farOut * (high - low)
	out := slices.Clone(values)
	if reach == 0 {
		return out
	}
	for i, v := range out {
		if finite(v) {
			out[i] = min(max(v, low-reach), high+reach)
		}
	}
	return out
}
