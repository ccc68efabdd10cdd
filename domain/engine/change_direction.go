package engine

import (
	"cmp"
	"fmt"
	"math"
	"slices"
)

const (
	// fewShown members of a breakdown, or fewer, leave room for one that moved
	// against the question's direction, more for two.
	fewShown                   = 3
	againstOfFew, againstOfAll = 1, 2
	// worthSaying is how much of the leader's move one against it has at least
	// that the summary names.
	worthSaying = 0.1
)

// askedDirection is the way of which the reasons are asked: what the question
// says, else where it asks why, the way that the total went. 0: none.
func (run *comparisonRun) askedDirection() float64 {
	switch {
	case run.req.Plan.Moved != 0:
		return float64(run.req.Plan.Moved)
	case (run.req.Plan.Why || run.req.words().firstLike("contribut", "responsib") >= 0) && run.test != run.control && !math.IsNaN(run.test-run.control):
		return math.Copysign(1, run.test-run.control)
	}
	return 0
}

// denied reports whether the question says that the measure went the way which
// it did not go; of one that says so of members, membersWords tells.
func (run *comparisonRun) denied() bool {
	if quantity, _ := run.membersSaid(); quantity != "" {
		return false
	}
	said := float64(run.req.Plan.Moved)
	return said != 0 && said*(run.test-run.control) <= 0 && !run.asksForMost()
}

// along reports whether a segment moved the way of which the reasons are asked;
// of a ratio, whether it moved the total so.
func (run *comparisonRun) along(s segment) bool {
	if run.ratio() {
		return run.direction*(s.rate+s.mix) > 0
	}
	return run.direction*s.difference > 0
}

// rank sorts segments: those first that moved the way of which the reasons are
// asked, of them those that moved so beyond the change of all. Where no way is
// asked of, the largest move first. Of equal ones the warehouse's order holds,
// which the names decide.
func (run *comparisonRun) rank(segments []segment) {
	slices.SortStableFunc(segments, func(x, y segment) int {
		a, b := run.along(x), run.along(y)
		switch {
		case run.direction == 0 || !a && !b:
			return cmp.Compare(run.weight(y), run.weight(x))
		case a != b:
			return cmp.Compare(boolRank(b), boolRank(a))
		}
		return cmp.Compare(run.direction*run.signedWeight(y), run.direction*run.signedWeight(x))
	})
}

func boolRank(b bool) int {
	if b {
		return 1
	}
	return 0
}

// signedWeight is what segments are ranked by, with its sign.
func (run *comparisonRun) signedWeight(s segment) float64 {
	switch {
	case run.ratio():
		return s.rate + s.mix
	case run.contributed():
		return s.difference
	}
	return s.move
}

// firstOf are the segments of a breakdown that are shown: where a way is asked
// of, the last of them are those that moved most against it.
func (run *comparisonRun) firstOf(b breakdown, n int) []segment {
	n = min(n, len(b.segments))
	if run.direction == 0 || n == len(b.segments) {
		return b.segments[:n]
	}
	split := run.turn(b)
	against := againstOfAll
	if n <= fewShown {
		against = againstOfFew
	}
	against = min(against, len(b.segments)-split)
	along := max(n-against, 0)
	if along > split {
		return b.segments[:n]
	}
	return append(slices.Clone(b.segments[:along]), b.segments[split:split+against]...)
}

// turn is where the segments begin that did not move the way asked of.
func (run *comparisonRun) turn(b breakdown) int {
	at := slices.IndexFunc(b.segments, func(s segment) bool { return !run.along(s) })
	if at < 0 {
		return len(b.segments)
	}
	return at
}

// againstWords: ", while Nevada moved the other way (+14.5 K USD)": the member that moved most
// against the way asked of. Empty where none did.
func (run *comparisonRun) againstWords(b breakdown) string {
	if run.direction == 0 {
		return ""
	}
	at := run.turn(b)
	if at == len(b.segments) || at == 0 {
		return ""
	}
	s := b.segments[at]
	by, lead := s.difference, b.segments[0].difference
	if run.ratio() {
		by, lead = s.rate+s.mix, b.segments[0].rate+b.segments[0].mix
	}
	if run.direction*by >= 0 || math.Abs(by) < worthSaying*math.Abs(lead) {
		return ""
	}
	return fmt.Sprintf(", while %s moved the other way (%s)", s.member, signed(by, run.unit()))
}

// movedWords: "Sales fell from … to …", or "Sales did not fall but rose …".
func (run *comparisonRun) movedWords() string {
	went := moved(run.control, run.test)
	if !run.denied() {
		return went
	}
	if run.test == run.control {
		went = "stayed"
	}
	return fmt.Sprintf("did not %s but %s", wayWord(float64(run.req.Plan.Moved)), went)
}

// wayWord is the verb for a way: "fall" or "rise".
func wayWord(direction float64) string {
	if direction < 0 {
		return "fall"
	}
	return "rise"
}
