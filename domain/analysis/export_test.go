package analysis

import "slices"

// ReferenceETS runs an exponential smoothing model with given parameters.
type ReferenceETS struct {
	RatioError              bool `json:"ratio_error"`
	Trend, Damped           bool
	Season                  int // 0 none, 1 added, 2 as a ratio
	Period                  int
	Alpha, Beta, Gamma, Phi float64
	Level, Slope            float64
	Seasonal                []float64
	Values                  []float64
}

func (r ReferenceETS) form() etsForm {
	return etsForm{r.RatioError, r.Trend, r.Damped, seasonKind(r.Season)}
}

// Run returns one-step forecasts, −2 log likelihood but for a constant, forecasts
// and what stays of an error.
func (r ReferenceETS) Run(horizon int) (fitted []float64, height float64, ahead, memory []float64) {
	fitted = make([]float64, len(r.Values))
	run := r.form().run(r.Values, etsWeights{r.Alpha, r.Beta, r.Gamma, r.Phi}, etsStart{r.Level, r.Slope, r.Seasonal}, make([]float64, len(r.Seasonal)), fitted)
	return fitted, run.height(), run.ahead(horizon), run.memory(horizon)
}

// Fit is −2 log likelihood but for a constant after the search.
func (r ReferenceETS) Fit() float64 {
	return newETSData(r.Values, 1, nil, nil).fit(r.form(), nil).height()
}

// ReferenceARIMA is a model with given parameters.
type ReferenceARIMA struct {
	P, D, Q  int
	Seasonal [3]int
	Period   int
	Drift    bool
	AR, MA   []float64
	SAR, SMA []float64
	Mean     float64
	Values   []float64
}

// Run returns forecasts and the standard deviations of their errors, of one-step
// errors of variance 1.
func (r ReferenceARIMA) Run(horizon int) (ahead, spread []float64) {
	f := arimaForm{r.P, r.D, r.Q, r.Seasonal[0], r.Seasonal[1], r.Seasonal[2], r.Period, r.Drift}
	m := arimaFit{form: f, values: r.Values, mean: r.Mean}
	m.ar, m.ma = expand(r.AR, r.SAR, r.Period, -1, nil), expand(r.MA, r.SMA, r.Period, 1, nil)
	w := f.differenced(r.Values)
	m.misses = make([]float64, len(w))
	m.pass(w)
	return m.ahead(horizon), spreadOf(1, m.memory(horizon))
}

// Theta is the theta forecast, given its smoothing and last level.
func Theta(values []float64, alpha, level float64, horizon int) []float64 {
	simple := etsFit{etsRun: etsRun{weights: etsWeights{alpha: alpha, phi: 1}, level: level, passed: len(values)}}
	return thetaOf(simple, values, horizon).ahead
}

// KPSS is the statistic of "stationary around a level".
func KPSS(values []float64) float64 { return kpss(values) }

// RobustRemainder is what a search for outliers looks at first: the remainder of
// the robust decomposition on a named scale, its deviation, and the candidates
// beyond the limit, in deviations.
func RobustRemainder(values []float64, period int, on string) (remainder []float64, deviated, limit float64, far []int) {
	sc := scales()[slices.IndexFunc(scales(), func(s scale) bool { return s.name == on })]
	remainder = takeApart(sc.transform(values), &Season{Period: period}, steadySeason).Remainder
	_, deviated = deviation(remainder)
	limit = candidateLimit(len(values), OutlierOptions{})
	return remainder, deviated, limit, candidates(remainder, limit*deviated)
}

// LeftOut are the periods that a search finds on one named scale alone, the most
// likely one or not, and the threshold of its scores.
func LeftOut(values []float64, period int, on string) (found []Outlier, threshold float64) {
	sc := scales()[slices.IndexFunc(scales(), func(s scale) bool { return s.name == on })]
	season, scaled := &Season{Period: period}, sc.transform(values)
	v, threshold := leaveOut(scaled, takeApart(scaled, season, steadySeason), season, OutlierOptions{}, nil)
	v.scale = sc
	return search(values, []view{v}, OutlierOptions{}, threshold).Found, threshold
}

// ScoreWindows is the backtest of given forecasts, each with what was known
// before it, what came, and the length of the season.
func ScoreWindows(train, actual, forecast [][]float64, season int) Backtest {
	var windows []window
	var made []member
	for k, known := range train {
		windows = append(windows, window{origin: len(known), repeat: season, actual: actual[k],
			naive: seasonalNaive(known, season, len(actual[k])), scale: scaleOf(known, season)})
		made = append(made, member{ahead: forecast[k], spread: slices.Repeat([]float64{1}, len(actual[k]))})
	}
	return score(windows, made, ForecastOptions{})
}

// StepHeights are the steps that a forecast finds in a series: how much all of
// them move it, beside season and line, on which scale, and the standard error of
// the last.
func StepHeights(s Series) (at []int, heights []float64, ratio bool, doubt float64) {
	l := findLevels(s)
	for _, p := range l.points {
		at = append(at, p.At)
	}
	return at, l.heights, l.ratio, l.doubt
}
