package engine

import (
	"context"
	"math"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/query"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

// comparisonRun is one comparison of two periods while its answer is built.
type comparisonRun struct {
	req     *Request
	measure question.Measure
	compared
	plan          question.Plan // ungrouped, with the comparison
	sql           string
	control, test float64
	otherValue    float64 // of the control that was not taken; NaN: none
	direction     float64 // the way of which the reasons are asked: −1 down, 1 up; 0: none
	breakdowns    []breakdown
	earlier       []earlierChange // the same change in earlier years, the last one first
	cell          *segment        // the part of the leading segment that most of its move comes from
	cellShare     float64
	skipped       []string // dimensions over which a ratio can't be split
	overlapping   []string // those asked for, of which some things that are counted lie in several members
	told          bool     // how much each dimension tells of it is known
	pruned        int      // segments left out since another holds the same rows
}

// comparePeriods answers how a measure differs between two periods, and which
// members that comes from.
func (r *Request) comparePeriods(ctx context.Context, m question.Measure) (*Reply, error) {
	run := &comparisonRun{req: r, measure: r.repeats.compared(m), otherValue: math.NaN()}
	var err error
	if run.compared, err = r.settleComparison(ctx, m); err != nil {
		return nil, err
	}
	run.plan = r.Settled(m)
	run.plan.Compare, run.plan.Period = &run.Comparison, nil
	if err := run.totals(ctx); err != nil {
		return nil, err
	}
	run.direction = run.askedDirection()
	if err := run.loadEarlier(ctx); err != nil {
		return nil, err
	}
	used, err := r.usage(ctx, run.plan)
	if err != nil {
		return nil, err
	}
	if used.Used > 0 {
		if err := run.attribute(ctx); err != nil {
			return nil, err
		}
	}
	return run.answer(used)
}

// totals computes the measure in both periods, and in the control not taken.
func (run *comparisonRun) totals(ctx context.Context) error {
	t, err := run.req.Run(ctx, ungrouped(run.plan))
	if err != nil || len(t.Rows) == 0 {
		return err
	}
	run.sql = t.SQL
	run.test, run.control = number(t.Rows[0][0]), number(t.Rows[0][1])
	if run.other != nil {
		run.otherValue, err = run.req.valueIn(ctx, run.measure, *run.other)
	}
	return err
}

// additive reports whether members' values add up to the total's.
func (run *comparisonRun) additive() bool { return run.measure.Additive }

// distinct reports whether the total is a count of things: it adds up over the
// members of a dimension if each thing lies in one of them.
func (run *comparisonRun) distinct() bool {
	return !run.measure.Additive && run.measure.Aggregate == query.Count
}

// ratio reports whether the total is a ratio of sums, which can be divided
// among members by their own ratios and their shares of the denominator.
func (run *comparisonRun) ratio() bool {
	return !run.measure.Additive && run.measure.Numerator != nil && run.measure.Denominator != nil
}

// attribute looks at each dimension apart and puts those first in which the
// difference is most concentrated.
func (run *comparisonRun) attribute(ctx context.Context) error {
	asked := run.req.Breakdown()
	if len(asked) == 0 && math.IsNaN(run.test-run.control) { // nothing to be divided
		return nil
	}
	if len(asked) == 0 && !run.additive() && !run.ratio() && !run.distinct() {
		return nil
	}
	for _, dimensions := range run.dimensions(asked) {
		if err := left(ctx); err != nil {
			return err
		}
		b, err := run.breakdown(ctx, dimensions)
		if err != nil {
			return err
		}
		if len(b.segments) > 1 || len(asked) > 0 && len(b.segments) > 0 {
			run.breakdowns = append(run.breakdowns, b)
		}
	}
	if len(asked) == 0 {
		run.tell()
		run.rankBreakdowns()
		if run.additive() {
			if err := run.drill(ctx); err != nil {
				return err
			}
		}
	}
	run.prune()
	return nil
}

// dimensions are those that the question names, each apart and then together;
// where it names none, those of the dataset.
func (run *comparisonRun) dimensions(asked []question.Dimension) [][]question.Dimension {
	var out [][]question.Dimension
	if len(asked) > 0 {
		for _, d := range asked {
			out = append(out, []question.Dimension{d})
		}
		if len(asked) > 1 {
			out = append(out, asked)
		}
		return out
	}
	for _, c := range run.req.Dataset().Columns {
		if len(out) == maxSearchedDimensions {
			break
		}
		if run.distinct() && c.Name == run.measure.Column { // each lies in itself
			continue
		}
		if c.Role == domain.RoleDimension && (c.Type == domain.String || c.Type == domain.Boolean) &&
			c.Distinct >= fewestGroups && c.Distinct <= maxSearchedMembers {
			out = append(out, []question.Dimension{{Name: c.Name, Column: c.Name, Expr: col(c.Name), Type: c.Type}})
		}
	}
	return out
}
