package engine

import "math"

const (
	// leastApart is how many standard deviations of the rows a group's mean has to
	// lie from the others' to be called out of the ordinary, however many rows show
	// that it differs: a medium effect (Cohen, Statistical Power Analysis, 1988).
	leastApart = 0.5
	// leastAside is as much for a group that lies by itself: more than a small effect,
	// which is much where the others hardly differ.
	leastAside = 0.35
	// enoughOthers is how many others it takes to tell what groups vary by.
	enoughOthers = 4
	// leastShareApart is as much for shares, Cohen's h: a small effect, since rows of
	// yes and no vary by far more than the shares of groups do.
	leastShareApart = 0.2
	// beyondOthers is how many times as far from the others' share a group's must lie
	// as the others lie from it.
	beyondOthers = 3
)

// standsApart reports whether the mean of a group lies far from that of the others:
// by half of what rows vary by, or by less where it lies far outside of what the
// others vary by; of shares, by the latter alone.
func standsApart(groups []group, at int, shares bool) bool {
	others := meanOfOthers(groups, groups[at:at+1])
	away := math.Abs(groups[at].values.Mean - others)
	squares, n := 0.0, 0.0
	for i, g := range groups {
		if i != at {
			squares, n = squares+(g.values.Mean-others)*(g.values.Mean-others), n+1
		}
	}
	aside := away >= beyondOthers*math.Sqrt(squares/n)
	if !shares {
		rows := spreadWithin(groups)
		return away >= leastApart*rows || n >= enoughOthers && aside && away >= leastAside*rows
	}
	h := 2 * math.Abs(math.Asin(math.Sqrt(groups[at].values.Mean))-math.Asin(math.Sqrt(others)))
	return h >= leastShareApart && aside
}
