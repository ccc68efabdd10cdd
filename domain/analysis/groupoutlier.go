package analysis

import (
	"math"
	"slices"

	"gonum.org/v1/gonum/stat/distuv"
)

const (
	// smallEffect in standard deviations of the values is the least by which a group
	// is out of the ordinary, however sure it is that it differs (Cohen, Statistical
	// Power Analysis, 1988).
	smallEffect = 0.2
	// mostApart is the share of the groups beyond fewestOthers that may be exceptions:
	// of more, the others are no rule; two have no spread to speak of.
	mostApart    = 0.25
	fewestOthers = 2
	// priorSpread is the variance between groups, in that of the values, that is
	// expected before they are seen (a ninth of a standard deviation, squared), and
	// priorFreedom the degrees of freedom that it counts for: with three others their
	// spread alone tells nothing apart. With more than one, groups that differ by 0.3
	// standard deviations alarm too often (by simulation).
	priorSpread, priorFreedom = 0.012, 1
	// halvings find the spread between groups to a billionth of the largest.
	halvings = 30
)

// GroupOutliers are the positions of the groups whose mean lies further from that
// of the others than the others differ from each other and than chance makes
// groups of their size differ; the furthest out first. Groups that differ as
// normal or lognormal variables do, by 0.3 standard deviations of the values, are
// no exceptions: one is named in at most 5 % of searches.
//
// The mean of each group is held against what the others predict for it, their
// spread (Paule and Mandel, J. Res. NBS 87, 1982) and the error within groups
// together, by Student's t with Bonferroni's correction over the groups, as it is
// and by its logarithm where all are positive: the more forgiving counts. The
// furthest is taken out and the rest searched anew, and all up to the last that
// passes are named, that two exceptions may not hide each other (Rosner,
// Technometrics 25, 1983). Groups of fewer than LeastOfGroup values are left out;
// the rate is shared among the tests of one answer.
func GroupOutliers(groups []GroupSummary, tests int) []int {
	left := largeGroups(groups)
	views := []groupView{spreadOn(groups, left)}
	if !slices.ContainsFunc(left, func(i int) bool { return !(groups[i].Mean > 0) }) {
		views = append(views, spreadOn(logGroups(groups), left))
	}
	return groupsApart(views, left, tests)
}

// ShareOutliers are GroupOutliers of shares, by the angle of each: the arcsine,
// on which the error hangs on the size of a group alone and a difference is
// Cohen's h.
func ShareOutliers(groups []GroupSummary, tests int) []int {
	angles := slices.Clone(groups)
	for i, g := range groups {
		angles[i].Mean, angles[i].Variance = 2*math.Asin(math.Sqrt(g.Mean)), 1
	}
	left := largeGroups(groups)
	return groupsApart([]groupView{spreadOn(angles, left)}, left, tests)
}

// largeGroups are the positions of those with enough values to be told of.
func largeGroups(groups []GroupSummary) []int {
	var out []int
	for i, g := range groups {
		if g.N >= LeastOfGroup {
			out = append(out, i)
		}
	}
	return out
}

// groupsApart searches groups on some scales, of which the first tells how far
// apart they are.
func groupsApart(views []groupView, left []int, tests int) []int {
	var taken []int
	passed, most := 0, 0
	if len(left) > fewestOthers {
		most = max(1, int(math.Round(mostApart*float64(len(left)-fewestOthers))))
	}
	for len(taken) < most {
		furthest, least := 0, math.Inf(1)
		for at, i := range left {
			others := slices.Delete(slices.Clone(left), at, at+1)
			chance := 0.0
			for _, v := range views {
				chance = max(chance, v.chance(i, others))
			}
			if chance < least {
				furthest, least = at, chance
			}
		}
		i, level := left[furthest], significance/float64(len(left)*most*max(tests, 1))
		taken, left = append(taken, i), slices.Delete(left, furthest, furthest+1)
		if centre, _, _ := views[0].predict(left); least < level && math.Abs(views[0].groups[i].Mean-centre) >= smallEffect*math.Sqrt(views[0].within) {
			passed = len(taken)
		}
	}
	return taken[:passed]
}

// groupView is groups on one scale with the variance of values within a group.
type groupView struct {
	groups []GroupSummary
	within float64
}

func spreadOn(groups []GroupSummary, at []int) groupView {
	n, squares, rounding := 0.0, 0.0, 0.0
	for _, i := range at {
		n, squares = n+float64(groups[i].N-1), squares+float64(groups[i].N-1)*groups[i].Variance
		rounding = max(rounding, exact*math.Abs(groups[i].Mean))
	}
	return groupView{groups, max(squares/n, rounding*rounding)}
}

// logGroups are groups with the logarithm of their mean and the variance that
// gives its error to first order.
func logGroups(groups []GroupSummary) []GroupSummary {
	out := slices.Clone(groups)
	for i, g := range groups {
		out[i].Mean, out[i].Variance = math.Log(g.Mean), g.Variance/(g.Mean*g.Mean)
	}
	return out
}

// chance is that of a group's mean to lie as far from what others predict. The
// degrees of freedom are those with which the others' spread is known: twice the
// squared variance over its own variance by restricted maximum likelihood
// (Satterthwaite, Biometrics Bulletin 2, 1946), no more than there are others but one.
func (v groupView) chance(at int, others []int) float64 {
	centre, between, weights := v.predict(others)
	var sum, squares, cubes float64
	for _, w := range weights {
		sum, squares, cubes = sum+w, squares+w*w, cubes+w*w*w
	}
	g := v.groups[at]
	own := between + max(g.Variance, v.within)/float64(g.N)
	freedom := max(1, min(own*own*(squares-2*cubes/sum+squares*squares/(sum*sum)), float64(len(others)-1), float64(g.N-1)))
	// The variance of both sources, as of variances in empirical Bayes (Smyth, Stat.
	// Appl. Genet. Mol. Biol. 3, 2004).
	own += (priorSpread*v.within - between) * priorFreedom / (priorFreedom + freedom)
	t := distuv.StudentsT{Sigma: 1, Nu: freedom + priorFreedom}
	return 2 * t.Survival(math.Abs(g.Mean-centre)/math.Sqrt(own+1/sum))
}

// predict is the mean of groups, the variance between them beyond what chance
// within them makes, and the weight of each.
func (v groupView) predict(at []int) (centre, between float64, weights []float64) {
	between = v.spreadBetween(at)
	sum := 0.0
	for _, i := range at {
		w := 1 / (between + v.within/float64(v.groups[i].N))
		weights, sum, centre = append(weights, w), sum+w, centre+w*v.groups[i].Mean
	}
	return centre / sum, between, weights
}

// spreadBetween is the variance of the means of groups beyond what chance within
// them makes: that for which the weighted squares come to their expectation.
func (v groupView) spreadBetween(at []int) float64 {
	excess := func(between float64) float64 {
		centre, weight, squares := 0.0, 0.0, 0.0
		for _, i := range at {
			w := 1 / (between + v.within/float64(v.groups[i].N))
			centre, weight = centre+w*v.groups[i].Mean, weight+w
		}
		for _, i := range at {
			d := v.groups[i].Mean - centre/weight
			squares += d * d / (between + v.within/float64(v.groups[i].N))
		}
		return squares - float64(len(at)-1)
	}
	low, high := 0.0, 0.0
	for _, i := range at {
		d := v.groups[i].Mean - v.groups[at[0]].Mean
		high += d * d
	}
	if high == 0 || excess(0) <= 0 {
		return 0
	}
	for range halvings {
		if middle := (low + high) / 2; excess(middle) > 0 {
			low = middle
		} else {
			high = middle
		}
	}
	return high
}
