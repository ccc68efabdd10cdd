package question

import (
	"slices"

	"github.com/lumenore/analytics-mcp-server/domain"
)

// nearestColumns names the columns that an unknown word may have meant by where it
// stands: behind an aggregate only a number can stand, behind "by" and "which" only
// what sorts the rows. Elsewhere, and where there are none such, all are named.
func (g *reading) nearestColumns(word string) string {
	i := slices.IndexFunc(g.spans, func(sp span) bool { return g.words(sp) == word })
	for i--; i >= 0 && among(g.spans[i].first, []role{isStop, isAll, isMark, isOf, isA}); i-- {
	}
	if i < 0 {
		return g.measureList()
	}
	var near []string
	lead := ""
	switch g.spans[i].first {
	case isAggregate:
		lead = "Measures: "
		near = g.columnsThat(func(c domain.Column) bool { return c.Role == domain.RoleMeasure })
	case isGroup, isWhich, isDistinct:
		lead = "Columns to group by: "
		near = g.columnsThat(func(c domain.Column) bool { return c.Role != domain.RoleMeasure })
	}
	if len(near) == 0 {
		return g.measureList()
	}
	return lead + someOf(near) + "."
}

// columnsThat are the names of the columns of a kind.
func (g *reading) columnsThat(is func(domain.Column) bool) []string {
	var out []string
	for _, c := range g.in.Dataset.Columns {
		if is(c) {
			out = append(out, c.Name)
		}
	}
	return out
}
