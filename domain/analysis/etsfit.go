package analysis

import (
	"math"
	"slices"
)

const (
	// leastDamping and mostDamping bound the damping as is usual (Hyndman et al.
	// 2008, section 5.2): below it a trend is gone at once, above it is none.
	leastDamping, mostDamping = 0.8, 0.98
	// startPeriods give the starting level and trend.
	startPeriods = 10
)

// etsData is a series ready to be fitted: without missing values, with what the
// start of each kind of season may be.
type etsData struct {
	values  []float64
	period  int // 1: no season
	added   []float64
	ratios  []float64 // nil unless all values are above 0
	spread  float64   // scale of changes, by which the starting level is moved
	scratch []float64
}

// etsFit is a fitted model.
type etsFit struct {
	etsRun
	criterion float64   // AICc
	at        []float64 // the search's own coordinates, to start the next one from
}

func (d *etsData) starts(f etsForm) etsStart {
	var s etsStart
	n := min(len(d.values), max(startPeriods, 2*d.period))
	adjusted := slices.Clone(d.values[:n])
	switch f.season {
	case addedSeason:
		s.season = d.added
		for i := range adjusted {
			adjusted[i] -= s.season[i%d.period]
		}
	case ratioSeason:
		s.season = d.ratios
		for i := range adjusted {
			adjusted[i] /= s.season[i%d.period]
		}
	}
	s.level, s.trend = lineThrough(adjusted)
	if !f.trend {
		s.level, s.trend = mean(adjusted[:min(n, startPeriods)]), 0
	}
	return s
}

// fit searches weights and starting level and trend of the greatest likelihood,
// from the coordinates given or from usual ones.
func (d *etsData) fit(f etsForm, from []float64) etsFit {
	start := d.starts(f)
	if f.season != noSeason && len(d.scratch) != d.period {
		d.scratch = make([]float64, d.period)
	}
	season := d.scratch
	if f.season == noSeason {
		season = nil
	}
	read := func(p []float64) (etsWeights, etsStart) {
		w, s, k := etsWeights{alpha: logistic(p[0], 0.001, 0.999), phi: 1}, start, 2
		s.level += p[1] * d.spread
		if f.trend {
			w.beta = w.alpha * logistic(p[k], 0.001, 0.999)
			s.trend += p[k+1] * d.spread / startPeriods
			k += 2
		}
		if f.damped {
			w.phi = logistic(p[k], leastDamping, mostDamping)
			k++
		}
		if f.season != noSeason {
			w.gamma = (1 - w.alpha) * logistic(p[k], 0.001, 0.999)
		}
		return w, s
	}
	if from == nil {
		from = []float64{-1, 0}
		if f.trend {
			from = append(from, -2.5, 0)
		}
		if f.damped {
			from = append(from, 1)
		}
		if f.season != noSeason {
			from = append(from, -3)
		}
	}
	at, height := minimize(from, func(p []float64) float64 {
		for _, x := range p {
			if math.Abs(x) > farthest {
				return math.Inf(1)
			}
		}
		w, s := read(p)
		return f.run(d.values, w, s, season, nil).height()
	})
	w, s := read(at)
	r := f.run(d.values, w, s, make([]float64, len(season)), nil)
	return etsFit{r, corrected(height, f.parameters(d.period), len(d.values)), at}
}

// farthest keeps a parameter that wants to be at its bound from wandering on.
const farthest = 8

// corrected is the information criterion of Hurvich and Tsai (Biometrika 76,
// 1989); infinite where there are too few values for so many parameters.
func corrected(height float64, parameters, n int) float64 {
	k, rest := float64(parameters), float64(n-parameters-1)
	if rest <= 0 || math.IsNaN(height) {
		return math.Inf(1)
	}
	return height + 2*k + 2*k*(k+1)/rest
}

// best is the fitted model with the least criterion; simple smoothing where none
// can be fitted.
func (d *etsData) best(forms []etsForm, last *tuned) etsFit {
	best := etsFit{criterion: math.Inf(1)}
	for _, f := range forms {
		if fit := d.fit(f, last.weights[f]); fit.criterion < best.criterion {
			best = fit
		}
	}
	if math.IsInf(best.criterion, 1) {
		return d.fit(etsForm{}, last.weights[etsForm{}])
	}
	return best
}

// newETSData needs at least two values; added and ratios are a season's start,
// as differences and as factors.
func newETSData(values []float64, period int, added, ratios []float64) *etsData {
	d := &etsData{values: values, period: period, added: added, ratios: ratios}
	for _, step := range lagged(values, 1) {
		d.spread += math.Abs(step) / float64(len(values)-1)
	}
	d.spread += exact * (1 + maxAbs(values)) // a constant has none
	return d
}

func logistic(x, low, high float64) float64 { return low + (high-low)/(1+math.Exp(-x)) }
