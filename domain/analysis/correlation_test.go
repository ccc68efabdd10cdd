package analysis_test

import (
	"errors"
	"math"
	"math/rand/v2"
	"testing"

	"gonum.org/v1/gonum/stat"

	"github.com/lumenore/analytics-mcp-server/domain/analysis"
	"github.com/lumenore/analytics-mcp-server/domain/query"
)

type correlations struct {
	Pairs []struct {
		Name      string    `json:"name"`
		X         []float64 `json:"x"`
		Y         []float64 `json:"y"`
		Pearson   float64   `json:"pearson"`
		PearsonP  float64   `json:"pearson_p"`
		Spearman  float64   `json:"spearman"`
		SpearmanP float64   `json:"spearman_p"`
	} `json:"pairs"`
	Tables []struct {
		Counts    [][]float64 `json:"counts"`
		ChiSquare float64     `json:"chi_square"`
		P         float64     `json:"p"`
		Freedom   int         `json:"freedom"`
		V         float64     `json:"v"`
	} `json:"tables"`
	Groups struct {
		Samples        [][]float64 `json:"samples"`
		P              float64     `json:"p"`
		EtaSquared     float64     `json:"eta_squared"`
		EpsilonSquared float64     `json:"epsilon_squared"`
	} `json:"groups"`
	PValues  []float64 `json:"p_values"`
	Adjusted []float64 `json:"adjusted"`
}

func must[T any](value T, err error) T {
	if err != nil {
		panic(err)
	}
	return value
}

func TestCorrelationsAgreeWithScipy(t *testing.T) {
	for _, c := range fixture[correlations](t, "correlation.json").Pairs {
		p, s := must(analysis.Pearson(c.X, c.Y)), must(analysis.Spearman(c.X, c.Y))
		within(t, "Pearson, "+c.Name, p.Coefficient, c.Pearson, 1e-12)
		within(t, "its p-value, relative", p.PValue/c.PearsonP, 1, 1e-6)
		within(t, "Spearman, "+c.Name, s.Coefficient, c.Spearman, 1e-12)
		within(t, "its p-value, relative", s.PValue/c.SpearmanP, 1, 1e-6)
	}
}

func TestCramersVAgreesWithScipyAndBergsma(t *testing.T) {
	for _, c := range fixture[correlations](t, "correlation.json").Tables {
		got := must(analysis.CramersV(c.Counts))
		within(t, "V", got.Coefficient, c.V, 1e-12)
		within(t, "χ²", got.ChiSquare, c.ChiSquare, 1e-9)
		within(t, "p-value", got.PValue, c.P, 1e-9)
		if got.Freedom != c.Freedom {
			t.Errorf("%d degrees of freedom, want %d", got.Freedom, c.Freedom)
		}
	}
}

func TestCorrelationRatioAgreesWithScipy(t *testing.T) {
	want := fixture[correlations](t, "correlation.json").Groups
	groups := []analysis.GroupSummary{{}} // an empty category changes nothing
	for _, s := range want.Samples {
		mean, variance := stat.MeanVariance(s, nil)
		groups = append(groups, analysis.GroupSummary{N: len(s), Mean: mean, Variance: variance})
	}
	got := must(analysis.CorrelationRatio(groups))
	within(t, "η²", got.EtaSquared, want.EtaSquared, 1e-12)
	within(t, "ε²", got.Explained, want.EpsilonSquared, 1e-12)
	within(t, "p-value", got.PValue, want.P, 1e-12)
}

func TestBenjaminiHochbergAgreesWithStatsmodels(t *testing.T) {
	c := fixture[correlations](t, "correlation.json")
	for i, p := range analysis.BenjaminiHochberg(c.PValues) {
		within(t, "adjusted", p, c.Adjusted[i], 1e-12)
	}
	withNaN := analysis.BenjaminiHochberg([]float64{0.01, math.NaN(), 0.02})
	within(t, "a test not run", withNaN[1], math.NaN(), 0)
	within(t, "beside it", withNaN[0], 0.02, 1e-12)
}

func TestCorrelationIsNotDefinedWithoutVarianceOrPairs(t *testing.T) {
	nan := math.NaN()
	for name, c := range map[string][2][]float64{
		"nothing":  {nil, nil},
		"two":      {{1, 2}, {3, 4}},
		"constant": {{5, 5, 5, 5}, {1, 2, 3, 4}},
		"holes":    {{1, nan, 3, 4}, {nan, 2, 3, math.Inf(1)}},
	} {
		p := must(analysis.Pearson(c[0], c[1]))
		within(t, name, p.Coefficient, nan, 0)
		within(t, name+", p", p.PValue, nan, 0)
		if analysis.Strength(p.Coefficient) != "" {
			t.Errorf("%s: a strength of nothing", name)
		}
	}
	if _, err := analysis.Pearson([]float64{1}, nil); !errors.Is(err, analysis.ErrLength) {
		t.Errorf("different lengths: %v", err)
	}
	if got := must(analysis.CramersV([][]float64{{3, 4}, {0, 0}})); !math.IsNaN(got.Coefficient) {
		t.Errorf("one row: %+v", got)
	}
	if _, err := analysis.CramersV([][]float64{{3, 4}, {1}}); !errors.Is(err, analysis.ErrLength) {
		t.Errorf("ragged: %v", err)
	}
	if got := must(analysis.CorrelationRatio([]analysis.GroupSummary{{N: 4, Mean: 1}, {N: 4, Mean: 1}})); !math.IsNaN(got.Coefficient) {
		t.Errorf("nothing varies: %+v", got)
	}
}

func TestCramersVOfIndependentColumnsIsSmall(t *testing.T) {
	alarms := rate(simulated, func(rng *rand.Rand) bool {
		counts := [][]float64{make([]float64, 8), make([]float64, 8), make([]float64, 8)}
		for range 200 {
			counts[rng.IntN(3)][rng.IntN(8)]++
		}
		return must(analysis.CramersV(counts)).Coefficient > 0.2
	})
	if alarms > atMost(0.02) {
		t.Errorf("V above 0.2 in %v of independent tables", alarms)
	}
}

func TestSeriesThatOnlyTrendTogetherDoNotComove(t *testing.T) {
	alarms := rate(simulated, func(rng *rand.Rand) bool {
		a, b := ar1(rng, 48, 0.5), ar1(rng, 48, 0.5)
		for i := range a {
			a[i], b[i] = a[i]+0.2*float64(i), b[i]+0.3*float64(i)
		}
		return must(analysis.Comove(seriesOf(query.Month, a), seriesOf(query.Month, b))).Changes.PValue < 0.05
	})
	if alarms > atMost(0.05) {
		t.Errorf("false alarms: %v", alarms)
	}
	rng := rand.New(rand.NewPCG(4, 4))
	a := ar1(rng, 48, 0.5)
	b := make([]float64, len(a))
	for i := range a {
		a[i] += 0.2 * float64(i)
		b[i] = a[i] + 0.3*rng.NormFloat64()
	}
	c := must(analysis.Comove(seriesOf(query.Month, a), seriesOf(query.Month, b)))
	if c.Changes.PValue > 0.001 || !c.Together || c.Season != 0 {
		t.Errorf("series that do: %+v", c)
	}
}

func TestSeriesThatOnlyShareASeasonDoNotComove(t *testing.T) {
	for name, level := range map[string]func(float64) float64{
		"that adds":       func(v float64) float64 { return 50 + v },
		"that multiplies": func(v float64) float64 { return math.Exp(5 + 0.3*v) },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			alarms := rate(simulated, func(rng *rand.Rand) bool {
				a, b := ar1(rng, 60, 0.5), ar1(rng, 60, 0.5)
				for i := range a {
					swing := 2 * math.Sin(2*math.Pi*float64(i)/12)
					a[i], b[i] = level(a[i]+0.03*float64(i)+swing), level(b[i]+0.05*float64(i)+swing)
				}
				return must(analysis.Comove(seriesOf(query.Month, a), seriesOf(query.Month, b))).Changes.PValue < 0.05
			})
			if alarms > atMost(0.05) {
				t.Errorf("false alarms: %v", alarms)
			}
		})
	}
}

func TestSeriesThatComoveBesideASeasonAreFound(t *testing.T) {
	t.Parallel()
	found := rate(simulated, func(rng *rand.Rand) bool {
		a := ar1(rng, 48, 0.5)
		b := make([]float64, len(a))
		for i := range a {
			swing := 2 * math.Sin(2*math.Pi*float64(i)/12)
			b[i] = 50 + a[i] + 0.7*rng.NormFloat64() + swing
			a[i] += 50 + swing
		}
		return must(analysis.Comove(seriesOf(query.Month, a), seriesOf(query.Month, b))).Changes.PValue < 0.05
	})
	if found < atLeast(0.9) {
		t.Errorf("found in %v of series", found)
	}
}
