package engine

import (
	"fmt"
	"math"

	"github.com/lumenore/analytics-mcp-server/domain/analysis"
	"github.com/lumenore/analytics-mcp-server/domain/query"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

// tellsBelow is below which p-value a dimension is said to tell why a total moved.
const tellsBelow = 0.05

// spreads are the columns that tell by how much the sums of a member's rows vary:
// how many rows are counted, and the sums of squares, for a ratio also that of the
// products. Empty where a measure's values are not those of rows.
func (run *comparisonRun) spreads() []question.Measure {
	if run.plan.Inner != nil {
		return nil
	}
	sum := func(name string, x, y query.Expr) question.Measure {
		return question.Measure{Name: name, Additive: true, Expr: query.Aggregate{Func: query.Sum, Argument: arithmetic(query.Multiply, x, y)}}
	}
	rows := func(counted query.Expr) question.Measure {
		return question.Measure{Name: "rows counted", Additive: true, Expr: query.Aggregate{Func: query.Count, Where: counted}}
	}
	if run.ratio() {
		n, some, ok := termOf(run.measure.Numerator)
		d, counted, also := termOf(run.measure.Denominator)
		if !ok || !also {
			return nil
		}
		return []question.Measure{rows(query.Or{Terms: []query.Expr{some, counted}}), sum("squares", n, n), sum("products", n, d), sum("squares below", d, d)}
	}
	v, counted, ok := termOf(run.measure.Expr)
	if !ok || !run.additive() {
		return nil
	}
	return []question.Measure{rows(counted), sum("squares", v, v)}
}

// termOf is what each row adds to a sum or a count, 0 where it is not counted.
func termOf(e query.Expr) (value, counted query.Expr, ok bool) {
	a, isAggregate := e.(query.Aggregate)
	if !isAggregate || a.Distinct || a.Func != query.Sum && a.Func != query.Count {
		return nil, nil, false
	}
	counted, value = all(a.Where, lit(true)), lit(1.0)
	if a.Argument != nil {
		counted = all(a.Where, query.Not{Term: query.IsNull{Expr: a.Argument}})
	}
	if a.Func == query.Sum {
		value = query.Call{Function: query.ToNumber, Arguments: []query.Expr{a.Argument}}
	}
	return query.Case{Branches: []query.Branch{{When: counted, Then: value}}, Else: lit(0.0)}, counted, true
}

// sumSpreads are those of a sum, the control's in units of the test; of things that
// are counted each adds one.
func (run *comparisonRun) sumSpreads(row []any, n int) (control, test analysis.Spread) {
	read := func(side int) analysis.Spread {
		v := orNothing(number(row[n+side]))
		if run.distinct() {
			return analysis.Spread{Rows: v, Sum: v, Squares: v}
		}
		return analysis.Spread{Rows: orNothing(number(row[n+2+side])), Sum: v, Squares: orNothing(number(row[n+4+side]))}
	}
	test, control = read(0), read(1)
	r := run.test / run.control
	control.Sum, control.Squares = r*control.Sum, r*r*control.Squares
	return control, test
}

// ratioSpreads are those of what each row adds to the ratio beyond the ratio itself.
func (run *comparisonRun) ratioSpreads(row []any, n int, before, after float64) (control, test analysis.Spread) {
	read := func(side int, r, all float64) analysis.Spread {
		at := func(k int) float64 { return orNothing(number(row[n+2*k+side])) }
		return analysis.Spread{Rows: at(2), Sum: (at(0) - r*at(1)) / all, Squares: (at(3) - 2*r*at(4) + r*r*at(5)) / (all * all)}
	}
	return read(1, run.control, before), read(0, run.test, after)
}

// tell finds how much each dimension tells of the difference.
func (run *comparisonRun) tell() {
	members := make([][]analysis.SplitMember, len(run.breakdowns))
	for d, b := range run.breakdowns {
		for _, s := range b.segments {
			if !s.spread {
				return
			}
			m := analysis.SplitMember{Control: s.before, Test: s.after, Weight: s.share, Move: s.move}
			m.Elsewhere = !run.leads(s)
			members[d] = append(members[d], m)
		}
	}
	run.told = len(members) > 0
	for d, t := range analysis.Tellings(members, run.test-run.control) {
		b := &run.breakdowns[d]
		if b.telling = t; t.Member >= 0 {
			b.teller = b.segments[t.Member]
		}
	}
}

// tells reports whether a dimension tells of the difference.
func (b breakdown) tells() bool { return b.telling.Member >= 0 && b.telling.PValue < tellsBelow }

// tellingWords say which dimension tells most and why, or that none does.
func (run *comparisonRun) tellingWords() string {
	if !run.told || len(run.breakdowns) == 0 {
		return ""
	}
	b, looked := run.breakdowns[0], countOf(len(run.breakdowns), "dimension")
	if !b.tells() {
		return fmt.Sprintf(" Of %s looked at none surely tells why: "+
			"no member with a tenth of it departs from the change of all by more than its rows vary by.", looked)
	}
	s := b.teller
	said := fmt.Sprintf(" Of %s looked at, %s tells most: %s departs from the change of all by more than its rows vary by (%s)",
		looked, enumerate(namesOf(b), "and"), s.member, pWords(b.telling.PValue))
	if share := s.contribution; !run.ratio() && share > 0 && share <= 1 && run.control > 0 {
		said += fmt.Sprintf(", with %s of %s and %s of the change", percent(s.control/run.control), periodName(run.Control), percent(share))
	}
	return said + "."
}

func orNothing(v float64) float64 {
	if math.IsNaN(v) {
		return 0
	}
	return v
}
