package engine

import (
	"context"
	"time"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/period"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

// readingOf returns what a question about a dataset is read against.
func (e *Engine) readingOf(ctx context.Context, d domain.Dataset, text string) (question.Input, error) {
	index, err := e.index(ctx, d)
	if err != nil {
		return question.Input{}, err
	}
	if index, err = e.withWideValues(ctx, d, index, text); err != nil {
		return question.Input{}, err
	}
	return question.Input{Dataset: d, Values: index, Calendar: e.calendar(d)}, nil
}

// readable reports whether the reader takes a question about this input.
func (e *Engine) readable(text string, in question.Input) (question.Plan, bool) {
	p, err := e.read(text, in)
	return p, err == nil
}

// calendar knows when now is and which days the dataset covers.
func (e *Engine) calendar(d domain.Dataset) period.Calendar {
	c := period.Calendar{Now: e.clock().In(e.zone)}
	column, ok := d.Column(d.DefaultTime)
	if !ok {
		return c
	}
	c.DataFrom, c.DataThrough = covers(column)
	c.Years = column.Type == domain.Integer
	c.DayFirst = dayFirst(column.DateFormat)
	return c
}

// span is the first and the last day that a time column covers, as midnight
// UTC; a year covers its first to its last day. Zero where it has no values.
func span(c domain.Column) (from, through time.Time) {
	switch low := c.Min.(type) {
	case time.Time:
		high, _ := c.Max.(time.Time)
		return midnight(low), midnight(high)
	case int64:
		high, _ := c.Max.(int64)
		return yearStart(low), yearStart(high+1).AddDate(0, 0, -1)
	}
	return time.Time{}, time.Time{}
}

func midnight(t time.Time) time.Time {
	return time.Date(t.Year(), t.Month(), t.Day(), 0, 0, 0, 0, time.UTC)
}

func yearStart(year int64) time.Time {
	return time.Date(int(year), time.January, 1, 0, 0, 0, 0, time.UTC)
}

// dayFirst reports whether a source wrote its dates with the day before the
// month.
func dayFirst(format string) bool { return len(format) > 1 && (format[0] == 'D' || format[0] == 'd') }
