package analysis

import (
	"cmp"
	"math"
	"slices"
	"time"

	"github.com/lumenore/analytics-mcp-server/domain/query"
)

// MaxPeriods is the most periods a series may have: eleven years of hours, or
// 270 years of days. More is a mistaken date (year 9999 as "never"), and would
// only cost memory.
const MaxPeriods = 100_000

// Point is the value of one period, in the measure's own unit.
type Point struct {
	Start time.Time // any moment of the period; its first one in results
	Value float64
}

// Gap says what a period without rows means.
type Gap int

// The gaps.
const (
	GapIsZero    Gap = iota // sums and counts: nothing happened
	GapIsMissing            // averages, medians, ratios: nothing is known
)

// Series is a regular series: period i begins at Starts[i] and has Values[i],
// NaN where missing. Both have the same length, and no period is left out.
type Series struct {
	Grain  query.Grain
	Starts []time.Time
	Values []float64
}

// Len is the number of periods.
func (s Series) Len() int { return len(s.Values) }

// Observed is the number of periods with a value.
func (s Series) Observed() int {
	n := 0
	for _, v := range s.Values {
		if finite(v) {
			n++
		}
	}
	return n
}

// SeriesOptions says how points become a series.
type SeriesOptions struct {
	Grain query.Grain
	Gap   Gap
	// From and Through are the first and last day that the data (and the period
	// asked for) cover; periods between them exist even without a point. Zero:
	// not known, and the first and last point bound the series.
	From, Through time.Time
	// Resolution is the grain of the data's own dates, see the function
	// Resolution; empty means Day.
	Resolution query.Grain
}

// Partial is a first or last period that the data cover only in part.
type Partial struct {
	Start         time.Time
	Value         float64   // of the days covered; NaN where missing
	From, Through time.Time // the days covered, both inclusive
}

// Regular is a series of complete periods, and the partial ones set apart so
// that a caveat can name them.
type Regular struct {
	Series      Series
	First, Last *Partial // nil where that period is complete
}

// NewSeries makes points (in any order, at most one a period) a regular
// series. A period that has no point is zero or missing as o.Gap says; one
// whose value is NaN or infinite is missing. A single period that is partial
// at both ends is Last.
//
// Errors: ErrUnknownGrain, ErrDuplicatePeriod, ErrTooManyPeriods. No points
// and no From and Through give an empty series.
func NewSeries(points []Point, o SeriesOptions) (Regular, error) {
	if o.Resolution == "" {
		o.Resolution = query.Day
	}
	if !known(o.Grain) || !known(o.Resolution) {
		return Regular{}, ErrUnknownGrain
	}
	byStart := make(map[time.Time]float64, len(points))
	for _, p := range points {
		start := PeriodStart(o.Grain, p.Start)
		if _, found := byStart[start]; found {
			return Regular{}, ErrDuplicatePeriod
		}
		byStart[start] = p.Value
	}
	first, last, found := bounds(points, o)
	if !found {
		return Regular{Series: Series{Grain: o.Grain}}, nil
	}
	s := Series{Grain: o.Grain}
	for start := first; !start.After(last); start = Shift(o.Grain, start, 1) {
		if s.Len() == MaxPeriods {
			return Regular{}, ErrTooManyPeriods
		}
		s.Starts = append(s.Starts, start)
		s.Values = append(s.Values, valueAt(byStart, start, o.Gap))
	}
	return withoutPartial(s, o), nil
}

// bounds is the first and last period of the series. Points outside From and
// Through widen it rather than vanish.
func bounds(points []Point, o SeriesOptions) (first, last time.Time, found bool) {
	var days []time.Time
	for _, p := range points {
		days = append(days, p.Start)
	}
	for _, d := range []time.Time{o.From, o.Through} {
		if !d.IsZero() {
			days = append(days, d)
		}
	}
	if len(days) == 0 || len(points) == 0 && len(days) < 2 {
		return first, last, false
	}
	first = PeriodStart(o.Grain, slices.MinFunc(days, time.Time.Compare))
	last = PeriodStart(o.Grain, slices.MaxFunc(days, time.Time.Compare))
	return first, last, true
}

func valueAt(byStart map[time.Time]float64, start time.Time, gap Gap) float64 {
	v, found := byStart[start]
	switch {
	case found && finite(v):
		return v
	case !found && gap == GapIsZero:
		return 0
	}
	return math.NaN()
}

// withoutPartial moves a first and last period that From or Through cut into.
func withoutPartial(s Series, o SeriesOptions) Regular {
	r := Regular{Series: s}
	from, through := o.From, o.Through
	if !from.IsZero() {
		from = PeriodStart(o.Resolution, from)
	}
	if !through.IsZero() {
		through = PeriodEnd(o.Resolution, PeriodStart(o.Resolution, through))
	}
	if n := s.Len(); n > 0 && !through.IsZero() && through.Before(PeriodEnd(o.Grain, s.Starts[n-1])) {
		covered := s.Starts[n-1]
		if from.After(covered) {
			covered = from
		}
		r.Last = &Partial{Start: s.Starts[n-1], Value: s.Values[n-1], From: covered, Through: through}
		r.Series = s.slice(0, n-1)
	}
	if n := r.Series.Len(); n > 0 && from.After(s.Starts[0]) {
		r.First = &Partial{Start: s.Starts[0], Value: s.Values[0], From: from, Through: PeriodEnd(o.Grain, s.Starts[0])}
		r.Series = r.Series.slice(1, n)
	}
	return r
}

// slice is the periods from i to before j; they share memory with s.
func (s Series) slice(i, j int) Series {
	return Series{Grain: s.Grain, Starts: s.Starts[i:j], Values: s.Values[i:j]}
}

// extremes are the observed points with the highest and lowest value, the
// earliest of equal ones; nil without observations.
func (s Series) extremes() (highest, lowest *Point) {
	for i, v := range s.Values {
		if !finite(v) {
			continue
		}
		p := Point{Value: v}
		if i < len(s.Starts) {
			p.Start = s.Starts[i]
		}
		if highest == nil || cmp.Compare(v, highest.Value) > 0 {
			highest = &p
		}
		if lowest == nil || cmp.Compare(v, lowest.Value) < 0 {
			lowest = &p
		}
	}
	return highest, lowest
}

func finite(v float64) bool { return !math.IsNaN(v) && !math.IsInf(v, 0) }
