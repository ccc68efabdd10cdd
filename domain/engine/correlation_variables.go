package engine

import (
	"fmt"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/query"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

const (
	// maxNumbers and maxCategories are how many columns of each kind are compared where the
	// question names none: some 100 pairs, each of which costs the others
	// significance.
	maxNumbers, maxCategories = 12, 6
	// maxLevels is how many values a category may have: with more, tables of
	// counts are empty and means stand on single rows.
	maxLevels = 120
)

// variable is a column that is correlated: a number, or a category.
type variable struct {
	name     string
	column   string
	value    query.Expr        // on a row
	measure  *question.Measure // of a group; nil: by the column's nature
	category bool
	levels   int64
	state    string // whether a row is in it; empty: the column as it is
}

// namedVariables are the columns that the plan names. The fields of records
// hold further ones that only tell them apart, so that those which the
// question itself mentions go first.
func (r *Request) namedVariables() []variable {
	var out []variable
	add := func(v variable, ok bool) {
		for _, known := range out {
			ok = ok && known.name != v.name
		}
		if ok {
			out = append(out, v)
		}
	}
	measures, dimensions := r.Plan.Measures, r.Plan.Dimensions
	if r.Plan.Inner != nil {
		measures, dimensions = r.Plan.Inner.Measures, r.Plan.Inner.Dimensions
	}
	for _, m := range measures {
		for _, v := range r.measuredVariables(m) {
			add(v, true)
		}
	}
	for _, d := range dimensions {
		if d.Grain == "" {
			add(r.variableOf(d.Column))
		}
	}
	for _, name := range r.mentionedFields() {
		add(r.variableOf(name))
	}
	return out
}

// mentionedFields are the fields of records that the question names; all of
// them where it names none and they are a choice of the columns.
func (r *Request) mentionedFields() []string {
	d := r.Dataset()
	var out []string
	for _, name := range r.Plan.Fields {
		c, _ := d.Column(name)
		if _, ok := r.mentioned(c); ok {
			out = append(out, name)
		}
	}
	if len(out) > 0 || len(r.Plan.Fields) == len(d.Columns) {
		return out
	}
	return r.Plan.Fields
}

// variableOf makes a variable of a column; false for identifiers and times.
func (r *Request) variableOf(name string) (variable, bool) {
	d := r.Dataset()
	c, ok := d.Column(name)
	if !ok {
		return variable{}, false
	}
	v := variable{name: c.Name, column: c.Name, value: col(c.Name), levels: c.Distinct}
	switch {
	case tickedOff(c):
		v.category, v.levels, v.value = true, 2, ticked(c)
	case c.Role == domain.RoleIdentifier || c.Type.Temporal() || c.Distinct == 0:
		return v, false
	case c.Type.Numeric() && c.Role == domain.RoleMeasure:
		v.value = toNumber(v.value)
	case c.Role == domain.RoleTime:
		return v, false
	default:
		v.category = true
		v.value = query.Call{Function: query.ToText, Arguments: []query.Expr{v.value}}
	}
	return v, true
}

func toNumber(e query.Expr) query.Expr {
	return query.Call{Function: query.ToNumber, Arguments: []query.Expr{e}}
}

// measuredVariables are what a measure aggregates, on a row: two columns of a
// correlation, else one.
func (r *Request) measuredVariables(m question.Measure) []variable {
	a, ok := m.Expr.(query.Aggregate)
	switch {
	case ok && a.Func == query.Corr:
		var out []variable
		for _, e := range []query.Expr{a.Argument, a.Second} {
			if c, ok := e.(query.Column); ok {
				if v, ok := r.variableOf(c.Name); ok {
					out = append(out, v)
				}
			}
		}
		return out
	case ok && a.Argument != nil && !a.Distinct && r.identifies(m.Column):
		return nil // a number that tells rows apart measures nothing
	case ok && a.Argument != nil && !a.Distinct:
		return []variable{{name: m.Name, column: m.Column, value: toNumber(a.Argument), measure: &m}}
	case m.Numerator != nil && m.Denominator != nil:
		n, okN := m.Numerator.(query.Aggregate)
		d, okD := m.Denominator.(query.Aggregate)
		if okN && okD && n.Func == query.Sum && d.Func == query.Sum {
			return []variable{{name: m.Name, column: m.Column, measure: &m,
				value: arithmetic(query.Divide, toNumber(n.Argument), toNumber(d.Argument))}}
		}
	}
	return []variable{{name: m.Name, measure: &m}} // a count: of groups only
}

// allVariables takes every column that can be compared, and says which can't.
func (r *Request) allVariables(q *correlationQuestion) {
	q.variables = nil
	d := r.Dataset()
	numbers, categories := 0, 0
	for _, c := range d.Columns {
		v, ok := r.variableOf(c.Name)
		reason := ""
		switch {
		case among(c.Name, q.unit) || among(c.Name, q.within) || filteredToOne(r.Plan, c.Name):
			continue
		case c.Role == domain.RoleIdentifier:
			reason = "identifies rows"
		case !ok && c.Distinct == 0:
			reason = "has no values"
		case !ok:
			reason = "says when; ask by month or by year for changes over time"
		case c.Distinct == 1 && !tickedOff(c):
			reason = "does not vary"
		case v.category && (c.Distinct > maxLevels || c.Distinct*2 > d.Rows):
			reason = fmt.Sprintf("has %s values, too many to compare", whole(c.Distinct))
		case v.category && len(q.unit) > 0:
			reason = "is a category, which has no aggregate"
		case v.category && categories == maxCategories || !v.category && numbers == maxNumbers:
			reason = "is beyond the number of columns compared at once; name it"
		}
		if reason != "" {
			q.left = append(q.left, leftOut{c.Name, reason})
			continue
		}
		if v.category {
			categories++
		} else {
			numbers++
		}
		q.variables = append(q.variables, v)
	}
}

// filteredToOne reports whether the plan's filters speak of a column, so that
// it hardly varies in what is left.
func filteredToOne(p question.Plan, column string) bool {
	for _, f := range p.Filters {
		if oneOf(column, f.Columns) {
			return true
		}
	}
	return false
}

// identifies reports whether a column tells rows apart.
func (r *Request) identifies(column string) bool {
	d := r.Dataset()
	c, ok := d.Column(column)
	return ok && c.Role == domain.RoleIdentifier
}
