package analysis

import (
	"math"
	"slices"
)

const (
	// The level on each side of a period is the median of the nearest sideShare of
	// all periods, within these bounds: a burst of less than half of them is still
	// an exception, what lasts longer is a level.
	sideShare            = 20
	leastSide, largeSide = 7, 14
	// clearStep is how far apart the two levels lie at least, in standard
	// deviations: more than four standard errors of the difference of two medians
	// of leastSide values.
	clearStep = 3
)

// besideStep reports whether a period lies at a lasting change of level and
// fits the level on one side of it or what is between them. A smooth trend goes
// through the middle of a step (the turn of a year after a strong December), so
// that the last period before it and the first after it seem far out though
// each is like its neighbours. seasonal is what the decomposition takes out on
// the view's scale; limit is in standard deviations.
//
// It can only take findings back, so the rate of false alarms stays below the
// one that is stated.
func (v view) besideStep(i int, parts Components, limit float64) bool {
	at, _ := observations(v.scaled)
	size := min(max(len(at)/sideShare, leastSide), largeSide)
	k := slices.Index(at, i)
	if k < size || k+size >= len(at) {
		return false
	}
	first, last := at[0], at[len(at)-1]
	slope := (parts.Trend[last] - parts.Trend[first]) / float64(last-first)
	level := func(positions []int) float64 {
		levels := make([]float64, len(positions))
		for n, j := range positions {
			levels[n] = v.scaled[j] - parts.Seasonal[j] - slope*float64(j-i)
		}
		return median(levels)
	}
	before, after := level(at[k-size:k]), level(at[k+1:k+1+size])
	sd := slices.Min(v.sd)
	if math.Abs(after-before) < clearStep*sd {
		return false
	}
	value := v.scaled[i] - parts.Seasonal[i]
	return value > min(before, after)-limit*sd && value < max(before, after)+limit*sd
}
