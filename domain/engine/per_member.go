package engine

import (
	"slices"

	"github.com/lumenore/analytics-mcp-server/domain/question"
)

// settlesPerMember reports whether a plan takes what each of many members came to
// first, "average seats per account by month": a series of it is that of the average
// over the accounts of each month, as nlq_to_data's table, and not one of each account.
// Where the first stage goes by periods, "average daily sales", its own series is asked.
func settlesPerMember(p question.Plan) bool {
	if p.Inner == nil || len(p.Measures) != 1 || len(p.Inner.Measures) == 0 || len(p.Having) > 0 {
		return false
	}
	members := membersFirst(p)
	return len(members) > 0 && !slices.ContainsFunc(members, func(d question.Dimension) bool { return d.Grain != "" || d.Calendar })
}

// membersFirst are the dimensions of a plan's first stage that the second does not
// show.
func membersFirst(p question.Plan) []question.Dimension {
	shown := dimensionNames(p)
	return slices.DeleteFunc(slices.Clone(p.Inner.Dimensions), func(d question.Dimension) bool { return slices.Contains(shown, d.Name) })
}

// perMemberPlan is a plan of these dimensions whose measure is over what each member of
// the question's own first stage came to.
func (r *Request) perMemberPlan(p question.Plan, dimensions []question.Dimension) question.Plan {
	inner := *r.Plan.Inner
	inner.Dimensions = append(membersFirst(r.Plan), dimensions...)
	p.Inner = &inner
	p.Dimensions = make([]question.Dimension, len(dimensions))
	for i, d := range dimensions {
		d.Expr = col(d.Name)
		p.Dimensions[i] = d
	}
	return p
}

// sourceDimensions are the dimensions of a plan as its rows have them.
func sourceDimensions(p question.Plan) []question.Dimension {
	if p.Inner == nil {
		return p.Dimensions
	}
	out := slices.Clone(p.Dimensions)
	for i, d := range out {
		if k := slices.IndexFunc(p.Inner.Dimensions, func(in question.Dimension) bool { return in.Name == d.Name }); k >= 0 {
			out[i] = p.Inner.Dimensions[k]
		}
	}
	return out
}
