package analysis

import (
	"math"
	"slices"
)

// leastMembers are needed to tell by how much members vary.
const leastMembers = 8

// BeyondMembers robust standard deviations from what members vary by is far out
// even for the largest of a hundred members.
const BeyondMembers = 3.5

// UnusualMove is how far one member's move lies beyond those of all, in robust
// standard deviations of moves relative to the root of a member's size: sums of
// independent amounts vary by that. Members without a size above 0 or without a
// move are left out. ok is false where fewer than eight are left, where the one
// has no size, or where most did not move.
func UnusualMove(moves, sizes []float64, one int) (z float64, ok bool) {
	var relative []float64
	for i, move := range moves {
		if sizes[i] > 0 && !math.IsNaN(move) {
			relative = append(relative, math.Abs(move)/math.Sqrt(sizes[i]))
		}
	}
	if len(relative) < leastMembers || !(sizes[one] > 0) {
		return 0, false
	}
	slices.Sort(relative)
	spread := normalMAD * relative[len(relative)/2]
	if spread == 0 {
		return 0, false
	}
	return math.Abs(moves[one]) / math.Sqrt(sizes[one]) / spread, true
}
