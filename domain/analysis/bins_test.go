package analysis_test

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/lumenore/analytics-mcp-server/domain/analysis"
	"github.com/lumenore/analytics-mcp-server/domain/query"
)

func TestCategoriesThatAreRangesOfATargetAreKnown(t *testing.T) {
	rng := rand.New(rand.NewPCG(5, 6))
	age, group, channel := make([]float64, 300), make([]int, 300), make([]int, 300)
	for i := range age {
		age[i] = float64(18 + rng.IntN(60))
		group[i], channel[i] = int(age[i])/20, rng.IntN(3)
	}
	age[7], group[8] = math.NaN(), -1
	got, err := analysis.Bins(age, group)
	if err != nil || got == nil || !slices.Equal(got.Order, []int{0, 1, 2, 3}) || !got.Touching {
		t.Errorf("age groups: %+v, %v; want ranges in order that touch", got, err)
	}
	if got, err := analysis.Bins(age, channel); got != nil || err != nil {
		t.Errorf("channels are ranges of age: %+v, %v", got, err)
	}
	channel[0] = 9 // one row a category sorts by chance
	if got, _ := analysis.Bins(age[:2], channel[:2]); got != nil {
		t.Error("two rows are called ranges")
	}
}

func TestPricesOfPlansLieApartWithoutTouching(t *testing.T) {
	rng := rand.New(rand.NewPCG(5, 7))
	price, plan, half := make([]float64, 400), make([]int, 400), make([]int, 400)
	for i := range price {
		plan[i] = rng.IntN(3)
		price[i] = []float64{900, 20, 150}[plan[i]] * (1 + 0.3*rng.Float64())
	}
	if got, err := analysis.Bins(price, plan); err != nil || got == nil || got.Touching || !slices.Equal(got.Order, []int{1, 2, 0}) {
		t.Errorf("%+v, %v; want three ranges apart", got, err)
	}
	for i := range price {
		price[i] = rng.NormFloat64()
		if price[i] > 0.3 {
			half[i] = 1
		}
	}
	if got, err := analysis.Bins(price, half); err != nil || got == nil || !got.Touching {
		t.Errorf("%+v, %v; want a cut of one spread of values", got, err)
	}
}

// Two series with a straight trend each have nearly the same levels and nothing
// to do with each other; a sum of two is one in its changes too.
func TestSeriesAreDefinedByTheirChanges(t *testing.T) {
	rng := rand.New(rand.NewPCG(5, 8))
	const n = 48
	walk := func(slope, noise float64) analysis.Series {
		s := analysis.Series{Grain: query.Month, Values: make([]float64, n)}
		for i := range s.Values {
			s.Values[i] = 100 + slope*float64(i) + noise*rng.NormFloat64()
		}
		return s
	}
	members, posts, other := walk(10, 2), walk(7, 2), walk(0, 5)
	sum, product := walk(0, 0), walk(0, 0)
	for i := range n {
		sum.Values[i] = posts.Values[i] + other.Values[i]
		product.Values[i] = members.Values[i] * other.Values[i]
	}
	if d, err := analysis.SeriesDefinitions(members, []analysis.Series{posts, other}); err != nil || len(d) != 0 {
		t.Errorf("%+v, %v; want nothing in common but the trend", d, err)
	}
	if levels, _ := analysis.Definitions(members.Values, [][]float64{posts.Values}); len(levels) == 0 {
		t.Error("the levels are not nearly the same, so this test shows nothing")
	}
	for name, c := range map[string]struct {
		target analysis.Series
		kind   analysis.DefinitionKind
		of     []analysis.Series
	}{
		"a sum":     {sum, analysis.SumOf, []analysis.Series{posts, other}},
		"a product": {product, analysis.ProductOf, []analysis.Series{members, other}},
		"the same":  {posts, analysis.SameAs, []analysis.Series{posts}},
	} {
		d, err := analysis.SeriesDefinitions(c.target, append([]analysis.Series{walk(1, 3)}, c.of...))
		if err != nil || len(d) != 1 || d[0].Kind != c.kind || len(d[0].Columns) != len(c.of) || slices.Contains(d[0].Columns, 0) {
			t.Errorf("%s: %+v, %v", name, d, err)
		}
	}
	if _, err := analysis.SeriesDefinitions(members, []analysis.Series{{Values: make([]float64, 3)}}); err == nil {
		t.Error("series of other lengths are compared")
	}
}
