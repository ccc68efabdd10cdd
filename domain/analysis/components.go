package analysis

import "math"

const (
	// cyclesForChange: below it a season is held the same in every cycle, since
	// a changing one would fit the noise.
	cyclesForChange = 7
	// changingSeason is the seasonal smoother, in cycles, of longer series;
	// steadySeason that of a search for outliers, which must not bend towards
	// them.
	changingSeason, steadySeason = 13, 35
	// trendWindows: without a season, the trend is smoothed over this part of the
	// series, and leastWindow periods at least.
	trendWindows, leastWindow = 3, 7
	// robustPasses of reweighing a loess line: more change nothing that shows.
	robustPasses = 5
)

// takeApart decomposes by robust STL; without a season the trend is a robust
// loess line through a third of the series. Few cycles are given one unchanging
// season, more a seasonal smoother of the width given.
func takeApart(values []float64, season *Season, seasonal int) Components {
	return decompose(values, season, seasonal, true)
}

// takeApartPlainly does it without robust weights, for a search for outliers:
// the result is linear in the values.
func takeApartPlainly(values []float64, season *Season) Components {
	return decompose(values, season, steadySeason, false)
}

func decompose(values []float64, season *Season, seasonal int, robust bool) Components {
	if season != nil {
		o := STLOptions{Period: season.Period, Robust: robust, Periodic: true}
		if len(values) >= cyclesForChange*season.Period {
			o.Periodic, o.Seasonal = false, seasonal
		}
		if c, err := STL(values, o); err == nil {
			return c
		}
	}
	n := len(values)
	c := Components{Trend: make([]float64, n), Seasonal: make([]float64, n), Remainder: make([]float64, n)}
	if n == 0 {
		return c
	}
	weights, filled := make([]float64, n), make([]float64, n)
	last := 0.0
	for i, v := range values {
		if finite(v) {
			weights[i], last = 1, v
		}
		filled[i] = last
	}
	smoother := loess{odd(max(leastWindow, n/trendWindows)), 1}
	passes := 1
	if robust {
		passes = robustPasses
	}
	for pass := range passes {
		smoother.smooth(filled, weights, c.Trend)
		for i, v := range values {
			c.Remainder[i] = math.NaN()
			if finite(v) {
				c.Remainder[i] = v - c.Trend[i]
			}
		}
		if pass < passes-1 {
			reweighed(c.Remainder, weights)
		}
	}
	return c
}

// reweighed sets robust weights by remainders; a missing one weighs 0.
func reweighed(remainder, weights []float64) {
	_, sizes := observations(remainder)
	for i, r := range sizes {
		sizes[i] = math.Abs(r)
	}
	limit := robustScale * median(sizes)
	if limit <= exact*maxAbs(sizes) { // an exact line but for a few values
		limit = robustScale * mean(sizes)
	}
	for i, r := range remainder {
		weights[i] = 0
		if finite(r) {
			weights[i] = bisquare(math.Abs(r), limit)
		}
	}
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
