package question

import (
	"strings"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/period"
	"github.com/lumenore/analytics-mcp-server/domain/query"
)

// listed is the column whose members the question is about: what it lists or
// counts, or names before anything else; noColumn where it is about rows.
func (g *reading) listed() int {
	switch {
	case len(g.head) > 0:
		return g.head[0]
	case g.countOf != noColumn:
		return g.countOf
	case len(g.measures) > 0 || g.counting || g.numbersNamedBeside():
		return noColumn
	}
	for _, b := range g.bare {
		if c := g.column(b.columns[0].column); c.Role == domain.RoleDimension || c.Role == domain.RoleIdentifier {
			return b.columns[0].column
		}
	}
	return noColumn
}

// withEach keeps the members that have rows with each of several values:
// "customers who bought both furniture and technology".
func (g *reading) withEach(thing int, c condition, values []string) Filter {
	name, col := g.column(thing).Name, g.column(c.column)
	besides, shown := g.alongside(c)
	out := Filter{Columns: []string{name, col.Name}}
	var all query.And
	for _, v := range values {
		inside := query.And{Terms: []query.Expr{query.Compare{Op: query.Equal, Left: query.Column{Name: col.Name}, Right: query.Literal{Value: v}}}}
		if besides != nil {
			inside.Terms = append(inside.Terms, besides)
		}
		all.Terms = append(all.Terms, g.membersWith(thing, inside))
	}
	out.Expr, out.Text = all, name+" with rows for each of "+col.Name+" "+strings.Join(values, ", ")+shown
	return out
}

// setOf reports whether a condition leaves out members rather than rows: "on
// Dream but not on Biscoe" asks for things with rows of the one value and none
// of the other.
func (g *reading) setOf(c condition) (int, bool) {
	thing := g.listed()
	if thing == noColumn || thing == c.column {
		return 0, false
	}
	if c.never {
		return thing, true
	}
	for _, other := range g.conditions {
		if other.column == c.column && !other.negated && len(other.values) > 0 {
			return thing, true
		}
	}
	return 0, false
}

// withoutRows keeps the members of a column that have no row with a condition.
func (g *reading) withoutRows(thing int, inside query.Expr, shown, column string) Filter {
	name, in := g.column(thing).Name, g.membersWith(thing, inside)
	var out query.Expr = query.Not{Term: in}
	if g.column(thing).NullShare > 0 { // what has no name is no member
		out = query.And{Terms: []query.Expr{query.Not{Term: query.IsNull{Expr: query.Column{Name: name}}}, out}}
	}
	return Filter{Expr: out, Text: name + " without rows where " + shown, Columns: []string{name, column}}
}

// notInTimeFilter reads "in 2016 but not in 2017": with something listed, its
// members without rows in that period; else simply the other rows.
func (g *reading) notInTimeFilter(col domain.Column, c condition) Filter {
	p := c.notInTime.Period()
	inside := Within(col, p)
	shown := period.Describe(p.From, p.To)
	thing := g.listed()
	if thing != noColumn && c.never {
		return g.withoutRows(thing, inside, col.Name+" in "+shown, col.Name)
	}
	if thing == noColumn || g.plan.Period == nil || c.ofRow {
		f := Filter{Expr: query.Not{Term: inside}, Text: col.Name + " not in " + shown, Columns: []string{col.Name}}
		if col.NullShare > 0 && col.Name != g.in.Dataset.DefaultTime { // what has not happened did not happen then
			f.Expr = query.Or{Terms: []query.Expr{f.Expr, query.IsNull{Expr: query.Column{Name: col.Name}}}}
		}
		return f
	}
	all := query.And{Terms: []query.Expr{inside}}
	shown = col.Name + " in " + shown
	for _, other := range g.conditions { // "bought garden tools in 2022 but not in 2023": no garden tools in 2023
		if len(other.values) > 0 && !other.negated && other.orWith == noColumn {
			f := g.valueFilter(g.column(other.column), other)
			all.Terms = append(all.Terms, f.Expr)
			shown += " and " + f.Text
		}
	}
	return g.withoutRows(thing, all, shown, col.Name)
}

// membersWith is true of the members of a column that have a row with a
// condition.
func (g *reading) membersWith(thing int, inside query.Expr) query.Expr {
	name := g.column(thing).Name
	return query.InSelect{Expr: query.Column{Name: name}, Select: query.Select{Dataset: g.in.Dataset.ID, Distinct: true,
		Outputs: []query.Output{{As: name, Expr: query.Column{Name: name}, Key: true}}, Where: inside}}
}
