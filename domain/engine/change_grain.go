package engine

import "github.com/lumenore/analytics-mcp-server/domain/query"

// grainChosen reports whether the reader chose the grain of a timeline, since the
// question only names its date: "by booking date" asks for no months.
func (r *Request) grainChosen(g query.Grain) bool {
	t := r.Plan.Time
	return t != nil && t.Chosen && t.Grain == g
}
