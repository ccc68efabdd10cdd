package analysis

import (
	"math"
)

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
	seasonal := period > 1 && len(w) >= 2*period
	f.drift = f.d+f.D <= 1
	tried := map[arimaForm]bool{}
	var best arimaFit
	best.criterion = math.Inf(1)
	try := func(g arimaForm) bool {
		bad := min(g.p, g.q, g.P, g.Q) < 0 || max(g.p, g.q) > maxOrder || max(g.P, g.Q) > maxSeasonal
		if bad || !seasonal && g.P+g.Q > 0 || tried[g] || len(tried) >= mostForms || g.d+g.D == 0 && !g.drift {
			return false
		}
		tried[g] = true
		fit := fitARIMA(values, g, nil)
		if fit.criterion < best.criterion {
			best = fit
			return true
		}
		return false
	}
	first := func(p, q, sp, sq int) arimaForm {
		g := f
		g.p, g.q = p, q
		if seasonal {
			g.P, g.Q = sp, sq
		}
		return g
	}
	for _, g := range []arimaForm{first(2, 2, 1, 1), first(0, 0, 0, 0), first(1, 0, 1, 0), first(0, 1, 0, 1)} {
		try(g)
	}
	if best.values == nil {
		best = fitARIMA(values, first(0, 0, 0, 0), nil)
	}
	for better := true; better; {
		better = false
		for _, g := range neighbours(best.form) {
			better = try(g) || better
		}
	}
	return best
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
