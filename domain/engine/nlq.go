package engine

import (
	"context"

	"github.com/lumenore/analytics-mcp-server/domain"
)

// Query answers a question with a table: what was asked for, no more.
type Query struct{}

// NewQuery returns the Analyst of nlq_to_data.
func NewQuery() Query { return Query{} }

// Name is the tool that it answers.
func (Query) Name() domain.Analysis { return domain.Query }

// Run computes the plan as it was read.
func (Query) Run(ctx context.Context, req Request) (*Reply, error) {
	if err := req.RefuseOthers(); err != nil {
		return nil, err
	}
	p := req.Plan
	res, err := req.run(ctx, p)
	if err != nil {
		return nil, err
	}
	used, err := req.usage(ctx, p)
	if err != nil {
		return nil, err
	}
	reply := req.NewReply(res.table.SQL, used)
	reply.Grid = res.grid
	reply.Summary = summarize(p, res)
	reply.Caveat(req.partialPeriod(p))
	reply.Caveat(missing(p, used))
	reply.Caveat(fewRowsCaveat(p, used))
	reply.FollowUps = req.FollowUps(queryFollowUps(&req, res)...)
	return reply, nil
}
