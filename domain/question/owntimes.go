package question

import (
	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/period"
)

// periodOfOwn reads a period as a condition on the column of dates that stands
// before it, where the question has periods of several columns: "started in 2023
// and churned in 2024". It reports whether it took the period.
func (g *reading) periodOfOwn(i int) bool {
	sp := g.spans[i]
	col := g.ownerOf(i)
	if col == noColumn || sp.found.Kind == period.Cycle || sp.found.Kind == period.AllTime || !g.severalOwners() {
		return false
	}
	f := sp.found
	if latest, ok := g.latestOf(f); ok {
		f = latest
	}
	c := condition{column: col, inTime: &f, countOf: noColumn, orWith: noColumn, span: i}
	if g.negatedBefore(i) || g.negatedClause(i) {
		c.inTime, c.notInTime = nil, &f
	}
	g.conditions = append(g.conditions, c)
	if f.Assumption != "" {
		g.assume(f.Assumption)
	}
	g.done(i)
	return true
}

// ownerOf is the column of dates named directly before a period.
func (g *reading) ownerOf(i int) int {
	k := g.beyond(i, -1, []role{isStop, isIn, isFor, isIs, isOf})
	if k < 0 || g.spans[k].first != isColumn || len(g.spans[k].columns) == 0 {
		return noColumn
	}
	col := g.spans[k].columns[0].column
	if c := g.column(col); c.Role != domain.RoleTime || !c.Type.Temporal() {
		return noColumn
	}
	return col
}

// severalOwners reports whether periods of more than one column of dates are named.
func (g *reading) severalOwners() bool {
	first := noColumn
	for i, sp := range g.spans {
		if sp.first != isPeriod {
			continue
		}
		switch col := g.ownerOf(i); {
		case col == noColumn || col == first:
		case first != noColumn:
			return true
		default:
			first = col
		}
	}
	return false
}
