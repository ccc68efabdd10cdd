package engine

import (
	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

// naturalDimension is by what a dataset is looked at where the question names
// nothing: a column that names kinds of things, else the first column with few
// members, unless a filter pins it.
func (r *Request) naturalDimension() (question.Dimension, bool) {
	var best *domain.Column
	for _, c := range r.Dataset().Columns {
		if c.Role != domain.RoleDimension || c.Type != domain.String || c.Distinct < fewestGroups || c.Distinct > naturalMembers || r.pinned(c.Name) {
			continue
		}
		if best == nil || namesKinds(c.Name) && !namesKinds(best.Name) {
			best = &c
		}
	}
	if best == nil {
		return question.Dimension{}, false
	}
	return question.Dimension{Name: best.Name, Column: best.Name, Expr: col(best.Name), Type: best.Type}, true
}

// namesKinds reports whether a column's name says that it holds kinds of things.
func namesKinds(name string) bool {
	return nameOf(name).has("category", "kind", "type", "class", "department", "division", "family")
}

// pinned reports whether a filter speaks of a column.
func (r *Request) pinned(column string) bool {
	for _, f := range r.Plan.Filters {
		if oneOf(column, f.Columns) {
			return true
		}
	}
	return false
}
