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
	// usualSize is up to how many times the largest change of earlier years, and
	// down to what part of the smallest, one is the season's usual one: a season's
	// size varies by as much.
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

// repeats counts the earlier years in which the measure went the same way.
func (run *comparisonRun) repeats() int {
	n := 0
	for _, e := range run.earlier {
		if e.relative()*(run.test-run.control) > 0 {
			n++
		}
	}
	return n
}

func (run *comparisonRun) earlierWords() string {
	var said []string
	for _, e := range run.earlier {
		said = append(said, fmt.Sprintf("%s from %s to %s", run.changeWords(e.before, e.after), periodName(e.Control), periodName(e.Test)))
	}
	return enumerate(said, "and")
}

// usual says of a change that repeats every year that it does, and whether it
// was larger or smaller this time. Empty where it does not repeat.
func (run *comparisonRun) usual() string {
	if n := len(run.earlier); n == 0 || run.repeats() < n {
		return ""
	}
	now := (run.test - run.control) / run.control
	smallest, largest := math.Inf(1), 0.0
	for _, e := range run.earlier {
		smallest, largest = min(smallest, math.Abs(e.relative())), max(largest, math.Abs(e.relative()))
	}
	switch {
	case math.Abs(now) > usualSize*largest:
		return fmt.Sprintf("It %s at that time of earlier years too (%s), but by less.", moved(0, now), run.earlierWords())
	case usualSize*math.Abs(now) < smallest:
		return fmt.Sprintf("It %s at that time of earlier years too (%s), but by more.", moved(0, now), run.earlierWords())
	}
	return fmt.Sprintf("That is usual for the season: %s.", run.earlierWords())
}

// unusual says of a change that does not repeat what earlier years had.
func (run *comparisonRun) unusual() string {
	switch n := len(run.earlier); {
	case n == 0 || run.repeats() == n:
		return ""
	case run.repeats() > 0:
		return fmt.Sprintf("Earlier years went both ways at that time: %s.", run.earlierWords())
	}
	e := run.earlier[0]
	return fmt.Sprintf("It is not the season's: the change from %s to %s was %s.", periodName(e.Control), periodName(e.Test), run.changeWords(e.before, e.after))
}
