package sqltext

import "github.com/lumenore/analytics-mcp-server/domain/query"

// walk visits e and what it is made of, until visit returns false for a
// branch. It does not enter the query of an InSelect or a Scalar: that is a scope of its own.
func walk(e query.Expr, visit func(query.Expr) bool) {
	if e == nil || !visit(e) {
		return
	}
	for _, child := range children(e) {
		walk(child, visit)
	}
}

func children(e query.Expr) []query.Expr {
	switch e := e.(type) {
	case query.Compare:
		return []query.Expr{e.Left, e.Right}
	case query.And:
		return e.Terms
	case query.Or:
		return e.Terms
	case query.Not:
		return []query.Expr{e.Term}
	case query.In:
		return []query.Expr{e.Expr}
	case query.InSelect:
		return []query.Expr{e.Expr}
	case query.Match:
		return []query.Expr{e.Expr}
	case query.IsNull:
		return []query.Expr{e.Expr}
	case query.Arithmetic:
		return []query.Expr{e.Left, e.Right}
	case query.Call:
		return e.Arguments
	case query.Case:
		var all []query.Expr
		for _, b := range e.Branches {
			all = append(all, b.When, b.Then)
		}
		return append(all, e.Else)
	case query.Truncate:
		return []query.Expr{e.Expr}
	case query.Extract:
		return []query.Expr{e.Expr}
	case query.Aggregate:
		return []query.Expr{e.Argument, e.Second, e.Where}
	case query.Window:
		all := append([]query.Expr{e.Argument}, e.PartitionBy...)
		for _, o := range e.OrderBy {
			all = append(all, o.By)
		}
		return all
	}
	return nil
}
