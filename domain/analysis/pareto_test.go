package analysis_test

import (
	"errors"
	"math"
	"reflect"
	"testing"

	"github.com/lumenore/analytics-mcp-server/domain/analysis"
)

func pareto(t *testing.T, target float64, values ...float64) analysis.Pareto {
	t.Helper()
	p, err := analysis.NewPareto(values, analysis.ParetoOptions{Target: target})
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func TestParetoRanksMembersAndNamesTheVitalFew(t *testing.T) {
	p := pareto(t, 0, 5, 50, 10, 30, 4, 1)
	var indexes []int
	var classes string
	for _, c := range p.Contributors {
		indexes = append(indexes, c.Index)
		classes += string(c.Class)
	}
	if want := []int{1, 3, 2, 0, 4, 5}; !reflect.DeepEqual(indexes, want) {
		t.Errorf("ranked %v, want %v", indexes, want)
	}
	if classes != "AABBCC" {
		t.Errorf("classes %s: A makes 80 %%, B goes on to 95 %%", classes)
	}
	if p.VitalFew.Count != 2 || p.VitalFew.Of != 6 || p.VitalFew.Tied != 0 {
		t.Errorf("vital few %+v", p.VitalFew)
	}
	within(t, "their share", p.VitalFew.Share, 0.8, 1e-12)
	within(t, "their share of members", p.VitalFew.ShareOfMembers, 2.0/6, 1e-12)
	within(t, "last cumulative share", p.Contributors[5].CumulativeShare, 1, 0)
}

func TestParetoTakesTheMemberThatCrossesTheTarget(t *testing.T) {
	p := pareto(t, 0.6, 50, 30, 20)
	if p.VitalFew.Count != 2 || p.Contributors[1].Class != analysis.ClassA || p.Contributors[2].Class != analysis.ClassB {
		t.Errorf("%+v", p)
	}
}

func TestParetoReachesATargetDespiteRounding(t *testing.T) {
	p := pareto(t, 0.3, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1)
	if p.VitalFew.Count != 3 {
		t.Errorf("%d of ten equal members make 30 %%", p.VitalFew.Count)
	}
}

func TestParetoSaysHowManyTieWithTheLastOfTheVitalFew(t *testing.T) {
	p := pareto(t, 0, 5, 5, 5, 5, 5)
	if p.VitalFew.Count != 4 || p.VitalFew.Tied != 1 {
		t.Errorf("vital few %+v", p.VitalFew)
	}
	for i, c := range p.Contributors {
		if c.Index != i {
			t.Errorf("equal members left their order: %+v", p.Contributors)
		}
	}
}

func TestParetoSetsNegativesZerosAndMissingApart(t *testing.T) {
	p := pareto(t, 0, -5, 60, 0, math.NaN(), -20, 40, math.Inf(1))
	within(t, "gross", p.Gross, 100, 0)
	within(t, "largest share", p.Contributors[0].Share, 0.6, 1e-12)
	if p.Negatives.Count != 2 || p.Negatives.Sum != -25 || p.Zeros != 1 || p.Missing != 2 {
		t.Errorf("%+v", p)
	}
	if want := []int{4, 0}; !reflect.DeepEqual(p.NegativeIndexes, want) {
		t.Errorf("negatives %v, want %v", p.NegativeIndexes, want)
	}
	if p.VitalFew.Of != 5 {
		t.Errorf("%d members with a value, want 5", p.VitalFew.Of)
	}
	within(t, "Gini with negatives", p.Gini, math.NaN(), 0)
	within(t, "HHI with negatives", p.HHI, math.NaN(), 0)
}

func TestParetoAnswersTheConverse(t *testing.T) {
	p := pareto(t, 0, 40, 30, 10, 5, 5, 4, 3, 2, 1, 0)
	for _, c := range []struct {
		share, makes float64
		count, tied  int
	}{{0.2, 0.7, 2, 0}, {0.4, 0.85, 4, 1}, {0.01, 0.4, 1, 0}, {1, 1, 10, 0}} {
		few, err := p.Top(c.share)
		if err != nil {
			t.Fatal(err)
		}
		if few.Count != c.count || few.Tied != c.tied || few.Target != c.share {
			t.Errorf("top %v: %+v", c.share, few)
		}
		within(t, "what they make", few.Share, c.makes, 1e-12)
	}
	if _, err := p.Top(1.5); !errors.Is(err, analysis.ErrShare) {
		t.Errorf("more than everyone: %v", err)
	}
}

func TestParetoNeedsSomethingToShare(t *testing.T) {
	for name, values := range map[string][]float64{"nothing": nil, "zeros": {0, 0}, "negatives": {-1, -2}, "missing": {math.NaN()}} {
		if _, err := analysis.NewPareto(values, analysis.ParetoOptions{}); !errors.Is(err, analysis.ErrNoPositive) {
			t.Errorf("%s: %v", name, err)
		}
	}
	for _, target := range []float64{-0.1, 1.1, math.NaN()} {
		if _, err := analysis.NewPareto([]float64{1}, analysis.ParetoOptions{Target: target}); !errors.Is(err, analysis.ErrShare) {
			t.Errorf("target %v: %v", target, err)
		}
	}
}

func TestConcentrationAgreesWithItsDefinition(t *testing.T) {
	for _, c := range fixture[[]struct {
		Name   string    `json:"name"`
		Values []float64 `json:"values"`
		Gini   float64   `json:"gini"`
		HHI    float64   `json:"hhi"`
	}](t, "concentration.json") {
		within(t, "Gini, "+c.Name, analysis.Gini(c.Values), c.Gini, 1e-12)
		within(t, "HHI, "+c.Name, analysis.HHI(c.Values), c.HHI, 1e-12)
	}
}

func TestConcentrationIsNotDefinedForNegativesOrNothing(t *testing.T) {
	for _, values := range [][]float64{nil, {0, 0}, {1, -1}, {1, math.NaN()}} {
		within(t, "Gini", analysis.Gini(values), math.NaN(), 0)
		within(t, "HHI", analysis.HHI(values), math.NaN(), 0)
	}
}
