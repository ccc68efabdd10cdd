package engine

import (
	"context"
	"errors"
	"math"
	"strings"

	"github.com/lumenore/analytics-mcp-server/domain/analysis"
)

// farAlong is how much a line through a series must change by for a step to be
// looked for where no trend is detected: a plain step is no line, and may hide it.
const farAlong = 0.25

// stepWords name the lasting steps of series in which no trend is detected though a
// line through them goes far: "Billing rose by 99 % from February 2025 on". They are
// searched by the trend's own periods and, where the question names none, by finer
// ones, as get_change_data does. Empty where there are none.
func (r *Request) stepWords(ctx context.Context, set SeriesSet, trends []analysis.Trend) (string, error) {
	suspects := map[string]bool{}
	for i, t := range trends {
		if t.Direction == analysis.NoneDetected && math.Abs(t.Growth.Relative) >= farAlong {
			suspects[set.Series[i].Member.key()] = true
		}
	}
	if len(suspects) == 0 || len(set.Series) > naturalMembers {
		return "", nil
	}
	sets := []SeriesSet{set}
	if finer, ok := finerGrain(set.Timeline); ok && r.askedGrain() == "" {
		weekly, err := r.Series(ctx, set.Measure, finer, r.Breakdown(), maxTrendMembers)
		if err != nil {
			return "", err
		}
		sets = append(sets, weekly)
	}
	run := &changeRun{req: r, measure: set.Measure, sets: sets}
	run.tests = families{total: len(sets), members: len(sets) * len(set.Series)}
	for _, set := range sets {
		for _, s := range set.Series {
			if !suspects[s.Member.key()] {
				continue
			}
			if err := left(ctx); err != nil {
				return "", err
			}
			if err := run.searchSeries(set, s); err != nil && !errors.Is(err, analysis.ErrTooFew) {
				return "", err
			}
		}
	}
	var parts []string
	for _, f := range once(sets[len(sets)-1].Timeline.Grain, run.found) {
		if len(parts) < maxNamed {
			parts = append(parts, run.changeWords(f))
		}
	}
	if len(parts) == 0 {
		return "", nil
	}
	return " Not along a line but by a lasting step: " + strings.Join(parts, "; ") + ".", nil
}
