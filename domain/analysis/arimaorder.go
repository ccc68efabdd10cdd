package analysis

import "math"

const (
	// kpssLevel is the 5 % point of the KPSS statistic (Kwiatkowski, Phillips,
	// Schmidt and Shin, Journal of Econometrics 54, 1992, table 1).
	kpssLevel = 0.463
	// strongSeason is the strength from which a season is differenced (Wang, Smith
	// and Hyndman 2006; the limit is that of Hyndman and Athanasopoulos,
	// Forecasting: Principles and Practice, section 9.1).
	strongSeason = 0.64
	// mostForms bounds the search: it seldom takes more.
	mostForms = 60
)

// lagged are the differences at a lag; shorter by the lag.
func lagged(values []float64, lag int) []float64 {
	if len(values) <= lag {
		return nil
	}
	out := make([]float64, len(values)-lag)
	for i := range out {
		out[i] = values[i+lag] - values[i]
	}
	return out
}

// kpss is the statistic of "stationary around a level".
func kpss(values []float64) float64 {
	n := len(values)
	centre := mean(values)
	lags := int(3 * math.Sqrt(float64(n)) / 13)
	e := make([]float64, n)
	sum, sums, variance := 0.0, 0.0, 0.0
	for i, v := range values {
		e[i] = v - centre
		sum += e[i]
		sums += sum * sum
		variance += e[i] * e[i]
	}
	for lag := 1; lag <= lags; lag++ {
		variance += 2 * (1 - float64(lag)/float64(lags+1)) * dot(e[lag:], e[:n-lag])
	}
	if !(variance > 0) {
		return 0
	}
	return sums / float64(n) / variance
}

// seasonStrength is 1 − var(remainder) / var(season + remainder) of a
// decomposition.
func seasonStrength(values []float64, period int) float64 {
	c := decompose(values, &Season{Period: period}, changingSeason, false)
	both := make([]float64, len(values))
	for i := range both {
		both[i] = c.Seasonal[i] + c.Remainder[i]
	}
	return max(0, 1-variance(c.Remainder)/variance(both))
}

func variance(values []float64) float64 {
	centre, sum := mean(values), 0.0
	for _, v := range values {
		sum += (v - centre) * (v - centre)
	}
	return sum / float64(len(values))
}

// bestARIMA searches the orders stepwise by AICc (Hyndman and Khandakar, Journal
// of Statistical Software 27(3), 2008), differences by strength of season and
// by KPSS tests.
func bestARIMA(values []float64, period int) arimaFit {
	f := arimaForm{period: period}
	if period > 1 && len(values) >= 2*period+4 && seasonStrength(values, period) > strongSeason {
		f.D = 1
	}
	w := f.differenced(values)
	for f.d < 2 && len(w) > 6 && kpss(w) > kpssLevel {
		f.d++
		w = lagged(w, 1)
	}
	f.drift = f.d+f.D <= 1
	search := orderSearch{values: values, seasonal: period > 1 && len(w) >= 2*period, tried: map[arimaForm]bool{}}
	for _, orders := range [][4]int{{0, 0, 0, 0}, {2, 2, 1, 1}, {1, 0, 1, 0}, {0, 1, 0, 1}} {
		g := f
		g.p, g.q = orders[0], orders[1]
		if search.seasonal {
			g.P, g.Q = orders[2], orders[3]
		}
		search.try(g)
	}
	for better := true; better; {
		better = false
		for _, g := range neighbours(search.best.form) {
			better = search.try(g) || better
		}
	}
	return search.best
}

// orderSearch is a search for orders, and the best model so far.
type orderSearch struct {
	values   []float64
	seasonal bool // enough cycles for terms of the season
	tried    map[arimaForm]bool
	best     arimaFit
}

// try fits a form and reports whether it is the best so far.
func (s *orderSearch) try(f arimaForm) bool {
	outside := min(f.p, f.q, f.P, f.Q) < 0 || max(f.p, f.q) > maxOrder || max(f.P, f.Q) > maxSeasonal
	if outside || !s.seasonal && f.P+f.Q > 0 || s.tried[f] || len(s.tried) >= mostForms {
		return false
	}
	s.tried[f] = true
	fit := fitARIMA(s.values, f, nil)
	if len(s.tried) > 1 && !(fit.criterion < s.best.criterion) {
		return false
	}
	s.best = fit
	return true
}

// neighbours are the orders one step away.
func neighbours(f arimaForm) []arimaForm {
	var out []arimaForm
	for _, step := range [][4]int{
		{1, 0, 0, 0}, {-1, 0, 0, 0}, {0, 1, 0, 0}, {0, -1, 0, 0}, {1, 1, 0, 0}, {-1, -1, 0, 0},
		{0, 0, 1, 0}, {0, 0, -1, 0}, {0, 0, 0, 1}, {0, 0, 0, -1}, {0, 0, 1, 1}, {0, 0, -1, -1},
	} {
		g := f
		g.p, g.q, g.P, g.Q = g.p+step[0], g.q+step[1], g.P+step[2], g.Q+step[3]
		out = append(out, g)
	}
	if f.d+f.D == 1 {
		g := f
		g.drift = !g.drift
		out = append(out, g)
	}
	return out
}
