package engine

import (
	"context"
	"fmt"

	"github.com/lumenore/analytics-mcp-server/domain/question"
)

// countedEachRow is a caveat of a series of sums, or of quotients by them, that take
// the size of a thing in each of its rows. A quotient of what is there at a time has
// its size in the same rows rightly.
func (r *Request) countedEachRow(ctx context.Context, p question.Plan) (string, error) {
	c, ok := levelSummed(p)
	if !ok {
		return "", nil
	}
	above, shares := sharedOut(p)
	if shares && !question.FlowsOver(above, c) {
		return "", nil
	}
	thing, _, err := r.thingOf(ctx, p, c)
	if thing.Name == "" || err != nil {
		return "", err
	}
	return fmt.Sprintf("%s holds the same value in all rows of one %s and is added up over the rows here, as often as a period has some: nlq_to_data takes it once for each where it can.", c.Name, thing.Name), nil
}

// readRows finds what is to be said of the rows behind a forecast.
func (p *predictionRun) readRows(ctx context.Context, r *Request) (err error) {
	if p.thin, err = r.thinEdgesCaveat(ctx, p.measure, p.total.Timeline); err != nil {
		return err
	}
	p.counted, err = r.countedEachRow(ctx, p.total.Plan)
	return err
}
