package engine

import (
	"github.com/lumenore/analytics-mcp-server/domain/query"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

// kept is the condition on what was computed over the groups; nil: none.
func kept(p question.Plan) query.Expr {
	terms := make([]query.Expr, len(p.Kept))
	for i, k := range p.Kept {
		terms[i] = compare(k.Op, sized(col(k.By), k.Size), lit(k.Value))
	}
	return all(terms...)
}

func keptTexts(p question.Plan) []string {
	out := make([]string, len(p.Kept))
	for i, k := range p.Kept {
		out[i] = k.Text
	}
	return out
}

// sized is a value, or its size whatever the sign.
func sized(e query.Expr, size bool) query.Expr {
	if !size {
		return e
	}
	return query.Call{Function: query.Abs, Arguments: []query.Expr{e}}
}
