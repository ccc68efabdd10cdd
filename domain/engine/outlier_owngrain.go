package engine

import (
	"context"
	"fmt"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/query"
)

// maxOwnPeriods is how many periods of the data's own grain are searched where the
// question names none: each is held against a fit of all others.
const maxOwnPeriods = 1500

// ownGrain searches by the data's own periods where the question names no grain
// and each row is one: the readings of a plant, a day each. Summed up by month, the
// one that is wild would not be seen.
func (run *outlierRun) ownGrain(ctx context.Context) error {
	axis, ok := axisOf(run.Plan)
	_, grouped := timeline(run.Plan)
	if !ok || grouped || axis.Grain != "" || !axis.Type.Temporal() || len(run.question.groups) > 0 {
		return nil
	}
	d := run.Dataset()
	c, _ := d.Column(axis.Column)
	own, err := run.resolution(ctx, c)
	if err != nil || !finer(own, run.defaultGrain()) {
		return err
	}
	rows, periods, err := run.rowsAndPeriods(ctx, c, own)
	if err != nil {
		return err
	}
	if rows > periods || periods > maxOwnPeriods {
		run.caveats = append(run.caveats, fmt.Sprintf("No grain is named, so what lies within a %s was not looked at; "+
			"ask: unusual %ss in %s",
			run.defaultGrain(), own, run.question.measures[0].Name))
		return nil
	}
	axis.Grain = own
	run.Plan.Time = &axis
	run.Assume(fmt.Sprintf("No grain is named and each row is a %s of its own, so %ss are searched.", own, own))
	return nil
}

// rowsAndPeriods counts the rows that the filters let through, and their periods
// of a grain.
func (r *Request) rowsAndPeriods(ctx context.Context, c domain.Column, g query.Grain) (rows, periods int64, err error) {
	p := r.Plan
	p.Period = nil
	t, err := r.Run(ctx, query.Select{Dataset: r.Dataset().ID, Where: all(where(p), query.Not{Term: query.IsNull{Expr: col(c.Name)}}), Outputs: []query.Output{
		{As: "rows", Expr: query.Aggregate{Func: query.Count}},
		{As: "periods", Expr: query.Aggregate{Func: query.Count, Argument: query.Truncate{Grain: g, Expr: col(c.Name)}, Distinct: true}},
	}})
	if err != nil {
		return 0, 0, err
	}
	return integerAt(t, 0), integerAt(t, 1), nil
}
