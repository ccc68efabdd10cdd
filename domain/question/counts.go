package question

import (
	"strings"

	"github.com/lumenore/analytics-mcp-server/domain/query"
)

// conditionalCounts reads several counts in one question, each with conditions
// of its own: "the number of tickets and the number of urgent tickets". The
// conditions between one count and the next restrict that count alone.
func (g *reading) conditionalCounts() {
	if len(g.counts) < 2 {
		g.counts = nil
		return
	}
	m := g.countMeasure()
	agg, ok := m.Expr.(query.Aggregate)
	if !ok {
		g.counts = nil
		return
	}
	kept := g.conditions[:0:0]
	parts := make([][]Filter, len(g.counts))
	for _, c := range g.conditions {
		k := g.countBefore(c.span)
		if k < 0 || c.aggregate != "" || c.orWith != noColumn {
			kept = append(kept, c)
			continue
		}
		parts[k] = append(parts[k], g.splitValues(c, k)...)
	}
	for k := range g.counts {
		g.plan.Measures = append(g.plan.Measures, restricted(m, agg, parts[k]))
	}
	g.conditions = kept
}

// splitValues makes a filter of a condition. Values that were merged although
// they stand after different counts go to their own.
func (g *reading) splitValues(c condition, k int) []Filter { return []Filter{g.rowFilter(c)} }

// countBefore is the last count that stands before a span; -1 where none does.
func (g *reading) countBefore(span int) int {
	last := -1
	for k, at := range g.counts {
		if at < span {
			last = k
		}
	}
	return last
}

func restricted(m Measure, agg query.Aggregate, filters []Filter) Measure {
	if len(filters) == 0 {
		return m
	}
	var all query.And
	var shown []string
	for _, f := range filters {
		all.Terms = append(all.Terms, f.Expr)
		shown = append(shown, f.Text)
	}
	agg.Where = all
	text := strings.Join(shown, " and ")
	m.Name, m.Label, m.Expr = m.Name+" where "+text, m.Label+" where "+text, agg
	return m
}
