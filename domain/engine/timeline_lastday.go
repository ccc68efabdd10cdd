package engine

import (
	"context"
	"time"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/query"
)

const (
	// daysLookedAt are the days before the last one that its end is held against:
	// four weeks, so that each weekday has closed four times.
	daysLookedAt = 28
	// leastDaysBefore of them must hold rows: of as many days that all go on to
	// the end, the last one ends first with a chance of 1 in 20.
	leastDaysBefore = 19
	// endsEarly is by how much it must end before all of them: days that close at
	// the same hour end some minutes apart.
	endsEarly = 30 * time.Minute
)

// cutLastDay leaves the last day of a daily timeline to the partial periods where
// the data stop in the middle of it: its last row comes half an hour earlier in the
// day than that of every day of the four weeks before. Dates without a time tell nothing
// of that.
func (r *Request) cutLastDay(ctx context.Context, t *Timeline, c domain.Column) error {
	_, through := span(c)
	if t.Grain != query.Day || c.Type != domain.Timestamp || !t.Through.Equal(through) {
		return nil
	}
	const day, last = "day", "last"
	found, err := r.Run(ctx, query.Select{
		Dataset: r.Dataset().ID, Limit: daysLookedAt + 1,
		Outputs: []query.Output{{As: day, Expr: query.Truncate{Grain: query.Day, Expr: col(c.Name)}, Key: true},
			{As: last, Expr: query.Aggregate{Func: query.Maximum, Argument: col(c.Name)}}},
		Where:   query.Not{Term: query.IsNull{Expr: col(c.Name)}},
		OrderBy: []query.Order{{By: col(day), Desc: true}},
	})
	if err != nil {
		return err
	}
	end, before := time.Duration(0), 0
	for i, row := range found.Rows {
		at, ok := row[1].(time.Time)
		if !ok {
			return nil
		}
		clock := at.Sub(midnight(at))
		switch {
		case i == 0:
			end, t.End = clock, at
		case midnight(at).Before(through.AddDate(0, 0, -daysLookedAt)):
		case clock < end+endsEarly:
			t.End = time.Time{}
			return nil
		default:
			before++
		}
	}
	if before < leastDaysBefore {
		t.End = time.Time{}
		return nil
	}
	t.Through = through.AddDate(0, 0, -1)
	return nil
}
