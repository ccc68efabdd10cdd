package engine

import (
	"context"
	"slices"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

// sizeOfThings is a column that a table tells again in each row of one thing, such
// as the beds of a ward; of a time, where that is the thing.
type sizeOfThings struct{ column, thing domain.Column }

func (s sizeOfThings) holds() string {
	return s.column.Name + " holds the same value in all rows of one " + s.thing.Name
}

// taken is the assumption that goes with it.
func (s sizeOfThings) taken() string { return s.holds() + ", so it is taken once for each." }

// assumeOnce says that a size is taken once, in place of what was assumed of its sum.
func (r *Request) assumeOnce(size sizeOfThings) {
	said, others := &r.Plan.Reading.Assumptions, &r.Plan.Reading.Alternatives
	*said, *others = question.WithoutTimesOf(size.column.Name, *said, *others)
	r.Assume(size.taken())
}

// repeats are what Settled takes once in all plans of an analysis, as nlq_to_data
// does in its one: the same words are the same number in every tool.
type repeats struct {
	ofThing, ofTime sizeOfThings
	told            string // a caveat: what is repeated and can't be taken once
}

// settledMeasure is Measure, with what its column repeats looked up for Settled. A
// size that is taken once does not add up over periods or members: each has it whole.
func (r *Request) settledMeasure(ctx context.Context) (question.Measure, error) {
	r.perMember = settlesPerMember(r.Plan)
	m := r.Measure()
	return m, r.settleRepeats(ctx, &m)
}

// settleRepeats looks up what a measure's column repeats.
func (r *Request) settleRepeats(ctx context.Context, m *question.Measure) (err error) {
	if r.perMember {
		return nil
	}
	r.repeats = repeats{}
	p := r.Settled(*m)
	p.Compare = nil
	found := repeats{}
	if found.ofTime, err = r.repeatedAtTimes(ctx, p); err != nil {
		return err
	}
	if found.ofTime.column.Name == "" {
		if found.ofThing, found.told, err = r.repeatedSize(ctx, p); err != nil {
			return err
		}
	}
	r.repeats = found
	for _, size := range []sizeOfThings{found.ofTime, found.ofThing} {
		if size.column.Name != "" {
			r.assumeOnce(size)
		}
	}
	if found.ofThing.column.Name != "" {
		m.Additive = false
	}
	return nil
}

// repeatedAtTimes is the column of a plan's measure that rows of one time repeat.
func (r *Request) repeatedAtTimes(ctx context.Context, p question.Plan) (sizeOfThings, error) {
	axis, ok := repeatable(p)
	if !ok || p.Inner != nil {
		return sizeOfThings{}, nil
	}
	for _, name := range summedColumns(p) {
		c, _ := p.Dataset.Column(name)
		if c.Distinct < 2 || c.Distinct > axis.Distinct {
			continue
		}
		if _, takes := takenOnce(p, axis, c); !takes {
			continue
		}
		if same, err := r.sameAtEachTime(ctx, p.Dataset.ID, axis.Name, name); same || err != nil {
			return sizeOfThings{column: c, thing: axis}, err
		}
	}
	return sizeOfThings{}, nil
}

// once is a settled plan with what its measure repeats taken once.
func (s repeats) once(p question.Plan) question.Plan {
	if c := s.ofTime.column; c.Name != "" && slices.Contains(summedColumns(p), c.Name) {
		p, _ = takenOnce(p, s.ofTime.thing, c)
	}
	if level, _, ok := levelSummed(p); ok && s.ofThing.column.Name == level.Name {
		p, _ = takenOncePerThing(p, s.ofThing.thing, level)
	}
	return p
}

// flowsOverSize reports whether a measure is a sum of what happens over a size that
// is taken once: its periods add up, since each has the same size.
func (s repeats) flowsOverSize(m question.Measure) bool {
	return s.ofThing.column.Name != "" && m.Denominator != nil
}

// addsOver is the measure as it adds up over periods: it may though no member's
// values add up to the total.
func (s repeats) addsOver(m question.Measure) question.Measure {
	m.Additive = m.Additive || s.flowsOverSize(m)
	return m
}

// compared is a measure of two periods: what all members share has no
// contributions.
func (s repeats) compared(m question.Measure) question.Measure {
	m.Additive = m.Additive && s.ofTime.column.Name == ""
	return m
}
