package engine

import "github.com/lumenore/analytics-mcp-server/domain/query"

// Short spellings of the query algebra.

func col(name string) query.Column { return query.Column{Name: name} }

func lit(value any) query.Literal { return query.Literal{Value: value} }

func compare(op query.CompareOp, left, right query.Expr) query.Compare {
	return query.Compare{Op: op, Left: left, Right: right}
}

func arithmetic(op query.ArithmeticOp, left, right query.Expr) query.Arithmetic {
	return query.Arithmetic{Op: op, Left: left, Right: right}
}

// all is true where every term is; nil without terms, one term as it is.
func all(terms ...query.Expr) query.Expr {
	kept := make([]query.Expr, 0, len(terms))
	for _, t := range terms {
		if t != nil {
			kept = append(kept, t)
		}
	}
	switch len(kept) {
	case 0:
		return nil
	case 1:
		return kept[0]
	}
	return query.And{Terms: kept}
}

// rewrite returns an expression with every node that change takes replaced.
// Nodes that change returns are not looked into again.
func rewrite(e query.Expr, change func(query.Expr) (query.Expr, bool)) query.Expr {
	if e == nil {
		return nil
	}
	if replaced, ok := change(e); ok {
		return replaced
	}
	again := func(x query.Expr) query.Expr { return rewrite(x, change) }
	switch x := e.(type) {
	case query.Arithmetic:
		x.Left, x.Right = again(x.Left), again(x.Right)
		return x
	case query.Call:
		x.Arguments = rewriteEach(x.Arguments, change)
		return x
	case query.Case:
		branches := make([]query.Branch, len(x.Branches))
		for i, b := range x.Branches {
			branches[i] = query.Branch{When: again(b.When), Then: again(b.Then)}
		}
		x.Branches, x.Else = branches, again(x.Else)
		return x
	case query.Truncate:
		x.Expr = again(x.Expr)
		return x
	case query.Extract:
		x.Expr = again(x.Expr)
		return x
	}
	return rewriteCondition(e, change)
}

// rewriteCondition is rewrite for what is true or not.
func rewriteCondition(e query.Expr, change func(query.Expr) (query.Expr, bool)) query.Expr {
	again := func(x query.Expr) query.Expr { return rewrite(x, change) }
	switch x := e.(type) {
	case query.Compare:
		x.Left, x.Right = again(x.Left), again(x.Right)
		return x
	case query.And:
		x.Terms = rewriteEach(x.Terms, change)
		return x
	case query.Or:
		x.Terms = rewriteEach(x.Terms, change)
		return x
	case query.Not:
		x.Term = again(x.Term)
		return x
	case query.In:
		x.Expr = again(x.Expr)
		return x
	case query.InSelect:
		x.Expr = again(x.Expr)
		return x
	case query.Match:
		x.Expr = again(x.Expr)
		return x
	case query.IsNull:
		x.Expr = again(x.Expr)
		return x
	}
	return e
}

func rewriteEach(list []query.Expr, change func(query.Expr) (query.Expr, bool)) []query.Expr {
	out := make([]query.Expr, len(list))
	for i, e := range list {
		out[i] = rewrite(e, change)
	}
	return out
}
