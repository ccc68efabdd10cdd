package question

import (
	"slices"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/query"
)

// sharedMembers is the column whose members a share is of, by the rows that they have:
// "percentage of depots with lost parcels" is of the depots. noColumn where it is of the
// rows themselves, or of what a member is.
func (g *reading) sharedMembers() int {
	share := slices.IndexFunc(g.spans, func(sp span) bool { return sp.first == isShare })
	if share < 0 || g.share == "" || g.text(g.spans[share].to-1) != "of" {
		return noColumn
	}
	n := share + 1
	for n < len(g.spans) && among(g.spans[n].first, []role{isStop, isAll}) {
		n++
	}
	sp := asFirst(g.at(n))
	if sp.role != isColumn || g.numeric(sp) || g.isThings(sp) || g.saysYes(sp) || g.singular(sp) || g.column(sp.columns[0].column).Type.Temporal() {
		return noColumn
	}
	if !slices.Contains([]string{"with", "without", "that", "which", "who", "having", "had", "have", "has"}, g.text(g.spans[n].to)) {
		return noColumn
	}
	for _, b := range g.spans[n+1:] {
		if b.first == isGroup {
			return noColumn
		}
		if g.saysOfThings(b) || b.first == isAggregate {
			return sp.columns[0].column
		}
	}
	return noColumn
}

// shareOfMembers makes the share of the members that have a row in the state that is
// asked for. What each of them comes to, or lacks, is none of one row: it is refused.
func (g *reading) shareOfMembers() error {
	p, of := &g.plan, g.sharedMembers()
	if of == noColumn || len(p.Dimensions) != 1 || p.Dimensions[0].Column != g.column(of).Name || len(p.Having)+len(p.Filters) == 0 {
		return nil
	}
	name := g.column(of).Name
	denied := slices.ContainsFunc(g.spans, func(sp span) bool { return among(sp.first, []role{isNegation, isNull}) })
	if len(p.Having) > 0 || denied || p.TopShare > 0 || len(p.Filters) == 0 {
		return domain.NewFault(domain.KindUnsupported,
			"which part of "+name+" it is by what each of its members comes to, or lacks, can't be worked out in one step.",
			"Ask for the number of them, and for that of all, as in: number of different "+name).
			Because(domain.Cause("a share of members by their totals"))
	}
	all := query.Aggregate{Func: query.Count, Argument: query.Column{Name: name}, Distinct: true}
	has := allOfThem(p.Filters)
	part := all
	part.Where = has.Expr
	whole := "distinct count of " + name
	m := Measure{Name: "share of " + name, Label: whole + " where " + has.Text + " / " + whole, Type: domain.Number, Column: name,
		DenominatorLabel: whole}
	p.Measures, p.Dimensions, p.Filters, p.Order, p.Derived = []Measure{m.over(part, all)}, nil, nil, nil, nil
	g.share, g.order, g.direction = "", nil, ""
	g.assume("the share is of the members of " + name + ", each of which counts that has a row where " + has.Text)
	return nil
}
