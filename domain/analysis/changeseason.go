package analysis

import (
	"math"

	"github.com/lumenore/analytics-mcp-server/domain/query"
)

// besideSeason are the columns of the season beside which steps are looked for:
// a level for each of period seasons (1: none), and waves with the mean 0.
//
// A level for each of 52 weeks would take half of what two years of weeks tell, and
// a step would be found late or elsewhere. So a weekly season is a few waves of the
// year, the steps of the calendar's months, or a level a week, whichever has the lowest
// Bayesian criterion (Schwarz, Annals of Statistics 6, 1978; waves in the place of
// levels: Harvey, Forecasting, Structural Time Series Models and the Kalman
// Filter, 1989, 2.3).
func besideSeason(s Series, season *Season, at []int, observed []float64) (period int, longer [][]float64) {
	if season == nil {
		return 1, yearOfDaysColumns(s, at, observed)
	}
	if s.Grain != query.Week {
		return season.Period, yearOfDaysColumns(s, at, observed)
	}
	period, least := season.Period, schwarz(nullColumns(at, season.Period, nil), observed)
	consider := func(c cycle) {
		columns := waves(c, at)
		if score := schwarz(append(nullColumns(at, 1, nil), columns...), observed); score < least {
			period, longer, least = 1, columns, score
		}
	}
	for harmonics := 1; harmonics <= fewHarmonics; harmonics++ {
		consider(cycle{length: yearOfWeeks, harmonics: harmonics})
	}
	consider(inMonths([]cycle{{length: yearOfWeeks, harmonics: fewHarmonics}}, s.Starts[0], s.Len())[0])
	return period, longer
}

// schwarz is the Bayesian criterion of a regression but for a constant.
func schwarz(columns [][]float64, values []float64) float64 {
	n := float64(len(values))
	rounding := exact * maxAbs(values)
	return n*math.Log(max(squaresLeft(columns, values), n*rounding*rounding)/n) + float64(len(columns))*math.Log(n)
}
