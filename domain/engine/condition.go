package engine

import (
	"time"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/query"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

// axisOf is the column that says when: the plan's, else the dataset's default.
func axisOf(p question.Plan) (question.TimeAxis, bool) {
	if p.Time != nil && p.Time.Column != "" {
		return *p.Time, true
	}
	c, ok := p.Dataset.Column(p.Dataset.DefaultTime)
	return question.TimeAxis{Column: c.Name, Type: c.Type}, ok
}

// during is true where the axis lies in the period, both ends inclusive; an
// end that is zero is open. A timestamp belongs to its day, a year to the
// period that begins or ends in it.
func during(axis question.TimeAxis, p domain.Period) query.Expr {
	column := col(axis.Column)
	var from, to query.Expr
	switch axis.Type {
	case domain.Integer:
		if !p.From.IsZero() {
			from = compare(query.GreaterEqual, column, lit(int64(p.From.Year())))
		}
		if !p.To.IsZero() {
			to = compare(query.LessEqual, column, lit(int64(p.To.Year())))
		}
	default:
		if !p.From.IsZero() {
			from = compare(query.GreaterEqual, column, lit(p.From))
		}
		if !p.To.IsZero() {
			to = compare(query.Less, column, lit(p.To.AddDate(0, 0, 1)))
		}
	}
	return all(from, to)
}

// where is the condition on the rows of a plan: its filters and its period, or
// both of the periods that it compares.
func where(p question.Plan) query.Expr {
	terms := conditions(p.Filters)
	if axis, ok := axisOf(p); ok {
		terms = append(terms, within(axis, p))
	}
	return all(terms...)
}

func within(axis question.TimeAxis, p question.Plan) query.Expr {
	switch {
	case p.Compare != nil:
		return query.Or{Terms: []query.Expr{during(axis, p.Compare.Control), during(axis, p.Compare.Test)}}
	case p.Period != nil:
		return during(axis, *p.Period)
	}
	return nil
}

func conditions(filters []question.Filter) []query.Expr {
	terms := make([]query.Expr, len(filters))
	for i, f := range filters {
		terms[i] = f.Expr
	}
	return terms
}

// timeline returns the plan's dimension of periods, if it groups by any.
func timeline(p question.Plan) (question.Dimension, bool) {
	for _, d := range p.Dimensions {
		if d.Grain != "" && !d.Calendar {
			return d, true
		}
	}
	return question.Dimension{}, false
}

// calendarEpoch is a Monday before any data: days and weeks are counted from it.
func calendarEpoch() time.Time { return time.Date(1499, time.December, 25, 0, 0, 0, 0, time.UTC) }
