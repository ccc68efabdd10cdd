package analysis

import (
	"math"

	"github.com/lumenore/analytics-mcp-server/domain/query"
)

// yearOfDaysColumns are the season of the year beside which steps are looked for
// in a series by day, where its monthly means repeat every year: without it each
// spring is a step. They are a smooth curve, or the steps of the calendar's months
// (inMonths), whichever fits better; each has the mean 0, so that they move no
// level. nil where no such season is seen, as in less than two years.
func yearOfDaysColumns(s Series, at []int, observed []float64) [][]float64 {
	if s.Grain != query.Day || DetectSeason(monthlyMeans(s, at, observed)) == nil {
		return nil
	}
	smooth := []cycle{{length: yearOfDays, harmonics: fewHarmonics}}
	var best [][]float64
	least := math.Inf(1)
	for _, cycles := range [][]cycle{smooth, inMonths(smooth, s.Starts[0], s.Len())} {
		columns := waves(cycles[0], at)
		if left := squaresLeft(append(nullColumns(at, daysPerWeek, nil), columns...), observed); left < least {
			best, least = columns, left
		}
	}
	return best
}

// waves are the columns of a cycle at observations, with the mean 0.
func waves(c cycle, at []int) [][]float64 {
	var out [][]float64
	for j := range c.columns(c.harmonics) {
		column, mean := make([]float64, len(at)), 0.0
		for i, t := range at {
			column[i] = c.wave(j, t)
			mean += column[i] / float64(len(at))
		}
		for i := range column {
			column[i] -= mean
		}
		out = append(out, column)
	}
	return out
}

// squaresLeft is the sum of squares that columns leave of values.
func squaresLeft(columns [][]float64, values []float64) float64 {
	beta := leastSquares(columns, values)
	if beta == nil {
		return math.Inf(1)
	}
	sum := 0.0
	for i, v := range values {
		for j, c := range columns {
			v -= beta[j] * c[i]
		}
		sum += v * v
	}
	return sum
}

// monthlyMeans is the mean of a series by day over each month.
func monthlyMeans(s Series, at []int, observed []float64) Series {
	out := Series{Grain: query.Month}
	counts := []float64{}
	for i, t := range at {
		month := PeriodStart(query.Month, s.Starts[t])
		for len(out.Starts) == 0 || out.Starts[len(out.Starts)-1].Before(month) {
			next := month
			if n := len(out.Starts); n > 0 {
				next = Shift(query.Month, out.Starts[n-1], 1)
			}
			out.Starts, out.Values, counts = append(out.Starts, next), append(out.Values, 0), append(counts, 0)
		}
		out.Values[len(out.Values)-1] += observed[i]
		counts[len(counts)-1]++
	}
	for i, n := range counts {
		out.Values[i] /= n // a month without a value is missing
	}
	return out
}
