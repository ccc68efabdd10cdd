package analysis

import (
	"cmp"
	"math"
	"slices"
)

const (
	// simplexStep is the first simplex's size: parameters are scaled so that 1 is
	// a large move.
	simplexStep = 0.6
	// simplexSpread ends a search: a relative difference of heights below it
	// changes no forecast's third digit.
	simplexSpread = 1e-4
	// evaluationsEach bounds a search, by the number of parameters.
	evaluationsEach = 60
)

// vertex is a corner of a simplex.
type vertex struct {
	at     []float64
	height float64
}

// minimize finds a low point of height near start (Nelder and Mead, The
// Computer Journal 7, 1965, with the usual coefficients 1, 2, 1/2, 1/2). It is
// used rather than a general optimizer since heights cost microseconds here.
func minimize(start []float64, height func([]float64) float64) ([]float64, float64) {
	n := len(start)
	left := evaluationsEach * (n + 1)
	look := func(at []float64) float64 {
		left--
		if h := height(at); !math.IsNaN(h) {
			return h
		}
		return math.Inf(1)
	}
	simplex := make([]vertex, n+1)
	for i := range simplex {
		at := slices.Clone(start)
		if i > 0 {
			at[i-1] += simplexStep
		}
		simplex[i] = vertex{at, look(at)}
	}
	centre := make([]float64, n)
	toward := func(v vertex, by float64) vertex {
		at := make([]float64, n)
		for j := range at {
			at[j] = centre[j] + by*(centre[j]-v.at[j])
		}
		return vertex{at, look(at)}
	}
	byHeight := func(a, b vertex) int { return cmp.Compare(a.height, b.height) }
	for left > 0 {
		slices.SortStableFunc(simplex, byHeight)
		best, worst := simplex[0], simplex[n]
		if !(worst.height-best.height > simplexSpread*(math.Abs(best.height)+simplexSpread)) {
			break
		}
		for j := range centre {
			centre[j] = 0
			for _, v := range simplex[:n] {
				centre[j] += v.at[j] / float64(n)
			}
		}
		tried := toward(worst, 1)
		switch {
		case tried.height < best.height:
			if further := toward(worst, 2); further.height < tried.height {
				tried = further
			}
		case tried.height >= simplex[n-1].height:
			by := -0.5
			if tried.height < worst.height {
				by = 0.5
			}
			tried = toward(worst, by)
		}
		if tried.height < worst.height {
			simplex[n] = tried
			continue
		}
		for i := range simplex[1:] {
			at := simplex[i+1].at
			for j := range at {
				at[j] = (at[j] + best.at[j]) / 2
			}
			simplex[i+1].height = look(at)
		}
	}
	slices.SortStableFunc(simplex, byHeight)
	return simplex[0].at, simplex[0].height
}
