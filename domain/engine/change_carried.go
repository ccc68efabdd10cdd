package engine

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/lumenore/analytics-mcp-server/domain/analysis"
)

// carriedShare of the total's step is by how much those of the members may differ
// from it and still be what it is made of: what is told from noise has some four
// standard errors, and half of it is two.
const carriedShare = 0.5

// foldCarried takes steps of the total out of the findings that are the
// consequence of what a few members did: one event is one change point. Where most
// of the members moved, the total's is the event.
func (run *changeRun) foldCarried() {
	if !run.measure.Additive {
		return
	}
	all := slices.Clone(run.found)
	run.found = slices.DeleteFunc(run.found, func(f foundChange) bool {
		carried := isTotal(f.series) && f.carriedBy(all)
		if carried {
			run.carried = append(run.carried, f)
		}
		return carried
	})
}

// carriedBy reports whether the steps of fewer than half of the members, which lie
// where the total's may, come to about its height.
func (f foundChange) carriedBy(all []foundChange) bool {
	sum, moved := 0.0, map[string]bool{}
	for _, g := range all {
		if !isTotal(g.series) && !g.at().Before(f.from()) && !g.at().After(f.to()) && !moved[g.series.Member.key()] {
			moved[g.series.Member.key()] = true
			sum += g.aDay()
		}
	}
	members := len(f.set.Series) - 1
	return len(moved) > 0 && 2*len(moved) < members && math.Abs(sum-f.aDay()) <= carriedShare*math.Abs(f.aDay())
}

// aDay is a step of a sum for each day of a period, so that grains compare.
func (f foundChange) aDay() float64 {
	days := analysis.PeriodEnd(f.set.Timeline.Grain, f.at()).Sub(f.at()).Hours()/24 + 1
	return f.Difference / days
}

// carriedWords: "; the total rose by 5.2 % with it".
func (run *changeRun) carriedWords() string {
	var out strings.Builder
	for _, f := range run.carried {
		verb, by := run.moveWords(f)
		fmt.Fprintf(&out, "; the total %s by %s with it", verb, by)
	}
	return out.String()
}
