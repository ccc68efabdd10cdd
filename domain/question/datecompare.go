package question

import (
	"time"

	"github.com/lumenore/analytics-mcp-server/domain/period"
	"github.com/lumenore/analytics-mcp-server/domain/query"
)

// thanDateAt reads a comparison of a column of times with a date, as near SQL
// writes it: "order_date >= 2025-01-01" is since that day. It reports whether it
// took one.
func (g *reading) thanDateAt(i, n int) bool {
	left, sp := g.before(i, isIs, isStop), g.at(n)
	if sp.role != isPeriod || g.at(left).role != isColumn || !g.column(g.spans[left].columns[0].column).Type.Temporal() ||
		sp.found.Kind != period.Span || sp.found.From.IsZero() || sp.found.To.IsZero() {
		return false
	}
	f, day := &g.spans[n].found, 24*time.Hour
	switch query.CompareOp(g.spans[i].word) {
	case query.GreaterEqual:
		f.Kind, f.To = period.Since, time.Time{}
	case query.Greater:
		f.Kind, f.From, f.To = period.Since, f.To.Add(day), time.Time{}
	case query.LessEqual:
		f.Kind, f.From = period.Until, time.Time{}
	case query.Less:
		f.Kind, f.From, f.To = period.Until, time.Time{}, f.From.Add(-day)
	case query.Equal:
	default:
		return false
	}
	g.done(i)
	return true
}
