package analysis_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/lumenore/analytics-mcp-server/domain/analysis"
	"github.com/lumenore/analytics-mcp-server/domain/query"
)

type seasonalOutlierCase struct {
	Name, Scale                 string
	Period                      int
	Values, Remainder           []float64
	Deviation, Limit, Threshold float64
	Candidates                  []int
	Found                       []struct {
		Index           int
		Expected, Score float64
	}
}

func TestRemaindersAndCandidatesAgreeWithRobustSTLOfStatsmodels(t *testing.T) {
	for _, c := range fixture[[]seasonalOutlierCase](t, "seasonaloutlier.json") {
		remainder, deviation, limit, candidates := analysis.RobustRemainder(c.Values, c.Period, c.Scale)
		for i, want := range c.Remainder {
			within(t, fmt.Sprintf("%s, remainder %d", c.Name, i), remainder[i], want, 1e-6)
		}
		within(t, c.Name+", median absolute deviation", deviation, c.Deviation, 1e-6)
		within(t, c.Name+", limit", limit, c.Limit, 1e-9)
		slices.Sort(candidates)
		if !slices.Equal(candidates, c.Candidates) {
			t.Errorf("%s: candidates %v, want %v", c.Name, candidates, c.Candidates)
		}
	}
}

func TestPeriodsLeftOutScoreAsTheSmootherMatricesSay(t *testing.T) {
	// Degrees of freedom are estimated from a few probes of noise: scores may be off
	// by some per cent, the threshold by less.
	const probing = 0.03
	for _, c := range fixture[[]seasonalOutlierCase](t, "seasonaloutlier.json") {
		found, threshold := analysis.LeftOut(c.Values, c.Period, c.Scale)
		within(t, c.Name+", threshold in parts of it", threshold/c.Threshold, 1, probing/3)
		if len(found) != len(c.Found) {
			t.Errorf("%s: %+v; want %+v", c.Name, found, c.Found)
			continue
		}
		for i, want := range c.Found {
			if found[i].Index != want.Index {
				t.Errorf("%s: place %d is %d, want %d", c.Name, i+1, found[i].Index, want.Index)
			}
			within(t, c.Name+", expected", found[i].Expected, want.Expected, 1e-6)
			within(t, c.Name+", score in parts of it", found[i].Score/want.Score, 1, probing)
		}
	}
}

func TestSeasonalSeriesListWhatIsFarOutOnTheirScale(t *testing.T) {
	for _, c := range fixture[[]seasonalOutlierCase](t, "seasonaloutlier.json") {
		if c.Scale == "square root" {
			continue // the logarithm fits about as well: the most forgiving score of both counts
		}
		got := must(analysis.SeriesOutliers(seriesOf(query.Month, c.Values), analysis.OutlierOptions{}))
		if got.Scale != c.Scale || got.Season == nil || got.Season.Period != c.Period || len(got.Found) != len(c.Found) {
			t.Errorf("%s: %+v; want %+v on the scale %q", c.Name, got, c.Found, c.Scale)
			continue
		}
		for i, want := range c.Found {
			if got.Found[i].Index != want.Index {
				t.Errorf("%s: place %d is %d, want %d", c.Name, i+1, got.Found[i].Index, want.Index)
			}
			within(t, c.Name+", expected", got.Found[i].Expected, want.Expected, 1e-6)
		}
	}
}
