package question

import (
	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/query"
)

// tellingHours is the column of times at k, or, where the question asks for hours
// and that one holds days alone, the one column of the dataset that has hours.
func (g *reading) tellingHours(k int) int {
	if k == noColumn || g.column(k).Type != domain.Date || !g.asksHours() {
		return k
	}
	found := noColumn
	for i, c := range g.in.Dataset.Columns {
		switch {
		case c.Type != domain.Timestamp || !g.hasClock(i):
		case found != noColumn:
			return k
		default:
			found = i
		}
	}
	if found == noColumn {
		return k
	}
	g.assume("hours are those of " + g.column(found).Name + ": " + g.column(k).Name + " holds days without a time of the day")
	return found
}

// asksHours reports whether hours are what the rows are to be told apart by.
func (g *reading) asksHours() bool {
	for _, sp := range g.spans {
		if sp.first == isGrain && (sp.grain.Grain == query.Hour || sp.grain.Part == query.HourOf) {
			return true
		}
	}
	return false
}
