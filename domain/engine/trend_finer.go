package engine

import (
	"context"
	"fmt"
	"math"
	"strings"

	"github.com/lumenore/analytics-mcp-server/domain/analysis"
	"github.com/lumenore/analytics-mcp-server/domain/query"
)

// finerFigures are the trend by finer periods, where those asked for are too few.
type finerFigures struct {
	Grain        string             `json:"grain"`
	Observations int                `json:"observations"`
	Direction    analysis.Direction `json:"direction"`
	Slope        any                `json:"slope"`       // per period of this grain
	SlopeLower   any                `json:"slope_lower"` // 95 % interval
	SlopeUpper   any                `json:"slope_upper"` // the same
	PValue       any                `json:"p_value"`     // of no trend
}

// finerLook is a second look at a series, by finer periods.
type finerLook struct {
	set    SeriesSet
	trend  analysis.Trend
	tested bool
	told   bool // it tells a trend
}

// finerTrend looks at a trend by months, weeks or days where the question asks for
// longer periods, which are too few to tell one: "each
// quarter" of three years.
func (r *Request) finerTrend(ctx context.Context, set SeriesSet, t analysis.Trend) (finerLook, error) {
	if r.askedGrain() == "" || !t.WantsFiner() {
		return finerLook{}, nil
	}
	for _, g := range []query.Grain{query.Month, query.Week, query.Day} {
		timeline := set.Timeline
		if !finer(g, timeline.Grain) || finer(g, timeline.Resolution) || completePeriods(g, timeline) < analysis.LeastFiner {
			continue
		}
		timeline.Grain = g
		months, err := r.Series(ctx, set.Measure, timeline, nil, 1)
		if err != nil {
			return finerLook{}, err
		}
		f, told := t.FinerTrend(months.Series[0].Series)
		return finerLook{set: months, trend: f, tested: f.Observations > 0, told: told}, nil
	}
	return finerLook{}, nil
}

// figures are what was told; nil where nothing was.
func (l finerLook) figures() *finerFigures {
	if !l.tested {
		return nil
	}
	f := l.trend
	return &finerFigures{Grain: string(l.set.Timeline.Grain), Observations: f.Observations, Direction: f.Direction,
		Slope: Figure(f.Slope), SlopeLower: PValue(f.SlopeLower), SlopeUpper: PValue(f.SlopeUpper), PValue: PValue(f.PValue)}
}

// words say what the finer periods tell: "12 quarters are too few to tell a trend by
// themselves (p = 0.1); by month it is falling by 0.4 points a month, p ≤ 0.001". Empty
// where they tell nothing either.
func (l finerLook) words(set SeriesSet, t analysis.Trend) string {
	if !l.told {
		return ""
	}
	few := fmt.Sprintf("%s are too few to tell a trend by themselves", countOf(t.Observations, string(set.Timeline.Grain)))
	if !math.IsNaN(t.PValue) {
		few += " (" + pWords(t.PValue) + ")"
	}
	f, unit := l.trend, spoken(l.set.Plan.Dataset, l.set.Measure)
	if unit == ofOne {
		f.Growth.Relative = math.NaN()
	}
	return fmt.Sprintf("%s; by %s it is %s by %s %s%s, %s", few, l.set.Timeline.Grain, verb(f.Direction),
		strings.TrimPrefix(signed(math.Abs(f.Slope), unit), "+"), aPeriod(l.set.Timeline.Grain), relativeWords(f.Growth.Relative), pWords(f.PValue))
}

// neither says that the finer periods tell no trend.
func (l finerLook) neither() string {
	if !l.tested || l.told {
		return ""
	}
	return fmt.Sprintf("nor is one detected by %s at 1 %% (%s)", l.set.Timeline.Grain, pWords(l.trend.PValue))
}

// method says how the second look was made.
func (l finerLook) method() string {
	if !l.tested {
		return ""
	}
	return fmt.Sprintf("; a second look, since the periods are few: the same by %s, told below p = 0.01", l.set.Timeline.Grain)
}
