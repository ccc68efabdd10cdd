package analysis_test

import (
	"math"
	"slices"
	"testing"

	"github.com/lumenore/analytics-mcp-server/domain/analysis"
	"github.com/lumenore/analytics-mcp-server/domain/query"
)

func TestLinesAgreeWithLeastSquaresOfStatsmodels(t *testing.T) {
	for _, c := range fixture[[]struct {
		Name               string
		Period             int
		Grain              query.Grain
		Values             []*float64
		Slope, First, Last float64
	}](t, "trend.json") {
		values := make([]float64, len(c.Values))
		for i, v := range c.Values {
			values[i] = math.NaN()
			if v != nil {
				values[i] = *v
			}
		}
		tr := analysis.DetectTrend(seriesOf(c.Grain, values))
		if (tr.Season != nil) != (c.Period > 1) || tr.Season != nil && tr.Season.Period != c.Period {
			t.Fatalf("%s: season %+v", c.Name, tr.Season)
		}
		within(t, c.Name+", slope", tr.Slope, c.Slope, 1e-9)
		within(t, c.Name+", first", tr.Growth.First, c.First, 1e-8)
		within(t, c.Name+", last", tr.Growth.Last, c.Last, 1e-8)
	}
}

func TestStepsLieWhereRupturesPutsThem(t *testing.T) {
	for _, c := range fixture[[]struct {
		Name       string
		Values     []float64
		At         []int
		Difference []float64
	}](t, "change.json") {
		found := must(new(analysis.ChangeSearch).DetectAmong(seriesOf(query.Year, c.Values), 1)).Points
		var at []int
		for _, p := range found {
			at = append(at, p.At)
		}
		if !slices.Equal(at, c.At) {
			t.Errorf("%s: steps at %v, want %v", c.Name, at, c.At)
			continue
		}
		for i, p := range found {
			// Beside a line a step is known less well than between two means.
			within(t, c.Name+", height", p.Difference, c.Difference[i], 2)
		}
	}
}

func TestOutliersScoreAsStatsmodelsAndScipySay(t *testing.T) {
	want := fixture[struct {
		Values, Scores, Counts            []float64
		Threshold, Count, Expected, Score float64
	}](t, "outlier.json")
	o := must(analysis.PeerOutliers(want.Values, analysis.OutlierOptions{}))
	within(t, "threshold", o.Threshold, want.Threshold, 1e-9)
	found := map[int]float64{}
	for _, f := range o.Found {
		found[f.Index] = f.Score
	}
	for i, score := range want.Scores {
		got, listed := found[i]
		if listed != (math.Abs(score) > want.Threshold) {
			t.Errorf("value %d with score %v: listed %v", i, score, listed)
		}
		if listed {
			within(t, "score", got, score, 1e-9)
		}
	}
	o = must(analysis.PeerOutliers(want.Counts, analysis.OutlierOptions{}))
	if len(o.Found) != 1 || o.Found[0].Value != want.Count {
		t.Fatalf("%+v; want the count of %v alone", o.Found, want.Count)
	}
	within(t, "mean of the counts", o.Found[0].Expected, want.Expected, 1e-12)
	within(t, "score of the tail", o.Found[0].Score, want.Score, 1e-6)
}

func TestDriversAgreeWithAdjustedSharesOfStatsmodels(t *testing.T) {
	want := fixture[struct {
		Target, A, B, Share, Added []float64
		C                          []int
		Order                      []string
	}](t, "drivers.json")
	drivers := must(analysis.RankDrivers(want.Target, []analysis.Candidate{{Categories: want.C}, {Numbers: want.B}, {Numbers: want.A}}))
	for i, d := range drivers {
		if name := []string{"c", "b", "a"}[d.Index]; name != want.Order[i] {
			t.Fatalf("place %d is %s, want %s", i+1, name, want.Order[i])
		}
		within(t, "share of "+want.Order[i], d.Share, want.Share[i], 1e-9)
		within(t, "added by "+want.Order[i], d.Added, want.Added[i], 1e-9)
	}
}
