package analysis

import "math"

// adjusted is a series ready to be forecast: gaps filled, the season taken out.
type adjusted struct {
	values []float64
	period int // 1: no season
	// factor is the season that the next periods will have: factor[i] of the
	// i-th period after the last, to multiply by where ratio is set, else to add.
	factor []float64
	ratio  bool
}

// adjust fills the gaps of a series and takes its season out: as a factor where
// all values are above 0 and a decomposition of their logarithms comes nearer
// to them, else as a difference.
func adjust(values []float64, season *Season) adjusted {
	_, observed := observations(values)
	sc := scales()[0]
	parts := takeApart(values, season, changingSeason)
	log := scales()[2]
	if season != nil && log.fits(observed) {
		other := takeApart(log.transform(values), season, changingSeason)
		if miss(values, other, log) < miss(values, parts, sc) {
			parts, sc = other, log
		}
	}
	a := adjusted{period: 1, ratio: sc.name == log.name}
	for i, v := range values {
		if !finite(v) {
			v = sc.from(parts.Trend[i] + parts.Seasonal[i])
		}
		if a.ratio {
			v /= math.Exp(parts.Seasonal[i])
		} else {
			v -= parts.Seasonal[i]
		}
		a.values = append(a.values, v)
	}
	if season == nil {
		return a
	}
	a.period = season.Period
	for _, f := range parts.Seasonal[len(values)-a.period:] {
		if a.ratio {
			f = math.Exp(f)
		}
		a.factor = append(a.factor, f)
	}
	return a
}

// miss is the median distance of a decomposition from the values.
func miss(values []float64, parts Components, sc scale) float64 {
	var sizes []float64
	for i, v := range values {
		if finite(v) {
			sizes = append(sizes, math.Abs(v-sc.from(parts.Trend[i]+parts.Seasonal[i])))
		}
	}
	return median(sizes)
}

// reseason puts the season back into a forecast.
func (a adjusted) reseason(forecast []float64) []float64 {
	out := make([]float64, len(forecast))
	for i, v := range forecast {
		out[i] = v
		switch {
		case a.period == 1:
		case a.ratio:
			out[i] = v * a.factor[i%a.period]
		default:
			out[i] = v + a.factor[i%a.period]
		}
	}
	return out
}
