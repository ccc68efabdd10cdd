package engine

import (
	"github.com/lumenore/analytics-mcp-server/domain/query"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

// Names of columns that are computed along but never shown. No column of a
// dataset is likely to have them, and none that has is shown wrongly: they only
// stand beside the plan's own outputs.
const (
	groupsColumn = "_groups" // members before the question's own limit
	placeColumn  = "_place"  // the place within the groups of Plan.Within
	sideColumn   = "_side"   // which of the compared periods an inner row lies in
)

// compile turns a plan into the one query that answers it, ordered and limited
// as the question asks. Where it limits groups, a last column groupsColumn
// counts them before the limit.
func compile(p question.Plan) query.Select {
	switch p.Form {
	case question.Records:
		return records(p)
	case question.Members:
		return members(p)
	}
	s := computed(p, hasMember(p))
	if len(p.Dimensions) > 0 && p.Limit > 0 {
		s = limited(p, s)
	}
	return ordered(p, s)
}

// computed are the groups of a plan with all that is computed over them, of which
// those are kept that the plan and a further condition let through.
func computed(p question.Plan, further query.Expr) query.Select {
	s := derive(p, grouped(extended(p)))
	if keep := all(lookback(p), kept(p), further); keep != nil {
		s = wrap(s)
		s.Where = keep
	}
	return s
}

// source is what a plan's measures and dimensions are computed over: the
// dataset's rows, or the inner stage's groups.
func source(p question.Plan) query.Select {
	rows := query.Select{Dataset: p.Dataset.ID, Where: where(p)}
	if p.Inner == nil {
		return rows
	}
	rows.Outputs = append(keys(p.Inner.Dimensions), values(p.Inner.Measures)...)
	rows.Having = all(conditions(p.Inner.Having)...)
	if side, ok := innerSide(p); ok {
		rows.Outputs = append(rows.Outputs, side)
	}
	return query.Select{From: &rows}
}

// grouped computes the measures for each combination of the dimensions.
func grouped(p question.Plan) query.Select {
	s := source(p)
	s.Outputs = append(keys(p.Dimensions), measured(p)...)
	s.Having = all(conditions(p.Having)...)
	return s
}

// ungrouped computes the measures over all rows that the filters let through:
// right for averages and distinct counts too, where adding up rows is not. An
// inner stage loses the question's own dimensions: the average month of all
// categories is over whole months, not over a month of each category.
func ungrouped(p question.Plan) query.Select {
	if p.Inner != nil {
		inner := *p.Inner
		inner.Dimensions = nil
		for _, d := range p.Inner.Dimensions {
			if !oneOf(d.Name, dimensionNames(p)) {
				inner.Dimensions = append(inner.Dimensions, d)
			}
		}
		p.Inner = &inner
	}
	s := source(p)
	s.Outputs = measured(p)
	return s
}

func records(p question.Plan) query.Select {
	s := query.Select{Dataset: p.Dataset.ID, Where: where(p), Limit: p.Limit}
	for _, f := range p.Fields {
		s.Outputs = append(s.Outputs, query.Output{As: f, Expr: col(f)})
	}
	if len(p.Within) > 0 && p.Limit > 0 {
		s.Limit = 0
		return orderedBy(p, limited(p, s), p.Fields)
	}
	s.OrderBy = orderOf(p, p.Fields)
	return s
}

func members(p question.Plan) query.Select {
	s := query.Select{Dataset: p.Dataset.ID, Where: where(p), Distinct: true}
	for _, d := range p.Dimensions {
		s.Outputs = append(s.Outputs, query.Output{As: d.Name, Expr: d.Expr})
	}
	if p.Limit > 0 {
		s = limited(p, s)
	}
	return ordered(p, s)
}

func keys(dimensions []question.Dimension) []query.Output {
	out := make([]query.Output, len(dimensions))
	for i, d := range dimensions {
		out[i] = query.Output{As: d.Name, Expr: d.Expr, Key: true}
	}
	return out
}

func values(measures []question.Measure) []query.Output {
	out := make([]query.Output, len(measures))
	for i, m := range measures {
		out[i] = query.Output{As: m.Name, Expr: m.Expr}
	}
	return out
}

// wrap selects all outputs of a query, to compute over its rows.
func wrap(s query.Select) query.Select {
	outer := query.Select{From: &s}
	for _, o := range s.Outputs {
		outer.Outputs = append(outer.Outputs, query.Output{As: o.As, Expr: col(o.As)})
	}
	return outer
}

// limited counts the groups and, for a limit within groups, keeps the first
// ones of each.
func limited(p question.Plan, s query.Select) query.Select {
	s = wrap(s)
	s.Outputs = append(s.Outputs, query.Output{As: groupsColumn, Expr: query.Window{Func: query.WindowCount}})
	if len(p.Within) == 0 {
		return s
	}
	s.Outputs = append(s.Outputs, query.Output{As: placeColumn, Expr: query.Window{
		Func: query.RowNumber, PartitionBy: columns(p.Within), OrderBy: orderOf(p, dimensionNames(p)),
	}})
	kept := wrap(s)
	kept.Where = compare(query.LessEqual, col(placeColumn), lit(int64(p.Limit)))
	kept.Outputs = kept.Outputs[:len(kept.Outputs)-1] // the place itself is not shown
	return kept
}

// ordered puts the rows in the question's order, and ties in the order of
// their dimensions, so that the same question gives the same bytes.
func ordered(p question.Plan, s query.Select) query.Select {
	return orderedBy(p, s, dimensionNames(p))
}

func orderedBy(p question.Plan, s query.Select, ties []string) query.Select {
	s.OrderBy = nil
	for _, name := range p.Within {
		s.OrderBy = append(s.OrderBy, query.Order{By: col(name)})
	}
	s.OrderBy = append(s.OrderBy, orderOf(p, ties)...)
	if len(p.Within) == 0 {
		s.Limit = p.Limit
	}
	return s
}

func orderOf(p question.Plan, ties []string) []query.Order {
	var by []query.Order
	used := map[string]bool{}
	for _, o := range orders(p) {
		by = append(by, query.Order{By: sized(col(o.By), o.Size), Desc: o.Desc})
		used[o.By] = true
	}
	for _, name := range ties {
		if !used[name] {
			by = append(by, query.Order{By: col(name)})
		}
	}
	return by
}

// orders is the plan's order or, where it has none, the natural one: time runs
// forward, anything else begins with the largest.
func orders(p question.Plan) []question.Order {
	if len(p.Order) > 0 {
		return comparedOrder(p)
	}
	for _, d := range p.Dimensions {
		if d.Grain != "" || d.Calendar {
			return []question.Order{{By: d.Name}}
		}
	}
	if p.Form == question.Grouped && len(p.Measures) > 0 && len(p.Dimensions) > 0 {
		return []question.Order{{By: measured(p)[0].As, Desc: true}}
	}
	return nil
}

func dimensionNames(p question.Plan) []string {
	names := make([]string, len(p.Dimensions))
	for i, d := range p.Dimensions {
		names[i] = d.Name
	}
	return names
}

func columns(names []string) []query.Expr {
	out := make([]query.Expr, len(names))
	for i, n := range names {
		out[i] = col(n)
	}
	return out
}
