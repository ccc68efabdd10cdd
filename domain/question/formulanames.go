package question

import "github.com/lumenore/analytics-mcp-server/domain/query"

// nameOf is a formula as the name of its result.
func (g *reading) formulaName(f *formula) string {
	switch {
	case f.number != nil:
		return plainNumber(*f.number)
	case f.count != nil:
		_, label := g.countedIn(*f.count)
		return label
	case f.of != nil && (f.aggregate == "sum" || f.aggregate == ""):
		return g.formulaName(f.of)
	case f.of != nil:
		_, prefix := aggregateFunc(f.aggregate)
		return prefix + " " + g.formulaName(f.of)
	case f.sign == "":
		return g.column(f.column).Name
	}
	return within(f, f.left, g.formulaName(f.left)) + " " + f.sign + " " + within(f, f.right, g.formulaName(f.right))
}

// within is the name of a part of a formula, in brackets where it needs them.
func within(f, part *formula, name string) string {
	inner := part.core().sign
	if f.sign == "+" || inner == "" || f.sign == "-" && part == f.left {
		return name
	}
	if inner == "+" || inner == "-" || part == f.right && f.sign == "/" {
		return "(" + name + ")"
	}
	return name
}

// labelled is the label of a part of a formula, in brackets where it needs them: an
// aggregate stands in its own.
func labelled(f, part *formula, c calculated) string {
	if _, single := c.expr.(query.Aggregate); single {
		return c.label
	}
	return within(f, part, c.label)
}
