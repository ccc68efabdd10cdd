package analysis

import (
	"slices"

	"github.com/lumenore/analytics-mcp-server/domain/query"
)

// PerDay is a series of sums by month, quarter or year as sums a day: months of
// 31 days hold more of everything than those of 28, so that the sums of flows
// that have nothing to do with each other rise and fall together. Other grains
// have periods of one length and stay as they are.
func PerDay(s Series) Series {
	switch s.Grain {
	case query.Month, query.Quarter, query.Year:
	default:
		return s
	}
	s.Values = slices.Clone(s.Values)
	const hours = 24
	for i, start := range s.Starts {
		s.Values[i] /= Shift(s.Grain, start, 1).Sub(start).Hours() / hours
	}
	return s
}
