package engine

import (
	"cmp"
	"context"
	"fmt"
	"math"
	"slices"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/analysis"
	"github.com/lumenore/analytics-mcp-server/domain/query"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

const (
	// maxSearchedDimensions and maxSearchedMembers bound what is looked at where
	// the question names no dimension: more members are records, not groups.
	maxSearchedDimensions, maxSearchedMembers = 16, 1_000
	// mostOfIt is the share of a segment's move that a part of it must make to
	// be named, and aboveItsSize by how much that must exceed its share of the
	// segment: a part that moved as the segment did says nothing new. One that
	// moved much more than all of it is offset by another, and explains nothing.
	mostOfIt, allOfIt, aboveItsSize = 0.6, 1.25, 2
)

// breakdown is a comparison by the members of one or more dimensions.
type breakdown struct {
	dimensions []question.Dimension
	segments   []segment // the largest move first; of a ratio the largest effect
	reversed   bool      // the total moved against every sizeable member
	// rates and mixes are, of a ratio, the effects of all members together.
	rates, mixes float64
	telling      analysis.Telling
	teller       segment // the one by which it tells
}

// explained is the largest move of a member, of those that went the way of
// which the reasons are asked: how much a breakdown explains.
func (run *comparisonRun) explained(b breakdown) float64 {
	most := 0.0
	for _, s := range b.segments {
		switch {
		case run.direction == 0:
			most = max(most, size(s.move))
		case run.along(s):
			most = max(most, run.direction*s.move)
		}
	}
	return most
}

// segment is one member's part in a comparison.
type segment struct {
	member        Member
	control, test float64
	difference    float64
	relative      float64
	contribution  float64 // share of the total's difference
	unexpected    float64
	rate, mix     float64
	// move is by how much the segment moved the total beyond moving as all of
	// it did: what segments are ranked by.
	move float64
	// before and after are the spreads of its rows, and share is its part of the
	// control; spread: they are known.
	before, after analysis.Spread
	share         float64
	spread        bool
}

// breakdown computes the comparison by the members of dimensions.
func (run *comparisonRun) breakdown(ctx context.Context, dimensions []question.Dimension) (breakdown, error) {
	b := breakdown{dimensions: dimensions}
	t, err := run.members(ctx, dimensions, nil)
	if err != nil {
		return b, err
	}
	n := len(dimensions)
	if run.ratio() {
		run.fillRatios(&b, t, n)
	} else {
		err = run.fillSums(&b, t, n)
	}
	run.rank(b.segments)
	return b, err
}

// weight is what the members of a breakdown are ranked by: of a ratio all that
// they did to it, of a sum what they did beyond changing as the total did.
func (run *comparisonRun) weight(s segment) float64 {
	if run.ratio() {
		return size(s.rate + s.mix)
	}
	return size(s.move)
}

// size is how large a move is; one that is not defined comes last.
func size(move float64) float64 {
	if math.IsNaN(move) {
		return -1
	}
	return math.Abs(move)
}

// members loads the measure in both periods for each member: a ratio as its
// numerator and denominator.
func (run *comparisonRun) members(ctx context.Context, dimensions []question.Dimension, within *Member) (domain.Table, error) {
	p := run.req.Settled(run.measure, dimensions...)
	p.Compare, p.Period = run.plan.Compare, run.plan.Period
	if run.ratio() {
		p.Measures = []question.Measure{
			{Name: "numerator", Expr: p.Measures[0].Numerator, Additive: true}, {Name: "denominator", Expr: p.Measures[0].Denominator, Additive: true}}
	}
	if within == nil {
		p.Measures = append(p.Measures, run.spreads()...)
	} else {
		p = only(p, []Member{*within})
	}
	q := compile(p)
	q.Limit = maxContributors + 1
	t, err := run.req.Run(ctx, q)
	if err != nil {
		return t, err
	}
	if len(t.Rows) > maxContributors {
		return t, domain.NewFault(domain.KindTooBig, fmt.Sprintf("more than %s members contribute.", whole(maxContributors)),
			"Group by something with fewer members, or add a filter.")
	}
	return t, nil
}

func (run *comparisonRun) fillSums(b *breakdown, t domain.Table, n int) error {
	control, test := make([]float64, len(t.Rows)), make([]float64, len(t.Rows))
	for i, row := range t.Rows {
		test[i], control[i] = number(row[n]), number(row[n+1])
	}
	adds := run.additive() || run.distinct() && addsTo(control, run.control) && addsTo(test, run.test)
	if names := namesOf(*b); run.distinct() && !adds {
		if len(run.req.Breakdown()) == 0 {
			run.skipped = append(run.skipped, names...)
			return nil
		}
		for _, name := range names {
			if !oneOf(name, run.overlapping) {
				run.overlapping = append(run.overlapping, name)
			}
		}
	}
	if !adds {
		for i, row := range t.Rows {
			d := test[i] - control[i]
			b.segments = append(b.segments, segment{member: memberOf(b.dimensions, row, 0), control: control[i], test: test[i], difference: d,
				relative: relativeTo(d, control[i]), contribution: math.NaN(), unexpected: math.NaN(), move: d})
		}
		return nil
	}
	parts, err := analysis.Contributions(control, test)
	if err != nil {
		return err
	}
	known := run.control > 0 && (run.distinct() || len(run.spreads()) > 0)
	for i, c := range parts {
		s := run.sumSegment(memberOf(b.dimensions, t.Rows[i], 0), c)
		if s.spread = known; known {
			s.before, s.after = run.sumSpreads(t.Rows[i], n)
			s.share = c.Control / run.control
		}
		b.segments = append(b.segments, s)
	}
	return nil
}

// addsTo reports whether the members' values make the total.
func addsTo(values []float64, total float64) bool {
	sum := 0.0
	for _, v := range values {
		sum += v
	}
	return sum == total
}

// sumSegment: its move is the difference beyond changing as the total did.
func (run *comparisonRun) sumSegment(m Member, c analysis.Contribution) segment {
	move := c.Difference
	if run.control > 0 {
		move = c.Test - c.Control*run.test/run.control
	}
	return segment{member: m, control: c.Control, test: c.Test, difference: c.Difference, relative: c.RelativeDifference,
		contribution: c.Contribution, unexpected: c.UnexpectedDifference, move: move}
}

func relativeTo(difference, control float64) float64 {
	if control == 0 {
		return math.NaN()
	}
	return difference / math.Abs(control)
}

// rankBreakdowns puts the dimension first against all of whose members the
// total moved, then those that tell, the surest first, then the one whose member
// moved most; those last whose members all moved as members vary.
func (run *comparisonRun) rankBreakdowns() {
	slices.SortStableFunc(run.breakdowns, func(a, b breakdown) int {
		if a.reversed != b.reversed {
			return cmp.Compare(boolRank(b.reversed), boolRank(a.reversed))
		}
		if x, y := a.tells(), b.tells(); x != y {
			return cmp.Compare(boolRank(y), boolRank(x))
		} else if x {
			return cmp.Compare(a.telling.Log, b.telling.Log)
		}
		if x, y := run.chance(a), run.chance(b); x != y {
			return cmp.Compare(boolRank(x), boolRank(y))
		}
		return cmp.Compare(run.explained(b), run.explained(a))
	})
}

// leads reports whether a segment has a move to explain, in the way asked of.
func (run *comparisonRun) leads(s segment) bool {
	if run.direction == 0 {
		return s.move != 0
	}
	return run.along(s) && run.direction*s.move > 0
}

// drill looks within the leading segment for the part of it that most of its
// move comes from: moves add up within a segment.
func (run *comparisonRun) drill(ctx context.Context) error {
	if len(run.breakdowns) < 2 || !run.leads(run.breakdowns[0].segments[0]) || run.chance(run.breakdowns[0]) ||
		run.told && !run.breakdowns[0].tells() {
		return nil
	}
	lead := run.breakdowns[0].segments[0]
	for _, other := range run.breakdowns[1:] {
		t, err := run.members(ctx, other.dimensions, &lead.member)
		if err != nil {
			return err
		}
		for _, row := range t.Rows {
			c := analysis.Contribution{Test: number(row[1]), Control: number(row[2])}
			share := run.sumSegment(Member{}, c).move / lead.move
			if share < mostOfIt || share > allOfIt || share <= run.cellShare || aboveItsSize*c.Control > share*lead.control {
				continue
			}
			parts, err := analysis.Contributions([]float64{c.Control, run.control - c.Control}, []float64{c.Test, run.test - c.Test})
			if err != nil {
				return err
			}
			dimensions := append(slices.Clone(lead.member.Dimensions), other.dimensions...)
			cell := run.sumSegment(Member{Dimensions: dimensions, Values: append(slices.Clone(lead.member.Values), row[0])}, parts[0])
			run.cell, run.cellShare = &cell, share
		}
	}
	return nil
}

// tellingCount is so large that two segments hardly share it by chance.
const tellingCount = 1000

// telling reports whether figures that two segments share tell that they hold the
// same rows: small counts do not.
func (run *comparisonRun) telling(control, test float64) bool {
	if run.measure.Aggregate == query.Count {
		return math.Max(math.Abs(control), math.Abs(test)) >= tellingCount
	}
	return control != 0 || test != 0
}

// prune leaves out the segments that hold the same rows as one of a dimension
// with fewer members: both figures agree, and hardly by chance.
func (run *comparisonRun) prune() {
	bySize := make([]*breakdown, len(run.breakdowns))
	for i := range run.breakdowns {
		bySize[i] = &run.breakdowns[i]
	}
	slices.SortStableFunc(bySize, func(a, b *breakdown) int { return cmp.Compare(len(a.segments), len(b.segments)) })
	type figures struct{ control, test float64 }
	seen := map[figures]bool{}
	for _, b := range bySize {
		var kept []segment
		for _, s := range b.segments {
			f := figures{s.control, s.test}
			if seen[f] && len(b.dimensions) == 1 && run.telling(f.control, f.test) {
				run.pruned++
				continue
			}
			kept = append(kept, s)
		}
		for _, s := range kept {
			seen[figures{s.control, s.test}] = true
		}
		b.segments = kept
	}
	run.breakdowns = slices.DeleteFunc(run.breakdowns, func(b breakdown) bool { return len(b.segments) == 0 })
}
