package question

import (
	"strings"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/query"
)

// timeOver measures the time from one column to another, in days where no unit
// is said.
func (g *reading) timeOver(word, unit string, from, to int) {
	if _, ok := perDay(unit); !ok {
		unit = "days"
	}
	a, b := g.column(from), g.column(to)
	g.plan.Measures = append(g.plan.Measures, elapsed(word, unit, a, b))
	g.assume(unit + " are counted for the rows with both " + a.Name + " and " + b.Name)
}

// elapsed is an aggregate of the time from one column to another. Between two
// that tell the time of day it is the time that passed, with fractions: midnights
// would make nothing of what took an hour, and a day of what took a minute.
func elapsed(word, unit string, from, to domain.Column) Measure {
	fn, prefix := aggregateFunc(word)
	time := timeBetween(unit, from, to)
	what := unit + " from " + from.Name + " to " + to.Name
	return Measure{Name: strings.TrimSpace(prefix + " " + what), Label: string(fn) + "(" + what + ")", Type: domain.Number, Unit: unit,
		Aggregate: fn, Expr: query.Aggregate{Func: fn, Argument: time}, Additive: fn == query.Sum, Needs: []string{from.Name, to.Name}}
}

// timeBetween is the time from one column to another of the same row.
func timeBetween(unit string, from, to domain.Column) query.Expr {
	call := query.Call{Function: query.DaysBetween, Arguments: []query.Expr{query.Column{Name: from.Name}, query.Column{Name: to.Name}}}
	if from.Type == domain.Timestamp && to.Type == domain.Timestamp {
		call.Function = query.DaysElapsed
	}
	if n, _ := perDay(unit); n > 1 {
		return query.Arithmetic{Op: query.Multiply, Left: call, Right: query.Literal{Value: n}}
	}
	return call
}

// hasUnit reports whether the time between two columns can be told in a unit that
// is asked for: hours and minutes need the time of day of both.
func (g *reading) hasUnit(unit string, from, to int) bool {
	n, ok := perDay(unit)
	return !ok && (unit == "time" || unit == "duration") || n == 1 || n > 1 && g.column(from).Type == domain.Timestamp && g.column(to).Type == domain.Timestamp
}

// perDay is how many of a unit a day has.
func perDay(unit string) (float64, bool) {
	switch unit {
	case "days":
		return 1, true
	case "hours":
		return 24, true
	case "minutes":
		return 24 * 60, true
	}
	return 0, false
}
