package engine

import (
	"context"
	"fmt"
	"math"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

const (
	// earlierYears are looked at for the same change: more say little of today.
	earlierYears = 3
	// usualSize is up to how many times the largest change of earlier years one
	// is the season's usual one: a season's size varies by as much.
	usualSize = 1.5
)

// earlierChange is the same change as the one asked about, some years before.
type earlierChange struct {
	question.Comparison
	before, after float64
}

func (e earlierChange) relative() float64 { return relativeTo(e.after-e.before, e.before) }

// loadEarlier computes the same change in earlier years, where the two periods
// lie apart within a year and the data cover both then: what repeats every
// year needs no other reason.
func (run *comparisonRun) loadEarlier(ctx context.Context) error {
	if !run.req.shortSpan(run.Test) || sameSeason(run.Comparison) || run.control <= 0 || run.test == run.control {
		return nil
	}
	c := run.Comparison
	for range earlierYears {
		c = question.Comparison{Control: yearBefore(c.Control), Test: yearBefore(c.Test)}
		if run.data.From.IsZero() || c.Control.From.Before(run.data.From) || c.Test.To.After(run.data.To) {
			return nil
		}
		var values [2]float64
		for i, p := range []domain.Period{c.Control, c.Test} {
			v, err := run.req.valueIn(ctx, run.measure, p)
			if err != nil {
				return err
			}
			values[i] = v
		}
		e := earlierChange{c, values[0], values[1]}
		if math.IsNaN(e.relative()) {
			return nil
		}
		run.earlier = append(run.earlier, e)
	}
	return nil
}

// usual says of a change that repeats every year that it does, and whether it
// was larger this time. Empty where it does not repeat.
func (run *comparisonRun) usual() string {
	if len(run.earlier) == 0 {
		return ""
	}
	now, largest := (run.test-run.control)/run.control, 0.0
	var said []string
	for _, e := range run.earlier {
		if e.relative()*now <= 0 {
			return ""
		}
		largest = max(largest, math.Abs(e.relative()))
		said = append(said, fmt.Sprintf("%s from %s to %s", run.changeWords(e.before, e.after), periodName(e.Control), periodName(e.Test)))
	}
	before := enumerate(said, "and")
	if math.Abs(now) > usualSize*largest {
		return fmt.Sprintf("It %s at that time of earlier years too (%s), but by less.", moved(0, now), before)
	}
	return fmt.Sprintf("That is usual for the season: %s.", before)
}

// unusual says of a change that does not repeat what earlier years had.
func (run *comparisonRun) unusual() string {
	if len(run.earlier) == 0 || run.usual() != "" {
		return ""
	}
	e := run.earlier[0]
	return fmt.Sprintf("It is not the season's: the change from %s to %s was %s.", periodName(e.Control), periodName(e.Test), run.changeWords(e.before, e.after))
}
