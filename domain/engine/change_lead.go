package engine

import (
	"fmt"
	"math"

	"github.com/lumenore/analytics-mcp-server/domain/analysis"
)

// hardly is up to which part of the total's move an effect is no effect.
const hardly = 0.005

// leadWords: "by Region, East moved most (−33 K USD, 35 % of it, −30 K USD
// beyond the change of the others), while West moved the other way (+3 K USD)".
// Who moved most is who has the largest difference; who moved most beyond the
// change of the others may be another one, whom asideWords name.
func (run *comparisonRun) leadWords(b breakdown) string {
	s, unit := run.mover(b), run.unit()
	by, against := "by "+enumerate(namesOf(b), "and")+", ", run.againstWords(b)
	if run.direction != 0 && !run.along(s) {
		return by + "no member " + moved(0, run.direction)
	}
	if !run.ratio() && s.difference == 0 {
		return by + "no member moved"
	}
	switch {
	case run.ratio():
		return fmt.Sprintf("%sthe members' own rates moved it %s, their shares %s; most of all %s (%s and %s)%s", by, run.effect(b.rates), run.effect(b.mixes),
			s.member, run.effect(s.rate), run.effect(s.mix), against)
	case math.IsNaN(s.unexpected):
		return fmt.Sprintf("%s%s moved most (%s)%s", by, s.member, signed(s.difference, unit), against)
	}
	part := ""
	if share := s.contribution; run.direction != 0 && share > 0 && share <= 1 {
		part = ", " + percent(share) + " of it"
	}
	switch {
	case run.contributed():
		verb := "contributed most to it"
		if run.asksForMost() {
			verb = moved(0, run.direction) + " most"
		}
		return fmt.Sprintf("%s%s %s (%s%s)%s", by, s.member, verb, signed(s.difference, unit), part, against)
	case s.member.key() != b.segments[0].member.key():
		return fmt.Sprintf("%s%s moved most (%s%s)%s", by, s.member, signed(s.difference, unit), part, against)
	}
	verb, chance := run.leadVerb(b)
	return fmt.Sprintf("%s%s %s (%s%s, %s beyond the change of the others%s)%s",
		by, s.member, verb, signed(s.difference, unit), part, signed(s.unexpected, unit), chance, against)
}

// mover is the member with the largest difference, of those that went the way
// asked of; of a ratio the one that moved it most.
func (run *comparisonRun) mover(b breakdown) segment {
	most := b.segments[0]
	if run.ratio() {
		return most
	}
	for _, s := range b.segments[1:] {
		switch {
		case run.along(most) && !run.along(s):
		case size(s.difference) > size(most.difference) || run.along(s) && !run.along(most):
			most = s
		}
	}
	return most
}

// asideWords are a sentence of their own on who moved most beyond the change of
// the others, where that is not who moved most: "Held against how the
// other members of Region changed, East departs most (+102, which is 91 less)."
func (run *comparisonRun) asideWords(b breakdown) string {
	s := b.segments[0]
	if run.ratio() || run.contributed() || math.IsNaN(s.unexpected) || s.unexpected == 0 ||
		run.direction != 0 && !run.along(s) || s.member.key() == run.mover(b).member.key() {
		return ""
	}
	if run.chance(b) {
		return fmt.Sprintf(" Beyond the change of the others, no member of %s moved more than members vary by.", enumerate(namesOf(b), "and"))
	}
	more := "more"
	if s.unexpected < 0 {
		more = "less"
	}
	verb := "departs most"
	if z, ok := run.unusualMove(b); ok && z > analysis.BeyondMembers && (!run.told || b.tells()) {
		verb = "stands out"
	}
	return fmt.Sprintf(" Held against how the other members of %s changed, %s %s (%s, which is %s %s).",
		enumerate(namesOf(b), "and"), s.member, verb,
		signed(s.difference, run.unit()), amount(math.Abs(s.unexpected), run.unit()), more)
}

// leadVerb says whether the leader stands out, or moved no more than members
// vary by: of many members one always moves most.
func (run *comparisonRun) leadVerb(b breakdown) (verb, chance string) {
	if run.told && b.tells() && b.teller.member.key() == b.segments[0].member.key() {
		return "stands out", ""
	}
	switch z, ok := run.unusualMove(b); {
	case !ok, run.told && z > analysis.BeyondMembers:
		return "moved most", ""
	case z > analysis.BeyondMembers:
		return "stands out", ""
	}
	return "moved most", ", no more than members vary by"
}

// chance reports whether the leader of a breakdown moved no more than its
// members vary by.
func (run *comparisonRun) chance(b breakdown) bool {
	if run.ratio() || len(b.segments) == 0 || run.told && b.tells() {
		return false
	}
	z, ok := run.unusualMove(b)
	return ok && z <= analysis.BeyondMembers
}

// unusualMove is how far the leader's move lies beyond those of the members, in
// robust standard deviations of moves relative to the root of a member's size:
// sums of independent amounts vary by that. ok is false where members are few.
func (run *comparisonRun) unusualMove(b breakdown) (z float64, ok bool) {
	moves, sizes := make([]float64, len(b.segments)), make([]float64, len(b.segments))
	for i, s := range b.segments {
		moves[i], sizes[i] = s.move, max(s.control, s.test)
	}
	return analysis.UnusualMove(moves, sizes, 0)
}

// effect writes a part of a ratio's move; "0" where it is next to nothing of it.
func (run *comparisonRun) effect(x float64) string {
	if math.Abs(x) < hardly*math.Abs(run.test-run.control) {
		return "0"
	}
	return signed(x, run.unit())
}

// contributed reports whether the question asks whose part is the largest, not
// who moved otherwise than all.
func (run *comparisonRun) contributed() bool {
	return run.direction != 0 && (run.req.words().firstLike("contribut", "responsib") >= 0 || run.asksForMost())
}

// asksForMost reports whether the question asks which member went a way most,
// and so does not say that the total went that way.
func (run *comparisonRun) asksForMost() bool {
	w := run.req.words()
	if quantity, _ := run.membersSaid(); quantity != "" { // "most regions" are no superlative
		return false
	}
	return w.any("most") && w.firstLike("contribut", "responsib") < 0 && len(run.req.Breakdown()) > 0
}
