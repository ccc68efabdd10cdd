package analysis_test

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/lumenore/analytics-mcp-server/domain/analysis"
	"github.com/lumenore/analytics-mcp-server/domain/query"
)

// Two years of weeks are too few to test their season, which goes along with the
// line and the step: a step of 60 % was told as one of 288 %.
func TestTheSizeOfAStepIsNotThatOfTheSeason(t *testing.T) {
	const lift, from = 1.6, 69
	rng := rand.New(rand.NewPCG(5, 8))
	year := func(i int) float64 { return 900 * (1 + 0.7*math.Sin(2*math.Pi*(float64(i)-14)/52.18)) }
	s := seriesOf(query.Week, monthly(104, func(i int) float64 {
		v := year(i) * math.Exp(0.06*rng.NormFloat64())
		if i >= from {
			v *= lift
		}
		return v
	}))
	c := must(new(analysis.ChangeSearch).DetectAmong(s, 1))
	if len(c.Points) == 0 {
		t.Fatalf("no step found: p %v", c.PValue)
	}
	p := c.Points[0]
	for _, of := range c.Points {
		if math.Abs(of.Difference) > math.Abs(p.Difference) {
			p = of
		}
	}
	if p.At < from-1 || p.At > from+1 || p.RelativeDifference < 0.4 || p.RelativeDifference > 0.9 {
		t.Errorf("at %d from %.0f to %.0f, %+.0f %%", p.At, p.Before, p.After, 100*p.RelativeDifference)
	}
}

// Where the course is a line, the step stands beside it.
func TestTheSizeOfAStepBesideALineLeavesTheLine(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 4))
	s := seriesOf(query.Month, monthly(60, func(i int) float64 {
		v := 100 + 2*float64(i) + 2*rng.NormFloat64()
		if i >= 30 {
			v += 40
		}
		return v
	}))
	c := must(new(analysis.ChangeSearch).DetectAmong(s, 1))
	if len(c.Points) != 1 || math.Abs(c.Points[0].Difference-40) > 4 || math.Abs(c.Points[0].Before-160) > 5 {
		t.Errorf("%+v", c.Points)
	}
}
