package analysis

import "math"

const (
	// surelyGrows is by how many standard errors, at least, the slope of logarithms
	// differs from none, and nowBends by how many they may bend: growth that levels
	// off, gone on with at its rate, ends far above what comes.
	surelyGrows, nowBends = 3.0, 2.0
)

// steady reports whether logarithms of values without their season go along a line,
// up or down: beside a curve of the second degree, by least squares. The line's
// standard error allows for residuals that go together, the curve's does not, so
// that a bend is rather seen where there is none.
func steady(logs []float64) bool {
	n := float64(len(logs))
	middle, curvature := (n-1)/2, (n*n-1)/12
	level := mean(logs)
	var slope, bend, lines, bends float64
	for i, v := range logs {
		x := float64(i) - middle
		q := x*x - curvature // at right angles to level and line
		slope, lines = slope+x*v, lines+x*x
		bend, bends = bend+q*v, bends+q*q
	}
	slope, bend = slope/lines, bend/bends
	left, squares := make([]float64, len(logs)), 0.0
	for i, v := range logs {
		x := float64(i) - middle
		left[i] = v - level - slope*x - bend*(x*x-curvature)
		squares += left[i] * left[i]
	}
	deviation := math.Sqrt(squares / max(n-3, 1))
	r := atLag(left, 1)
	r = min(max(r+(1+3*r)/n, 0), wandering)
	return math.Abs(slope)*math.Sqrt(lines*(1-r)/(1+r)) > surelyGrows*deviation &&
		math.Abs(bend)*math.Sqrt(bends) < nowBends*deviation
}

// logs is the series as logarithms, of which its rate of growth is the slope.
func (p *prepared) logs() *prepared {
	out := *p
	out.ratio, out.positive = false, false
	out.values, out.adjusted, out.own = logarithms(p.values), logarithms(p.adjusted), logarithms(p.own)
	out.added, out.ratios = logarithms(p.ratios), nil
	if p.season != nil {
		out.season = logarithms(p.season)
	}
	if p.longer != nil {
		out.longer = logarithms(p.longer)
	}
	return &out
}

// exponential is a forecast of logarithms as one of the values themselves. It is
// their mean, as those of other methods are, as far as the noise of one period
// makes it more than the median (that of the lognormal distribution).
func (m member) exponential() member {
	if len(m.spread) == 0 {
		return m
	}
	above := m.spread[0] * m.spread[0] / 2
	for i, v := range m.ahead {
		m.ahead[i] = math.Exp(v + above)
		m.spread[i] *= m.ahead[i]
	}
	return m
}
