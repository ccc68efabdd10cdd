package engine

import (
	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/period"
	"github.com/lumenore/analytics-mcp-server/domain/query"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

// The values of sideColumn.
const (
	controlSide = "control"
	testSide    = "test"
)

// measured is the plan's measures as outputs; where it compares periods, each
// of them twice: in the test period and in the control.
func measured(p question.Plan) []query.Output {
	if p.Compare == nil {
		return values(p.Measures)
	}
	axis, _ := axisOf(p)
	var out []query.Output
	for _, m := range p.Measures {
		test, control := comparedNames(p, m)
		out = append(out,
			query.Output{As: test, Expr: restricted(m, sideOf(p, axis, testSide))},
			query.Output{As: control, Expr: restricted(m, sideOf(p, axis, controlSide))})
	}
	return out
}

// restricted lets a measure's aggregates see only the rows of a condition. A
// sum over no row is then 0: the member had nothing in that period.
func restricted(m question.Measure, condition query.Expr) query.Expr {
	e := rewrite(m.Expr, func(e query.Expr) (query.Expr, bool) {
		a, ok := e.(query.Aggregate)
		if !ok {
			return nil, false
		}
		a.Where = all(a.Where, condition)
		return a, true
	})
	if !m.Additive {
		return e
	}
	return query.Call{Function: query.Coalesce, Arguments: []query.Expr{e, lit(int64(0))}}
}

// sideOf is true on the rows of one of the compared periods.
func sideOf(p question.Plan, axis question.TimeAxis, side string) query.Expr {
	if p.Inner != nil {
		return compare(query.Equal, col(sideColumn), lit(side))
	}
	if side == testSide {
		return during(axis, p.Compare.Test)
	}
	return during(axis, p.Compare.Control)
}

// innerSide keys the inner groups by the period that they lie in, so that an
// aggregate of aggregates is compared like any other.
func innerSide(p question.Plan) (query.Output, bool) {
	axis, ok := axisOf(p)
	if p.Compare == nil || !ok {
		return query.Output{}, false
	}
	return query.Output{As: sideColumn, Key: true, Expr: query.Case{
		Branches: []query.Branch{{When: during(axis, p.Compare.Test), Then: lit(testSide)}},
		Else:     lit(controlSide),
	}}, true
}

// comparedNames names a measure's columns in the two periods.
func comparedNames(p question.Plan, m question.Measure) (test, control string) {
	return m.Name + " (" + periodName(p.Compare.Test) + ")", m.Name + " (" + periodName(p.Compare.Control) + ")"
}

// comparedOrder is the plan's order; by a measure that stands in two columns it
// goes by the one of the test period.
func comparedOrder(p question.Plan) []question.Order {
	if p.Compare == nil {
		return p.Order
	}
	by := append([]question.Order(nil), p.Order...)
	for i, o := range by {
		for _, m := range p.Measures {
			if m.Name == o.By {
				by[i].By, _ = comparedNames(p, m)
			}
		}
	}
	return by
}

// differenceNames names the columns that set the two against each other.
func differenceNames(p question.Plan, m question.Measure) (difference, relative string) {
	return question.DifferenceNames(p, m)
}

// differences computes test less control, and that relative to the size of
// the control: null where the control is 0.
func differences(p question.Plan) []query.Output {
	var out []query.Output
	for _, m := range p.Measures {
		test, control := comparedNames(p, m)
		difference, relative := differenceNames(p, m)
		change := arithmetic(query.Subtract, col(test), col(control))
		size := query.Call{Function: query.Abs, Arguments: []query.Expr{col(control)}}
		out = append(out,
			query.Output{As: difference, Expr: change},
			query.Output{As: relative, Expr: arithmetic(query.Divide, change, size)})
	}
	return out
}

// periodName names a period in few words: "Q4 2024".
func periodName(p domain.Period) string { return period.Describe(p.From, p.To) }
