package analysis_test

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/lumenore/analytics-mcp-server/domain/analysis"
)

func TestADriverThatOnlyGoesAlongAddsNothing(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	const n = 2000
	cause, along, noise, target := make([]float64, n), make([]float64, n), make([]float64, n), make([]float64, n)
	group := make([]int, n)
	for i := range n {
		cause[i] = rng.NormFloat64()
		along[i] = cause[i] + rng.NormFloat64()
		noise[i] = rng.NormFloat64()
		group[i] = rng.IntN(4)
		target[i] = math.Exp(cause[i] + float64(group[i])/2 + rng.NormFloat64()/2)
	}
	drivers, err := analysis.RankDrivers(target, []analysis.Candidate{{Numbers: noise}, {Categories: group}, {Numbers: along}, {Numbers: cause}})
	if err != nil {
		t.Fatal(err)
	}
	order := []int{}
	of := map[int]analysis.Driver{}
	for _, d := range drivers {
		order = append(order, d.Index)
		of[d.Index] = d
	}
	if order[0] != 3 || order[3] != 0 {
		t.Errorf("order %v; want the cause first, the noise last", order)
	}
	if of[2].Share < 0.2 || of[2].Added > 0.005 {
		t.Errorf("what goes along has share %.3f and adds %.3f; want much and nothing", of[2].Share, of[2].Added)
	}
	if of[1].Added < 0.1 || of[0].Added > 0.005 {
		t.Errorf("the group adds %.3f, the noise %.3f", of[1].Added, of[0].Added)
	}
	// Least squares of ranks: 1 − Σ of what is added is what noise leaves, and
	// the first adds what it has alone.
	if d := drivers[0]; math.Abs(d.Added-d.Share) > 1e-9 {
		t.Errorf("the first adds %v of its %v", d.Added, d.Share)
	}
}

func TestMissingValuesAndRaggedColumnsOfDrivers(t *testing.T) {
	target := []float64{1, 2, 3, 4, 5, 6, math.NaN(), 8}
	numbers := []float64{1, 2, math.NaN(), 4, 5, 6, 7, 8}
	d, err := analysis.RankDrivers(target, []analysis.Candidate{{Categories: []int{0, 0, -1, 0, 1, 1, 1, 1}}, {Numbers: numbers}})
	if err != nil || d[0].Index != 1 || d[0].N != 6 || d[1].N != 6 {
		t.Errorf("%+v, %v; want the numbers first, 6 complete pairs each", d, err)
	}
	if _, err := analysis.RankDrivers(target, []analysis.Candidate{{Numbers: []float64{1}}}); err == nil {
		t.Error("a shorter column was taken")
	}
}

func TestColumnsThatDefineATargetAreFound(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 4))
	const n = 200
	price, quantity, cost, other := make([]float64, n), make([]float64, n), make([]float64, n), make([]float64, n)
	sales, profit, cents, medals, gold, silver, bronze := make([]float64, n), make([]float64, n), make([]float64, n), make([]float64, n), make([]float64, n), make([]float64, n), make([]float64, n)
	for i := range n {
		price[i], quantity[i] = 1+99*rng.Float64(), float64(1+rng.IntN(9))
		sales[i] = math.Round(100*price[i]*quantity[i]) / 100
		cost[i] = sales[i] * (0.5 + 0.4*rng.Float64())
		profit[i] = sales[i] - cost[i]
		cents[i] = 100 * sales[i]
		other[i] = sales[i] * math.Exp(0.3*rng.NormFloat64())
		gold[i], silver[i], bronze[i] = float64(rng.IntN(20)), float64(rng.IntN(20)), float64(rng.IntN(20))
		medals[i] = gold[i] + silver[i] + bronze[i]
	}
	for _, c := range []struct {
		name    string
		target  []float64
		columns [][]float64
		kind    analysis.DefinitionKind
		want    []int
	}{
		{"a product", sales, [][]float64{other, price, quantity}, analysis.ProductOf, []int{1, 2}},
		{"a difference", profit, [][]float64{sales, other, cost}, analysis.SumOf, []int{0, 2}},
		{"a ratio", price, [][]float64{sales, quantity}, analysis.ProductOf, []int{0, 1}},
		{"a sum of three", medals, [][]float64{gold, other, silver, bronze}, analysis.SumOf, []int{0, 2, 3}},
		{"another unit", sales, [][]float64{cents, other}, analysis.SameAs, []int{0}},
	} {
		d, err := analysis.Definitions(c.target, c.columns)
		if err != nil || len(d) != 1 || d[0].Kind != c.kind || !slices.Equal(d[0].Columns, c.want) {
			t.Errorf("%s: %+v, %v; want %s of %v", c.name, d, err, c.kind, c.want)
		}
	}
	if d, _ := analysis.Definitions(sales, [][]float64{other, gold, silver}); len(d) != 0 {
		t.Errorf("%+v define what they only drive", d)
	}
}

// Exact p-values: 2/3! for three pairs in order, 1/60 for five (scipy's
// permutation_test of all orders agrees).
func TestFewRanksAreTestedOverAllOrders(t *testing.T) {
	for _, c := range []struct {
		x, y []float64
		want float64
	}{
		{[]float64{1, 2, 3}, []float64{2, 4, 9}, 1. / 3},
		{[]float64{1, 2, 3, 4, 5}, []float64{5, 4, 3, 2, 1}, 1. / 60},
		{[]float64{1, 2, 3, 4}, []float64{1, 3, 2, 4}, 8. / 24},
	} {
		s, err := analysis.Spearman(c.x, c.y)
		if err != nil || math.Abs(s.PValue-c.want) > 1e-12 {
			t.Errorf("%v with %v: p = %v, %v; want %v", c.x, c.y, s.PValue, err, c.want)
		}
	}
}
