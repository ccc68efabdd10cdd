package question

import (
	"strings"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/query"
)

// opposedCycles sets calendar conditions side by side, "weekends against
// weekdays": the rows are grouped by which of them they meet, instead of having
// to meet all. It reports whether the conditions are such: of one part of the
// calendar, with nothing in common.
func (g *reading) opposedCycles() bool {
	var part query.Part
	seen := map[int]bool{}
	for _, c := range g.conditions {
		if c.recurring == nil {
			continue
		}
		if c.negated || part != "" && part != c.recurring.Part {
			return false
		}
		part = c.recurring.Part
		for _, v := range c.recurring.Values {
			if seen[v] {
				return false
			}
			seen[v] = true
		}
	}
	var kept []condition
	var when query.Case
	any := query.In{}
	for _, c := range g.conditions {
		if c.recurring == nil {
			kept = append(kept, c)
			continue
		}
		in := query.In{Expr: query.Extract{Part: part, Expr: query.Column{Name: g.column(c.column).Name}}}
		for _, v := range c.recurring.Values {
			in.Values = append(in.Values, int64(v))
		}
		when.Branches = append(when.Branches, query.Branch{When: in, Then: query.Literal{Value: g.cycleName(c.span)}})
		any.Expr, any.Values = in.Expr, append(any.Values, in.Values...)
	}
	g.conditions = kept
	name := "kind of " + strings.ReplaceAll(string(part), "_", " ")
	g.cycles = &Dimension{Name: name, Column: g.column(g.timeColumn()).Name, Expr: when, Type: domain.String}
	g.plan.Filters = append(g.plan.Filters, Filter{Expr: any, Text: name + " is one of those named", Columns: []string{g.cycles.Column}})
	return true
}

// cycleName is a calendar condition in the question's words, as a member.
func (g *reading) cycleName(i int) string {
	ws := strings.Fields(strings.ToLower(g.saidPeriod(g.spans[i])))
	if len(ws) == 0 {
		return ""
	}
	return g.stems.base(ws[len(ws)-1])
}
