package engine

import (
	"fmt"
	"time"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/period"
	"github.com/lumenore/analytics-mcp-server/domain/query"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

// fewObservations is how many rows an average or a rate should stand on: below
// it one row moves it too much to be told on without saying so.
const fewObservations = 5

// partialPeriod says that the last period of a timeline is not complete;
// empty where it is.
func (r *Request) partialPeriod(p question.Plan) string {
	t, ok := timeline(p)
	through := r.Calendar().DataThrough
	if !ok || through.IsZero() || r.Calendar().Years {
		return ""
	}
	if axis, known := axisOf(p); !known || axis.Column != r.Dataset().DefaultTime {
		return ""
	}
	return partialCaveat(p, t.Grain, through)
}

func partialCaveat(p question.Plan, g query.Grain, through time.Time) string {
	if p.Period != nil && !p.Period.To.IsZero() && !p.Period.To.After(through) {
		return cutByPeriod(g, *p.Period)
	}
	end := period.EndOf(g, through)
	if !through.Before(end) || stampedByPeriod(p, through) {
		return ""
	}
	return fmt.Sprintf("%s is partial: data ends on %s.", capital(period.Name(g, through)), through.Format(time.DateOnly))
}

// cutByPeriod says which periods of a timeline the question's own period cuts.
func cutByPeriod(g query.Grain, p domain.Period) string {
	var cut []string
	if !p.From.IsZero() && !p.From.Equal(period.StartOf(g, p.From)) {
		cut = append(cut, period.Name(g, p.From))
	}
	if !p.To.Equal(period.EndOf(g, p.To)) {
		cut = append(cut, period.Name(g, p.To))
	}
	if len(cut) == 0 {
		return ""
	}
	return fmt.Sprintf("%s: only the days within %s count.", capital(enumerate(cut, "and")), periodName(p))
}

// stampedByPeriod reports whether the data hold one day a month, so that their
// last day stands for all of its month.
func stampedByPeriod(p question.Plan, through time.Time) bool {
	axis, _ := axisOf(p)
	c, ok := p.Dataset.Column(axis.Column)
	if !ok || through.Day() != 1 {
		return false
	}
	from, _ := span(c)
	return from.Day() == 1 && int(c.Distinct) <= period.Count(query.Month, from, through)
}

// missing says how many rows were left out, and why.
func missing(p question.Plan, u Usage) string {
	if u.Excluded == 0 {
		return ""
	}
	without := u.Excluded - u.Timeless
	axis, _ := axisOf(p)
	switch {
	case u.Timeless == 0:
		return fmt.Sprintf("%s without a value of %s left out.", rowsWere(without), measuredColumns(p))
	case without == 0:
		return fmt.Sprintf("%s without %s left out.", rowsWere(u.Timeless), axis.Column)
	}
	return fmt.Sprintf("%s left out: %s without a value of %s, %s without %s.", rowsWere(u.Excluded),
		whole(without), measuredColumns(p), whole(u.Timeless), axis.Column)
}

func rowsWere(n int64) string {
	if n == 1 {
		return "1 row was"
	}
	return whole(n) + " rows were"
}

func measuredColumns(p question.Plan) string {
	measures := p.Measures
	if p.Inner != nil {
		measures = p.Inner.Measures
	}
	var names []string
	for _, m := range measures {
		if m.Column != "" && !oneOf(m.Column, names) {
			names = append(names, m.Column)
		}
	}
	return enumerate(names, "or")
}

// fewRows says that averages and the like stand on very few rows.
func fewRowsCaveat(p question.Plan, u Usage) string {
	if u.Used == 0 || u.Used >= fewObservations || p.Form != question.Grouped {
		return ""
	}
	for _, m := range p.Measures {
		if !m.Additive {
			return fmt.Sprintf("Only %s fit, so this says little.", countOf(int(u.Used), "row"))
		}
	}
	return ""
}
