package engine

import (
	"slices"

	"github.com/lumenore/analytics-mcp-server/domain/query"
)

// grainChosen reports whether the reader chose the grain of a timeline, since the
// question only names its date: "by booking date" asks for no months.
func (r *Request) grainChosen(g query.Grain) bool {
	return slices.Contains(r.Plan.Reading.Assumptions, "over time is shown by "+string(g))
}
