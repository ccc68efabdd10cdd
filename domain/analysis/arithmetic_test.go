package analysis_test

import (
	"testing"

	"github.com/lumenore/analytics-mcp-server/domain/analysis"
	"github.com/lumenore/analytics-mcp-server/domain/query"
)

func TestGrowthRatiosAndComovementAgreeWithNumpyAndScipy(t *testing.T) {
	f := fixture[struct {
		Growth []struct {
			Name       string
			Values     []float64
			YearOnYear float64 `json:"year_on_year"`
			CAGR       float64
		}
		Ratio struct {
			Control, Test [][2]float64
			Rate, Mix     []float64
		}
		Changes []struct {
			Name            string
			Period          int
			A, B            []float64
			Changes, Levels float64
		}
	}](t, "arithmetic.json")
	for _, c := range f.Growth {
		g := analysis.DetectTrend(seriesOf(query.Month, c.Values)).Growth
		within(t, c.Name+", year on year", g.YearOnYear, c.YearOnYear, 1e-12)
		within(t, c.Name+", a year", g.CAGR, c.CAGR, 1e-12)
	}
	fractions := func(pairs [][2]float64) []analysis.Fraction {
		var out []analysis.Fraction
		for _, p := range pairs {
			out = append(out, analysis.Fraction{Numerator: p[0], Denominator: p[1]})
		}
		return out
	}
	for i, m := range must(analysis.RatioContributions(fractions(f.Ratio.Control), fractions(f.Ratio.Test))).Members {
		within(t, "rate effect", m.RateEffect, f.Ratio.Rate[i], 1e-12)
		within(t, "mix effect", m.MixEffect, f.Ratio.Mix[i], 1e-12)
	}
	for _, c := range f.Changes {
		got := must(analysis.Comove(seriesOf(query.Month, c.A), seriesOf(query.Month, c.B)))
		if season := max(got.Season, 1); season != c.Period {
			t.Errorf("%s: a season of %d, want %d", c.Name, season, c.Period)
		}
		within(t, c.Name+", changes", got.Changes.Coefficient, c.Changes, 1e-12)
		within(t, c.Name+", levels", got.Levels, c.Levels, 1e-12)
	}
}
