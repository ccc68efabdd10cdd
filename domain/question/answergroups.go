package question

import (
	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/query"
)

// groupedValue is what rows are grouped by of a column: in a column of yes and no
// that is spelt in several ways the answer, so that "Yes" and "yes" are one group.
func (g *reading) groupedValue(c domain.Column) query.Expr {
	var whole query.Expr = query.Column{Name: c.Name}
	if !g.plain() || c.Type != domain.String {
		return whole
	}
	yes, no := g.in.Values.answers(c.Name)
	if len(yes) == 0 || len(no) == 0 || len(yes)+len(no) <= 2 {
		return whole
	}
	g.assume("the spellings of " + c.Name + " that give the same answer are one group")
	branch := func(same []string) query.Branch {
		in := query.In{Expr: whole}
		for _, v := range same {
			in.Values = append(in.Values, v)
		}
		return query.Branch{When: in, Then: query.Literal{Value: same[0]}}
	}
	return query.Case{Branches: []query.Branch{branch(yes), branch(no)}, Else: whole}
}

// countedLater takes what is counted in "number and share of returned orders" from
// behind the share: orders, where one has several rows.
func (g *reading) countedLater() error {
	for i, sp := range g.spans {
		and := g.after(i, isStop)
		k := g.after(and, isStop, isA)
		if sp.role != isCount || g.at(and).role != isLogic || g.at(k).role != isShare {
			continue
		}
		for n := k + 1; n < len(g.spans) && g.spans[n].role != isGroup; n++ {
			if g.isThings(g.spans[n]) {
				if key := g.keyOfSpan(g.spans[n]); key != noColumn && !g.namesRows(key) {
					g.countOf = key
				}
				break
			}
		}
	}
	return nil
}
