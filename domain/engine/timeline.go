package engine

import (
	"context"
	"fmt"
	"time"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/analysis"
	"github.com/lumenore/analytics-mcp-server/domain/period"
	"github.com/lumenore/analytics-mcp-server/domain/query"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

const (
	// enoughPeriods is how many periods a default grain aims at: a trend shows
	// and a season of twelve could.
	enoughPeriods = 12
	// maxDistinctDays is how many days are looked at to see whether the data
	// are stamped by day, week or month: data with more are daily.
	maxDistinctDays = 5_000
)

// Timeline is the periods that an analysis over time runs on.
type Timeline struct {
	Axis       question.TimeAxis
	Grain      query.Grain
	Resolution query.Grain // of the data's own stamps: nothing finer is known
	// From and Through are the first and last day that both the data and the
	// question cover.
	From, Through time.Time
	// End is the moment at which the data stop within a day that is not complete,
	// the one after Through; zero where they do not.
	End time.Time
}

// Timeline settles the time column, the grain and the days of an analysis. A
// grain that the question leaves open is chosen by the span and stated.
// KindUnsupported where the dataset has no time.
func (r *Request) Timeline(ctx context.Context) (Timeline, error) {
	axis, ok := axisOf(r.Plan)
	d := r.Dataset()
	c, found := d.Column(axis.Column)
	if !ok || !found {
		return Timeline{}, domain.NewFault(domain.KindUnsupported, "this dataset has no column of dates, so nothing in it changes over time.",
			"Ask nlq_to_data about its totals and groups instead, or choose another dataset.")
	}
	t := Timeline{Axis: axis}
	t.From, t.Through = span(c)
	if p := r.Plan.Period; p != nil {
		t.From, t.Through = later(t.From, p.From), earlier(t.Through, p.To)
	}
	if t.Through.Before(t.From) {
		from, through := span(c)
		return Timeline{}, domain.NewFault(domain.KindOutsideData,
			fmt.Sprintf("the data covers %s to %s.", from.Format(time.DateOnly), through.Format(time.DateOnly)),
			"Ask about a period within that.")
	}
	var err error
	if t.Resolution, err = r.resolution(ctx, c); err != nil {
		return Timeline{}, err
	}
	t.Grain = r.settleGrain(t)
	if err := r.seasonalYears(ctx, &t, c); err != nil {
		return Timeline{}, err
	}
	return t, r.cutLastDay(ctx, &t, c)
}

// settleGrain takes the question's grain, but none finer than the data's; where
// it names none, the coarsest that gives enough periods.
func (r *Request) settleGrain(t Timeline) query.Grain {
	asked := t.Axis.Grain
	if d, ok := timeline(r.Plan); ok {
		asked = d.Grain
	} else if d, ok := timeline(question.Plan{Dimensions: innerDimensions(r.Plan)}); ok {
		asked = d.Grain
	}
	if asked != "" {
		if finer(asked, t.Resolution) || asked == query.Hour && t.Axis.Type == domain.Date {
			r.Assume(fmt.Sprintf("The data are stamped by %s, so %s is taken instead of %s.", t.Resolution, t.Resolution, asked))
			return t.Resolution
		}
		return asked
	}
	g := grainFor(t)
	r.Assume(fmt.Sprintf("No grain is named, so values are taken by %s.", g))
	return g
}

// grainFor is the coarsest of month, week and day that gives enough periods,
// but none finer than the data's own stamps.
func grainFor(t Timeline) query.Grain {
	for _, g := range []query.Grain{query.Month, query.Week, query.Day} {
		if finer(g, t.Resolution) {
			return t.Resolution
		}
		if period.Count(g, t.From, t.Through) >= enoughPeriods {
			return g
		}
	}
	return query.Day
}

// defaultGrain is the grain by which a question without one would be answered,
// guessed from the catalog alone.
func (r *Request) defaultGrain() query.Grain {
	c := r.Calendar()
	if c.Years {
		return query.Year
	}
	return grainFor(Timeline{From: c.DataFrom, Through: c.DataThrough, Resolution: query.Day})
}

// resolution is the grain by which a time column is stamped.
func (r *Request) resolution(ctx context.Context, c domain.Column) (query.Grain, error) {
	if c.Type == domain.Integer {
		return query.Year, nil
	}
	if c.Type == domain.Date && c.Distinct > maxDistinctDays {
		return query.Day, nil
	}
	const day = "day"
	t, err := r.Run(ctx, query.Select{
		Dataset: r.Dataset().ID, Distinct: true, Limit: maxDistinctDays,
		Outputs: []query.Output{{As: day, Expr: query.Truncate{Grain: query.Day, Expr: col(c.Name)}}},
		Where:   query.Not{Term: query.IsNull{Expr: col(c.Name)}},
		OrderBy: []query.Order{{By: col(day)}},
	})
	if err != nil {
		return "", err
	}
	days := make([]time.Time, 0, len(t.Rows))
	for _, row := range t.Rows {
		if at, ok := row[0].(time.Time); ok {
			days = append(days, at)
		}
	}
	return analysis.Resolution(days), nil
}

// dimension is the timeline as something to group by.
func (t Timeline) dimension(p question.Plan) question.Dimension {
	p.Dimensions = sourceDimensions(p)
	if d, ok := timeline(p); ok && d.Grain == t.Grain && d.Column == t.Axis.Column {
		if t.Grain == query.Hour {
			d.Type = domain.Timestamp // a date would not show the hour
		}
		return d
	}
	if t.Axis.Type == domain.Integer {
		return question.Dimension{Name: t.Axis.Column, Column: t.Axis.Column, Expr: col(t.Axis.Column), Type: domain.Integer, Grain: query.Year}
	}
	kind := domain.Date
	if t.Grain == query.Hour {
		kind = domain.Timestamp
	}
	return question.Dimension{
		Name: fmt.Sprintf("%s (%s)", t.Axis.Column, t.Grain), Column: t.Axis.Column, Type: kind, Grain: t.Grain,
		Expr: query.Truncate{Grain: t.Grain, Expr: col(t.Axis.Column)},
	}
}

func innerDimensions(p question.Plan) []question.Dimension {
	if p.Inner == nil {
		return nil
	}
	return p.Inner.Dimensions
}

// finer reports whether periods of a are shorter than those of b.
func finer(a, b query.Grain) bool {
	size := func(g query.Grain) int {
		for i, known := range []query.Grain{query.Hour, query.Day, query.Week, query.Month, query.Quarter, query.Year} {
			if g == known {
				return i
			}
		}
		return -1
	}
	// A day's data may still hold hours: the stamps were looked at by day.
	return size(a) < size(b) && !(a == query.Hour && b == query.Day)
}

// later is the later of two days; a zero day is none.
func later(a, b time.Time) time.Time {
	if b.After(a) {
		return b
	}
	return a
}

// earlier is the earlier of two days; a zero day is none.
func earlier(a, b time.Time) time.Time {
	if !b.IsZero() && b.Before(a) {
		return b
	}
	return a
}
