package engine

import (
	"fmt"
	"math"

	"github.com/lumenore/analytics-mcp-server/domain/analysis"
)

// smallestStep is the step that would have been found in a total that shows none:
// what "no significant change" leaves open.
type smallestStep struct{ height, relative float64 } // 0: not known

type smallestFigures struct {
	Difference any `json:"difference"`          // of the total, a period of its grain
	Relative   any `json:"relative_difference"` // to the mean
	Power      any `json:"power"`               // how often a step of that size is found
}

// settleSmallest finds the smallest step of the total where none was found, at the
// grain at which a smaller one is seen.
func (run *changeRun) settleSmallest(sets []SeriesSet) {
	moved := movedMembers(run.found)
	for _, set := range sets {
		s := set.Series[0]
		if moved[s.Member.key()] || !isTotal(s) {
			return
		}
		height, err := run.steps.SmallestStep(s.Series, run.tests.total)
		if err != nil || math.IsNaN(height) {
			continue
		}
		relative := math.NaN()
		if level := meanOf(s.Series.Values); level > 0 {
			relative = height / level
		}
		if run.least.height == 0 || relative < run.least.relative {
			run.least = smallestStep{height: height, relative: relative}
		}
	}
}

// meanOf is the mean of the values that are there.
func meanOf(values []float64) float64 {
	sum, n := 0.0, 0.0
	for _, v := range values {
		if !math.IsNaN(v) {
			sum, n = sum+v, n+1
		}
	}
	return sum / n
}

func (s smallestStep) figures() *smallestFigures {
	if s.height == 0 {
		return nil
	}
	return &smallestFigures{Difference: Figure(s.height), Relative: PValue(s.relative), Power: analysis.StepPower}
}

// words: " A lasting step of the total of about ±12 % or more would have been found
// four times in five."
func (s smallestStep) words(run *changeRun) string {
	if s.height == 0 {
		return ""
	}
	size, unit := percent(s.relative), spoken(run.req.Dataset(), run.measure)
	if math.IsNaN(s.relative) || unit == ofOne {
		size = signed(s.height, unit)[len("+"):]
	}
	if s.relative >= 1 {
		return fmt.Sprintf(" Of the total, only a lasting step by more than its mean (%s of it) would have been found four times in five.", size)
	}
	return fmt.Sprintf(" A lasting step of the total of about ±%s or more would have been found four times in five.", size)
}
