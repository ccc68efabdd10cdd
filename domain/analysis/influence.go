package analysis

import (
	"math"
	"slices"
)

const (
	// mostlyThere is the part of a step that must be left, and stillClear how many
	// of its standard errors, without the one period that it rests on most.
	mostlyThere, stillClear = 0.5, 2
)

// lasting leaves of the steps found those that last: no burst, no bend of the
// course, and none that one period makes, as a single wild record does of the
// mean of a small group.
func (c Changes) lasting(s Series) []ChangePoint {
	at, observed := observations(s.Values)
	points := slices.DeleteFunc(slices.Clone(c.Points), func(p ChangePoint) bool { return 2*(p.To-p.From) > s.Len() })
	for i := 0; i+1 < len(points); {
		before, after := points[i], points[i+1]
		if after.At-before.At < leastSegment && before.Difference*after.Difference < 0 {
			points = slices.Delete(points, i, i+2)
			i = max(i-1, 0)
			continue
		}
		i++
	}
	period, longer := besideSeason(s, c.Season, at, observed)
	var out []ChangePoint
	for i, p := range points {
		var others []int
		for j, other := range points {
			if j != i {
				others = append(others, slices.Index(at, other.At))
			}
		}
		d := &stepDesign{at: at}
		w := d.whiten(c.Autocorrelation, append(nullColumns(at, period, others), longer...))
		if !w.restsOnOne(observed, slices.Index(at, p.At)) {
			out = append(out, p)
		}
	}
	return out
}

// restsOnOne reports whether one observation makes a step: without it, most of
// the step is gone, or it is no longer clear. Leaving an observation out is
// adding a column for it (Cook and Weisberg, Residuals and Influence in
// Regression, 1982, 2.2).
func (w whitened) restsOnOne(observed []float64, step int) bool {
	n := len(observed)
	y, x, after := make([]float64, n), make([]float64, n), make([]float64, n)
	w.residuals(observed, y)
	for i := step; i < n; i++ {
		after[i] = 1
	}
	w.residuals(after, x)
	xy, xx, yy := dot(x, y), dot(x, x), dot(y, y)
	height, freedom := xy/xx, float64(max(1, n-len(w.basis)-2))
	for i := range n {
		size := w.alone(i)
		if size < leastLeft {
			continue // the columns fit it whatever its value is
		}
		ox, oy := w.timesOne(i, x), w.timesOne(i, y)
		left, product := xx-ox*ox/size, xy-ox*oy/size
		if left < leastLeft*xx {
			return true // the step is this period
		}
		h := product / left
		noise := (yy - oy*oy/size - product*h) / freedom
		if h/height < mostlyThere || h*h*left < stillClear*stillClear*noise || math.IsNaN(h) {
			return true
		}
	}
	return false
}

// timesOne is a whitened vector times the whitened observation i alone.
func (w whitened) timesOne(i int, v []float64) float64 {
	product := v[i] * w.scale[i]
	if i+1 < len(v) {
		product -= v[i+1] * w.keep[i+1] * w.scale[i+1]
	}
	return product
}

// alone is the squared length of what the columns leave of observation i.
func (w whitened) alone(i int) float64 {
	size := w.scale[i] * w.scale[i]
	if i+1 < len(w.scale) {
		size += w.keep[i+1] * w.scale[i+1] * w.keep[i+1] * w.scale[i+1]
	}
	for _, b := range w.basis {
		part := w.timesOne(i, b)
		size -= part * part
	}
	return size
}

// agrees reports whether two change points can be the same step.
func (p ChangePoint) agrees(q ChangePoint) bool {
	return p.From <= q.To && q.From <= p.To && (p.Difference > 0) == (q.Difference > 0)
}
