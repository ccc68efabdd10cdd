package engine

import (
	"time"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/period"
	"github.com/lumenore/analytics-mcp-server/domain/query"
)

// mostGaps is how many periods of a stamped column may be missing for each that
// is there: where more are, days that happen to begin a month are no stamps of it.
const mostGaps = 1

// covers is the first and the last day, midnight UTC, that the rows of a time
// column are about: where each stamp is the first day of a month, a quarter or a
// year, the last stands for all of it. Zero where the column has no values.
func covers(c domain.Column) (from, through time.Time) {
	from, through = span(c)
	if g, ok := stampGrain(c); ok {
		through = period.EndOf(g, through)
	}
	return from, through
}

// stampGrain is the period that each value of a column of dates stands for, known
// from the catalog alone: the column begins and ends with the first day of one, and
// holds no more days than there are such periods, but most of them. ok is false
// where the days stand for themselves.
func stampGrain(c domain.Column) (g query.Grain, ok bool) {
	from, isTime := c.Min.(time.Time)
	through, _ := c.Max.(time.Time)
	if !isTime || c.Distinct < 2 || !from.Equal(midnight(from)) || !through.Equal(midnight(through)) {
		return "", false
	}
	for _, g := range []query.Grain{query.Year, query.Quarter, query.Month} {
		periods := int64(period.Count(g, from, through))
		if from.Equal(period.StartOf(g, from)) && through.Equal(period.StartOf(g, through)) && c.Distinct <= periods && periods-c.Distinct <= mostGaps*c.Distinct {
			return g, true
		}
	}
	return "", false
}
