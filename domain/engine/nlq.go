package engine

import (
	"context"
	"fmt"
	"strings"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/question"
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
	if asksNothing(p) {
		return nil, domain.NewFault(domain.KindUnknownWord, "the question names nothing of this dataset to show.",
			req.namesToAskBy())
	}
	p, repeated, err := req.oncePerTime(ctx, p)
	if err != nil {
		return nil, err
	}
	p, told, err := req.oncePerThing(ctx, p)
	if err != nil {
		return nil, err
	}
	res, err := req.run(ctx, p)
	if err != nil {
		return nil, err
	}
	if res.furthest, err = req.furthest(ctx, p, res); err != nil {
		return nil, err
	}
	used, err := req.usage(ctx, p)
	if err != nil {
		return nil, err
	}
	reply := req.NewReply(res.table.SQL, used)
	reply.Grid = res.grid
	reply.Summary = summarize(p, res)
	partial, err := req.partialPeriods(ctx, p)
	if err != nil {
		return nil, err
	}
	for _, sentence := range partial {
		reply.Caveat(sentence)
	}
	stock, err := req.stockCaveat(ctx, p)
	if err != nil {
		return nil, err
	}
	reply.Caveat(stock)
	reply.Caveat(repeated)
	reply.Caveat(told)
	reply.Caveat(missing(p, used))
	memberless, err := req.memberless(ctx, p)
	if err != nil {
		return nil, err
	}
	reply.Caveat(memberless)
	reply.Caveat(fewRowsCaveat(p, used))
	reply.FollowUps = req.FollowUps(queryFollowUps(&req, res)...)
	return reply, nil
}

// asksNothing reports whether a plan has no column to answer with: the words of
// its question were all used up by conditions and periods.
func asksNothing(p question.Plan) bool {
	switch p.Form {
	case question.Records:
		return len(p.Fields) == 0
	case question.Members:
		return len(p.Dimensions) == 0
	}
	return len(p.Measures) == 0 && len(p.Dimensions) == 0
}

// namesToAskBy suggests columns of the dataset to ask by.
func (r *Request) namesToAskBy() string {
	var names []string
	for _, role := range []domain.Role{domain.RoleMeasure, domain.RoleDimension, domain.RoleTime} {
		of := withRole(r.Dataset(), role)
		names = append(names, of[:min(len(of), maxNamed)]...)
	}
	if len(names) == 0 {
		return "Call get_metadata_info for its columns."
	}
	return fmt.Sprintf("Name a column: %s; get_metadata_info lists them all.", strings.Join(names, ", "))
}
