package analysis

import "slices"

// designsKept by a search of several series, which mostly have one or two.
const designsKept = 4

// ChangeSearch finds change points in several series, one after the other. It
// remembers what noise does to the searches of series of the same periods and
// season: all but the first take a fraction of the time, and none another result.
// The zero value is ready. Not for use by several goroutines at once.
type ChangeSearch struct{ designs []*stepDesign }

// design is a remembered one or a new one.
func (search *ChangeSearch) design(at []int, period int, steps []int, longer [][]float64) *stepDesign {
	for _, d := range search.designs {
		if d.period == period && slices.Equal(d.at, at) && slices.Equal(d.steps, steps) && slices.EqualFunc(d.longer, longer, slices.Equal) {
			return d
		}
	}
	d := newStepDesign(at, period, slices.Clone(steps), longer)
	if len(steps) == 0 {
		search.designs = append(search.designs, d)
		search.designs = search.designs[max(0, len(search.designs)-designsKept):]
	}
	return d
}
