package period

import (
	"time"

	"github.com/lumenore/analytics-mcp-server/domain/query"
)

// Calendar knows when "now" is for a dataset and how its dates are written.
// The zero Calendar but for Now reads absolute phrases and counts relative
// ones from Now.
type Calendar struct {
	// Now is the moment of the question in the zone whose calendar counts.
	Now time.Time
	// DataFrom and DataThrough are the first and last day that the data cover,
	// midnight UTC; zero where the data have no time. A table of months covers
	// the whole of its last month.
	DataFrom, DataThrough time.Time
	// DayFirst reads 3/5/2024 as 3 May.
	DayFirst bool
	// FiscalStart is the month in which a fiscal year begins; zero is January.
	FiscalStart time.Month
	// Years says that the time column holds bare years: phrases that don't
	// name whole years are not read.
	Years bool
}

// RecentMonths is what "recently" reaches back: long enough that a change has
// periods before and after it in monthly data.
const RecentMonths = 6

// RecentYears is the same for data of years.
const RecentYears = 3

// Today is the calendar day of Now, as midnight UTC.
func (c Calendar) Today() time.Time { return date(c.Now.Year(), c.Now.Month(), c.Now.Day()) }

// Lags reports whether the data end before today, so that relative words count
// from the data's end.
func (c Calendar) Lags() bool {
	through := c.through()
	return !through.IsZero() && through.Before(c.Today())
}

// LastDay is the day that "today" and "this month" mean: the data's last where
// they lag, else today.
func (c Calendar) LastDay() time.Time {
	if c.Lags() {
		return c.through()
	}
	return c.Today()
}

// Anchor is the day before which a period of the grain must have ended to be
// complete: the day after the data's last where that one ends such a period.
func (c Calendar) Anchor(g query.Grain) time.Time {
	day := c.LastDay()
	if c.Lags() && day.Equal(EndOf(g, day)) {
		return day.AddDate(0, 0, 1)
	}
	return day
}

// LastComplete is the span of the last n complete periods of the grain.
func (c Calendar) LastComplete(g query.Grain, n int) (from, to time.Time) {
	end := StartOf(g, c.Anchor(g))
	return Add(g, end, -n), end.AddDate(0, 0, -1)
}

// through is DataThrough; of years, the end of the last one.
func (c Calendar) through() time.Time {
	if c.Years && !c.DataThrough.IsZero() {
		return EndOf(query.Year, c.DataThrough)
	}
	return c.DataThrough
}

func (c Calendar) fiscalStart() time.Month {
	if c.FiscalStart < time.January || c.FiscalStart > time.December {
		return time.January
	}
	return c.FiscalStart
}

func date(year int, month time.Month, day int) time.Time {
	return time.Date(year, month, day, 0, 0, 0, 0, time.UTC)
}
