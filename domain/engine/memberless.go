package engine

import (
	"context"
	"fmt"
	"slices"

	"github.com/lumenore/analytics-mcp-server/domain/query"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

// ranksMembers reports whether a question picks members: the first ones, or those
// that meet a condition. Rows without a member are none: they are no answer to
// "the top 3 accounts", and a list of all members still shows them.
func ranksMembers(p question.Plan) bool {
	picks := p.Limit > 0 || len(p.Having) > 0 || len(p.Kept) > 0
	return p.Form == question.Grouped && picks && len(rankedDimensions(p)) > 0 && !asksForNone(p)
}

// rankedDimensions are those whose members are ranked: all but those within
// which they are.
func rankedDimensions(p question.Plan) []question.Dimension {
	var out []question.Dimension
	for _, d := range p.Dimensions {
		if !oneOf(d.Name, p.Within) {
			out = append(out, d)
		}
	}
	return out
}

// asksForNone reports whether a filter asks for the rows without a member.
func asksForNone(p question.Plan) bool {
	return slices.ContainsFunc(conditions(p.Filters), func(e query.Expr) bool {
		return slices.ContainsFunc(rankedDimensions(p), func(d question.Dimension) bool { return letsEmptyThrough(e, d.Column) })
	})
}

func letsEmptyThrough(e query.Expr, column string) bool {
	switch x := e.(type) {
	case query.IsNull:
		c, ok := x.Expr.(query.Column)
		return ok && c.Name == column
	case query.And:
		return slices.ContainsFunc(x.Terms, func(e query.Expr) bool { return letsEmptyThrough(e, column) })
	case query.Or:
		return slices.ContainsFunc(x.Terms, func(e query.Expr) bool { return letsEmptyThrough(e, column) })
	}
	return false
}

// hasMember is true on the groups that have a member; nil where all are shown. A
// combination is none only where it has no part.
func hasMember(p question.Plan) query.Expr {
	if !ranksMembers(p) {
		return nil
	}
	return query.Not{Term: unnamedGroup(p)}
}

// unnamedGroup is true on the group of the rows without a member.
func unnamedGroup(p question.Plan) query.Expr {
	var empty []query.Expr
	for _, d := range rankedDimensions(p) {
		empty = append(empty, query.IsNull{Expr: col(d.Name)})
	}
	return all(empty...)
}

// memberless says how much the rows without a member hold that were not ranked;
// of those without a date, missing tells.
func (r *Request) memberless(ctx context.Context, p question.Plan) (string, error) {
	if !ranksMembers(p) {
		return "", nil
	}
	var names []string
	var empty []query.Expr
	for _, d := range rankedDimensions(p) {
		c, ok := p.Dataset.Column(d.Column)
		if !ok || c.NullShare <= 0 || d.Grain != "" || d.Calendar {
			return "", nil
		}
		names, empty = append(names, c.Name), append(empty, query.IsNull{Expr: col(c.Name)})
	}
	const rows, without, value = "rows", "without", "value"
	q := query.Select{Dataset: p.Dataset.ID, Where: where(p), Outputs: []query.Output{
		{As: rows, Expr: query.Aggregate{Func: query.Count}},
		{As: without, Expr: query.Aggregate{Func: query.Count, Where: all(empty...)}},
	}}
	sum, adds := rankedSum(p)
	if adds {
		sum.Where = all(append(empty, sum.Where)...)
		q.Outputs = append(q.Outputs, query.Output{As: value, Expr: sum})
	}
	t, err := r.Run(ctx, q)
	if err != nil || len(t.Rows) == 0 || integerAt(t, 1) == 0 {
		return "", err
	}
	n, of := integerAt(t, 1), integerAt(t, 0)
	held := ""
	if adds {
		m := p.Measures[0]
		held = fmt.Sprintf("; their %s comes to %s", m.Name, amount(number(t.Rows[0][2]), spoken(p.Dataset, m)))
	}
	return fmt.Sprintf("%s (%s) have no %s: they are not ranked%s.", countOf(int(n), "row"), percent(float64(n)/float64(of)), enumerate(names, "and"), held), nil
}

// rankedSum is what the members are ranked by, where it is the sum of a column.
func rankedSum(p question.Plan) (query.Aggregate, bool) {
	if p.Inner != nil || p.Compare != nil || len(p.Measures) == 0 {
		return query.Aggregate{}, false
	}
	sum, ok := p.Measures[0].Expr.(query.Aggregate)
	return sum, ok && sum.Func == query.Sum
}
