package engine

import (
	"fmt"
	"time"

	"github.com/lumenore/analytics-mcp-server/domain/period"
	"github.com/lumenore/analytics-mcp-server/domain/query"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

// fewObservations is how many rows an average or a rate should stand on: below
// it one row moves it too much to be told on without saying so.
const fewObservations = 5

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
		for _, name := range m.Needs {
			if c, _ := p.Dataset.Column(name); c.NullShare > 0 && !oneOf(name, names) {
				names = append(names, name)
			}
		}
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
