package analysis

import (
	"math"

	"gonum.org/v1/gonum/stat/distuv"
)

// LeastOfGroup is how many values a group must have to stand out: the mean of
// fewer is chance.
const LeastOfGroup = 10

// StandingOut are the groups with the highest and the lowest mean among those
// of ten values and more that differ from the others together beyond chance: a t
// test at 5 %, divided by the groups (Bonferroni). It is more careful than Welch's:
// a group has at least the pooled variance, since the values of few that all say
// yes do not vary, and its own degrees of freedom alone. −1: none stands out that
// way.
func StandingOut(groups []GroupSummary) (highest, lowest int) {
	highest, lowest = -1, -1
	n, sum, within := 0.0, 0.0, 0.0
	for _, g := range groups {
		if g.N >= LeastOfGroup {
			n, sum, within = n+float64(g.N), sum+float64(g.N)*g.Mean, within+float64(g.N-1)*g.Variance
		}
	}
	pooled := within / n
	level := significance / float64(len(groups))
	for i, g := range groups {
		size, rest := float64(g.N), n-float64(g.N)
		if g.N < LeastOfGroup || rest < LeastOfGroup {
			continue
		}
		away := g.Mean - (sum-size*g.Mean)/rest
		se := math.Sqrt(max(g.Variance, pooled)/size + pooled/rest)
		if !(2*(distuv.StudentsT{Sigma: 1, Nu: size - 1}).Survival(math.Abs(away)/se) < level) {
			continue
		}
		if away > 0 && (highest < 0 || g.Mean > groups[highest].Mean) {
			highest = i
		}
		if away < 0 && (lowest < 0 || g.Mean < groups[lowest].Mean) {
			lowest = i
		}
	}
	return highest, lowest
}
