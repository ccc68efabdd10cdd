package engine

import (
	"fmt"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/query"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

// rowValue is what a measure is of a single row: the quotient of the row's
// values for a ratio of sums, the span for an average span. A count or a share
// of rows is none.
func rowValue(m question.Measure) (question.Measure, bool) {
	e, ok := perRow(m.Expr)
	if !ok {
		return m, false
	}
	out := question.Measure{Name: m.Name, Label: m.Name, Expr: e, Type: domain.Number, Unit: m.Unit}
	if a, is := m.Expr.(query.Aggregate); is && a.Func == query.Average && a.Where == nil {
		if d, said := afterWord(m.Name, "average "); said {
			out.Name, out.Label = d, d
		}
	}
	return out, true
}

// afterWord is a text without the word it begins with.
func afterWord(text, word string) (string, bool) {
	if len(text) > len(word) && text[:len(word)] == word {
		return text[len(word):], true
	}
	return text, false
}

// perRow takes the aggregates out of an expression.
func perRow(e query.Expr) (query.Expr, bool) {
	switch x := e.(type) {
	case query.Column, query.Literal:
		return x, true
	case query.Aggregate:
		switch x.Func {
		case query.Sum, query.Average, query.Median, query.Minimum, query.Maximum, query.Quantile:
		default:
			return nil, false
		}
		if x.Argument == nil || x.Where == nil {
			return x.Argument, x.Argument != nil
		}
		return query.Case{Branches: []query.Branch{{When: x.Where, Then: x.Argument}}}, true
	case query.Arithmetic:
		left, a := perRow(x.Left)
		right, b := perRow(x.Right)
		x.Left, x.Right = left, right
		return x, a && b
	}
	return nil, false
}

// affirmed is 1 on the rows that a share of rows counts and 0 on the others, so
// that its mean is the share; false for what is no share of all rows.
func affirmed(m question.Measure) (question.Measure, bool) {
	part, ok := m.Numerator.(query.Aggregate)
	whole, is := m.Denominator.(query.Aggregate)
	rows := ok && is && part.Func == query.Count && part.Argument == nil && whole.Func == query.Count && whole.Argument == nil
	if !rows || part.Where == nil || whole.Where != nil {
		return m, false
	}
	m.Expr = query.Case{Branches: []query.Branch{{When: part.Where, Then: query.Literal{Value: int64(1)}}}, Else: query.Literal{Value: int64(0)}}
	return m, true
}

// composite reports whether a measure is more than the aggregate of a column.
func (r *Request) composite(m question.Measure) bool {
	if _, rows := m.Expr.(query.Aggregate); rows && m.Column == "" && m.Aggregate == query.Count && !conditional(m) {
		return false // the count of rows, which has words of its own
	}
	a, ok := m.Expr.(query.Aggregate)
	if ok {
		_, ok = a.Argument.(query.Column)
	}
	return !ok
}

// onlyOfRows reports whether the question asks for what a single row does not
// have: a count, or the share of rows that are in some state.
func (r *Request) onlyOfRows() bool {
	if len(r.Plan.Measures) == 0 {
		return false
	}
	m := r.Plan.Measures[0]
	if !r.composite(m) {
		return m.Aggregate == query.Count
	}
	_, ok := rowValue(m)
	return !ok
}

// compositeRows are the values of a row for what measures are made of several
// columns, and those columns, which are then not searched by themselves.
func (r *Request) compositeRows(measures []question.Measure) (out []question.Measure, used map[string]bool) {
	used = map[string]bool{}
	for _, m := range measures {
		if !r.composite(m) {
			continue
		}
		of, ok := rowValue(m)
		if !ok {
			continue
		}
		out = append(out, of)
		rewrite(of.Expr, func(e query.Expr) (query.Expr, bool) {
			if c, is := e.(query.Column); is {
				used[c.Name] = true
			}
			return nil, false
		})
	}
	return out, used
}

// holdsAggregate reports whether an expression holds an aggregate.
func holdsAggregate(e query.Expr) bool {
	found := false
	rewrite(e, func(x query.Expr) (query.Expr, bool) {
		if _, is := x.(query.Aggregate); is {
			found = true
		}
		return x, found
	})
	return found
}

// noRowValue refuses to search single rows by what only many have.
func noRowValue(m question.Measure) error {
	if m.Aggregate == query.Count {
		return domain.NewFault(domain.KindUnsupported, "a single row has no count.", "Ask by a dimension or by month: outliers in the number of rows by month.")
	}
	return domain.NewFault(domain.KindUnsupported, fmt.Sprintf("a single row has no %s.", m.Name),
		fmt.Sprintf("Ask by a dimension or by month: outliers in %s by month.", m.Name))
}
