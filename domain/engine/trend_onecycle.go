package engine

import (
	"fmt"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/query"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

// oneCycle refuses a cycle of the calendar that is crossed with something else:
// the pattern alone is what this tool tells, and a table of both what questions do.
func (r *Request) oneCycle(cycle question.Dimension, part query.Part) error {
	why := fmt.Sprintf("%s comes round again and again, so its parts have no trend.", cycle.Name)
	words := map[query.Part]string{query.MonthOf: "month of the year", query.QuarterOf: "quarter of the year", query.WeekOf: "week of the year",
		query.DayOfWeek: "weekday", query.HourOf: "hour of the day"}[part]
	d := r.Dataset()
	m := r.Measure()
	c, ok := d.Column(m.Column)
	if !ok || words == "" || c.Role != domain.RoleMeasure {
		return r.wrongTool(domain.Query, why, r.Text)
	}
	m = r.measureOf(c)
	text := fmt.Sprintf("%s by %s", m.Name, words)
	if _, ok := r.engine.readable(text, r.reading); !ok {
		return r.wrongTool(domain.Query, why, r.Text)
	}
	return domain.NewFault(domain.KindUnsupported, why+" Which of them are high can be told of all rows together.",
		fmt.Sprintf("Ask: %s; or call %s for a table by member: %s", text, domain.Query, text+tableBy(r.Breakdown(), cycle)))
}

// tableBy are the groups beside a cycle, as words.
func tableBy(dimensions []question.Dimension, cycle question.Dimension) string {
	out := ""
	for _, d := range dimensions {
		if d.Name != cycle.Name {
			out += " and " + d.Name
		}
	}
	return out
}
