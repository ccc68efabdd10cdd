package analysis_test

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/lumenore/analytics-mcp-server/domain/analysis"
)

// splitTable is a table of rows with dimensions of several sizes, in two periods.
type splitTable struct {
	sizes   []int   // members of each dimension, of unequal weight
	rows    float64 // in each period, about
	fixed   bool    // a row for each day and member of each dimension, no matter what
	cluster int     // rows come in clusters of about as many, of the same members
	planted int     // the dimension of which the third member falls
	fall    float64 // by which part
	growth  float64 // of all
}

// split draws the table and returns its dimensions' members, and the total's move.
func (s splitTable) split(rng *rand.Rand) (out [][]analysis.SplitMember, total float64) {
	var spreads [2][][]analysis.Spread
	var sums [2]float64
	for p := range spreads {
		for _, k := range s.sizes {
			spreads[p] = append(spreads[p], make([]analysis.Spread, k))
		}
		n := int(s.rows)
		if !s.fixed {
			n += int(math.Sqrt(s.rows) * rng.NormFloat64())
		}
		var at []int
		for i := range n {
			if s.fixed {
				at = s.cell(i)
			} else if i%max(s.cluster, 1) == 0 {
				at = s.drawn(rng)
			}
			v := math.Exp(3 + 0.8*rng.NormFloat64())
			if s.fixed {
				v = 100 + 15*rng.NormFloat64()
			}
			if p == 1 {
				v *= 1 + s.growth
				if s.fall > 0 && at[s.planted] == 2 {
					v *= 1 - s.fall
				}
			}
			sums[p] += v
			for d := range s.sizes {
				m := &spreads[p][d][at[d]]
				m.Rows, m.Sum, m.Squares = m.Rows+1, m.Sum+v, m.Squares+v*v
			}
		}
	}
	r := sums[1] / sums[0]
	for d := range s.sizes {
		var members []analysis.SplitMember
		for i, c := range spreads[0][d] {
			t := spreads[1][d][i]
			members = append(members, analysis.SplitMember{Control: analysis.Spread{Rows: c.Rows, Sum: r * c.Sum, Squares: r * r * c.Squares},
				Test: t, Weight: c.Sum / sums[0], Move: t.Sum - r*c.Sum})
		}
		out = append(out, members)
	}
	return out, sums[1] - sums[0]
}

// drawn are the members of a row: the first of a dimension are the larger ones.
func (s splitTable) drawn(rng *rand.Rand) []int {
	at := make([]int, len(s.sizes))
	for d, k := range s.sizes {
		u := rng.Float64()
		at[d] = int(float64(k) * u * math.Sqrt(u))
	}
	return at
}

// cell are the members of one of the rows that are laid down.
func (s splitTable) cell(i int) []int {
	at := make([]int, len(s.sizes))
	for d, k := range s.sizes {
		at[d], i = i%k, i/k
	}
	return at
}

// told counts in how many draws each dimension comes first, and in how many one
// is told at 5 %.
func (s splitTable) told(draws int) (first []int, claimed int) {
	first = make([]int, len(s.sizes))
	for seed := range draws {
		dimensions, total := s.split(rand.New(rand.NewPCG(uint64(seed), 99)))
		best := -1
		tellings := analysis.Tellings(dimensions, total)
		for d, t := range tellings {
			if t.Member >= 0 && (best < 0 || t.Log < tellings[best].Log) {
				best = d
			}
		}
		if best >= 0 && tellings[best].PValue < 0.05 {
			claimed++
			first[best]++
		}
	}
	return first, claimed
}

// One member of one dimension falls; the others, of 2 to 150 members, are noise.
func TestTheDimensionOfThePlantedFallTellsMost(t *testing.T) {
	noise := []int{4, 2, 6, 40, 150, 10}
	for name, s := range map[string]splitTable{
		"one of 6 by 40 %":              {sizes: noise, rows: 3000, planted: 2, fall: 0.4, growth: 0.05},
		"one of 40 by 70 %":             {sizes: noise, rows: 6000, planted: 3, fall: 0.7},
		"one of 6, rows in clusters":    {sizes: noise, rows: 6000, planted: 2, cluster: 4, fall: 0.5},
		"one of 6, a row for each cell": {sizes: []int{4, 3, 6, 20}, rows: 4 * 3 * 6 * 20, fixed: true, planted: 2, fall: 0.1, growth: 0.05},
		"one of the only 4 there are":   {sizes: []int{4}, rows: 3000, fall: 0.4},
	} {
		first, claimed := s.told(tellingDraws)
		if float64(first[s.planted]) < 0.85*tellingDraws || claimed-first[s.planted] > tellingDraws/50 {
			t.Errorf("%s: told first %v of %d", name, first, tellingDraws)
		}
	}
}

// Where nothing is planted some member always moves most: no dimension may be told
// much more often than 5 % of times.
func TestOfNoiseNoDimensionTells(t *testing.T) {
	noise := []int{4, 2, 6, 40, 150, 10}
	for name, s := range map[string]splitTable{
		"all grow alike":              {sizes: noise, rows: 3000, growth: 0.2},
		"few rows":                    {sizes: noise, rows: 200},
		"rows in clusters":            {sizes: noise, rows: 6000, cluster: 4},
		"clusters, few members":       {sizes: []int{3, 4}, rows: 6000, cluster: 4},
		"a row for each cell":         {sizes: []int{4, 3, 6, 20}, rows: 4 * 3 * 6 * 20, fixed: true},
		"one dimension of 4, 3 % off": {sizes: []int{4}, rows: 3000, growth: -0.03},
	} {
		if _, claimed := s.told(tellingDraws); float64(claimed) > 0.11*tellingDraws {
			t.Errorf("%s: told in %d of %d", name, claimed, tellingDraws)
		}
	}
}

const tellingDraws = 200
