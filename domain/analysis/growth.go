package analysis

import "math"

// Growth is how much a series grew. NaN: not defined.
type Growth struct {
	// First and Last are the straight line's values at the first and last
	// period, without the season; Relative is their ratio less 1 (0.08 is +8 %),
	// defined for a positive First.
	First, Last, Relative float64
	// YearOnYear compares the last year with the year before it, ratio less 1:
	// up to a year of periods with the same periods a year earlier, as many as
	// there are. Defined where the earlier ones are above 0 together.
	YearOnYear float64
	// CAGR is the compound growth a year between the first and the last of the
	// whole years that end with the last period, by their means. It needs two
	// such years, without a missing value in these two, and positive means.
	CAGR float64
}

// growth needs the line's values at both ends. A year of days or weeks is 52
// weeks.
func growth(s Series, first, last float64) Growth {
	g := Growth{First: first, Last: last, Relative: ratioLessOne(last, first), YearOnYear: math.NaN(), CAGR: math.NaN()}
	n, year := s.Len(), periodsPerYear(s.Grain)
	if year == 0 || n <= year {
		return g
	}
	var now, then float64
	for i := max(n-year, year); i < n; i++ {
		if finite(s.Values[i]) && finite(s.Values[i-year]) {
			now, then = now+s.Values[i], then+s.Values[i-year]
		}
	}
	g.YearOnYear = ratioLessOne(now, then)
	if years := n / year; years > 1 {
		ratio := mean(s.Values[n-year:]) / mean(s.Values[n-years*year:n-(years-1)*year])
		if mean(s.Values[n-year:]) > 0 && ratio > 0 {
			g.CAGR = math.Pow(ratio, 1/float64(years-1)) - 1
		}
	}
	return g
}

func ratioLessOne(now, then float64) float64 {
	if !(then > 0) {
		return math.NaN()
	}
	return now/then - 1
}
