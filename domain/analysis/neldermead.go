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
	s := newSimplex(start, height)
	for s.left > 0 {
		s.sort()
		best, worst := s.corners[0], s.corners[len(start)]
		if !(worst.height-best.height > simplexSpread*(math.Abs(best.height)+simplexSpread)) {
			break
		}
		s.centreOfOthers()
		if tried := s.moved(worst); tried.height < worst.height {
			s.corners[len(start)] = tried
			continue
		}
		s.shrink()
	}
	s.sort()
	return s.corners[0].at, s.corners[0].height
}

// simplex is a search of a low point: corners of one more than the dimensions.
type simplex struct {
	corners []vertex
	centre  []float64 // of all but the highest
	height  func([]float64) float64
	left    int // evaluations
}

func newSimplex(start []float64, height func([]float64) float64) *simplex {
	n := len(start)
	s := &simplex{corners: make([]vertex, n+1), centre: make([]float64, n), height: height, left: evaluationsEach * (n + 1)}
	for i := range s.corners {
		at := slices.Clone(start)
		if i > 0 {
			at[i-1] += simplexStep
		}
		s.corners[i] = vertex{at, s.look(at)}
	}
	return s
}

// look is the height of a place; infinite where it is not defined.
func (s *simplex) look(at []float64) float64 {
	s.left--
	if h := s.height(at); !math.IsNaN(h) {
		return h
	}
	return math.Inf(1)
}

func (s *simplex) sort() {
	slices.SortStableFunc(s.corners, func(a, b vertex) int { return cmp.Compare(a.height, b.height) })
}

// centreOfOthers works out the centre of all corners but the highest.
func (s *simplex) centreOfOthers() {
	n := len(s.centre)
	for j := range s.centre {
		s.centre[j] = 0
		for _, v := range s.corners[:n] {
			s.centre[j] += v.at[j] / float64(n)
		}
	}
}

// toward is the corner mirrored at the centre and moved by so much of its
// distance; a negative part stays on its side.
func (s *simplex) toward(v vertex, by float64) vertex {
	at := make([]float64, len(s.centre))
	for j := range at {
		at[j] = s.centre[j] + by*(s.centre[j]-v.at[j])
	}
	return vertex{at, s.look(at)}
}

// moved is where the highest corner goes: reflected, further, or contracted.
func (s *simplex) moved(worst vertex) vertex {
	tried := s.toward(worst, 1)
	switch {
	case tried.height < s.corners[0].height:
		if further := s.toward(worst, 2); further.height < tried.height {
			return further
		}
	case tried.height >= s.corners[len(s.centre)-1].height:
		by := -0.5
		if tried.height < worst.height {
			by = 0.5
		}
		return s.toward(worst, by)
	}
	return tried
}

// shrink moves all corners half the way to the lowest.
func (s *simplex) shrink() {
	best := s.corners[0]
	for i := range s.corners[1:] {
		at := s.corners[i+1].at
		for j := range at {
			at[j] = (at[j] + best.at[j]) / 2
		}
		s.corners[i+1].height = s.look(at)
	}
}
