package engine

import (
	"context"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/query"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

// Usage is how many rows of the dataset an answer stands on.
type Usage struct {
	// Used: let through by the filters, with a value to measure.
	Used int64
	// Excluded: let through by the filters but without any measured value, or
	// left out of a period because they have no time.
	Excluded int64
	// Timeless is the part of Excluded that has no time.
	Timeless int64
}

// usage counts the rows that a plan stands on.
func (r *Request) usage(ctx context.Context, p question.Plan) (Usage, error) {
	const matched, used = "matched", "used"
	t, err := r.Run(ctx, query.Select{
		Dataset: p.Dataset.ID,
		Where:   where(p),
		Outputs: []query.Output{
			{As: matched, Expr: query.Aggregate{Func: query.Count}},
			{As: used, Expr: query.Aggregate{Func: query.Count, Where: hasValue(p)}},
		},
	})
	if err != nil {
		return Usage{}, err
	}
	u := Usage{Used: integerAt(t, 1), Excluded: integerAt(t, 0) - integerAt(t, 1)}
	u.Timeless, err = r.timeless(ctx, p)
	u.Excluded += u.Timeless
	return u, err
}

// timeless counts the rows that a period leaves out for want of a time.
func (r *Request) timeless(ctx context.Context, p question.Plan) (int64, error) {
	axis, ok := axisOf(p)
	c, _ := p.Dataset.Column(axis.Column)
	if !ok || c.NullShare == 0 || p.Period == nil && p.Compare == nil {
		return 0, nil
	}
	t, err := r.Run(ctx, query.Select{
		Dataset: p.Dataset.ID,
		Where:   all(append(conditions(p.Filters), query.IsNull{Expr: col(axis.Column)})...),
		Outputs: []query.Output{{As: "rows", Expr: query.Aggregate{Func: query.Count}}},
	})
	if err != nil {
		return 0, err
	}
	return integerAt(t, 0), nil
}

// hasValue is true on rows where any measured column has a value; nil where
// all rows have one, or the plan measures rows themselves: counting rows alone
// costs next to nothing.
func hasValue(p question.Plan) query.Expr {
	measures := p.Measures
	if p.Inner != nil {
		measures = p.Inner.Measures
	}
	var filled []query.Expr
	for _, m := range measures {
		if len(m.Needs) > 0 {
			filled = append(filled, allFilled(m.Needs))
			continue
		}
		if c, ok := p.Dataset.Column(m.Column); !ok || c.NullShare == 0 {
			return nil
		}
		filled = append(filled, query.Not{Term: query.IsNull{Expr: col(m.Column)}})
	}
	if len(filled) == 0 {
		return nil
	}
	return query.Or{Terms: filled}
}

// allFilled is true on rows where each of several columns has a value.
func allFilled(columns []string) query.Expr {
	var terms []query.Expr
	for _, name := range columns {
		terms = append(terms, query.Not{Term: query.IsNull{Expr: col(name)}})
	}
	return query.And{Terms: terms}
}

// count is how many rows a query has, without its limit.
func (r *Request) count(ctx context.Context, s query.Select) (int, error) {
	s.OrderBy, s.Limit = nil, 0
	t, err := r.Run(ctx, query.Select{From: &s, Outputs: []query.Output{{As: "rows", Expr: query.Aggregate{Func: query.Count}}}})
	if err != nil {
		return 0, err
	}
	return int(integerAt(t, 0)), nil
}

// integerAt is an integer of a table's first row; 0 where there is none.
func integerAt(t domain.Table, column int) int64 {
	if len(t.Rows) == 0 || column >= len(t.Rows[0]) {
		return 0
	}
	switch v := t.Rows[0][column].(type) {
	case int64:
		return v
	case float64:
		return int64(v)
	}
	return 0
}
