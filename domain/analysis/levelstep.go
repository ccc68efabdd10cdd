package analysis

import (
	"math"
	"slices"
	"time"

	"github.com/lumenore/analytics-mcp-server/domain/query"
)

// LevelStep is a lasting step in the history of a forecast.
type LevelStep struct {
	At                 time.Time // first period at the new level
	Difference         float64   // by which the level moved, in the measure's unit
	RelativeDifference float64   // to the level before; NaN unless that is above 0
	PValue             float64
}

// levels are the lasting steps that were found in a series, and how much each
// moves it.
type levels struct {
	points  []ChangePoint
	heights []float64 // differences, or of logarithms
	ratio   bool
	doubt   float64 // standard error of the last height, as far as least squares know it
}

const (
	// leastSeasonKnown is how many cycles a season is seen before a step is told
	// from it: in less, the spring of the second year is a step.
	leastSeasonKnown = leastCycles
	// surely is as how many tests a search for steps counts: as two, a step is
	// tested at 1 %, and a quiet series is given up early.
	surely = 2
	// leastStatistic of the best step, F were the noise white: less is common by
	// chance even then (Andrews, Econometrica 61, 1993: 5 % of series have more
	// than about 9), so that there is nothing to search for.
	leastStatistic = 9
)

// findLevels looks for lasting steps; none where the place of one is in doubt,
// since a step the other way would do as well. Nor in series that are longer than
// what models learn from: these follow a level by themselves, and a search of
// thousands of days takes seconds.
func findLevels(s Series) levels {
	if s.Len() > mostLearnt || !seasonKnown(s) || !mayStep(s) {
		return levels{}
	}
	c, err := DetectLastingChanges(s, surely)
	if err != nil || slices.ContainsFunc(c.Points, func(p ChangePoint) bool { return p.Opposite >= 0 }) {
		return levels{}
	}
	return heightsOf(s, c)
}

// mayStep is a quick look before the search: the best step beside season and line,
// by least squares.
func mayStep(s Series) bool {
	at, observed := observations(s.Values)
	period := 1
	if found := DetectSeason(s); found != nil {
		period = found.Period
	}
	if len(at) < LeastForChanges {
		return false
	}
	columns := nullColumns(at, period, nil)
	edge := max(leastSegment, int(segmentShare*float64(len(at))))
	d := &stepDesign{at: at, first: edge, end: len(at) - edge + 1}
	residuals := make([]float64, len(at))
	w := d.whiten(0, columns)
	w.residuals(observed, residuals)
	best := w.best(residuals, make([]float64, len(at)))
	freedom := float64(len(at) - len(columns) - 1)
	return best.at >= 0 && best.gain*freedom >= leastStatistic*best.residual
}

// seasonKnown reports whether the series is long enough to tell its season from
// steps.
func seasonKnown(s Series) bool {
	switch s.Grain {
	case query.Hour:
		return true
	case query.Day:
		return false // its year is longer than what is searched
	case query.Week, query.Month, query.Quarter:
		return s.Len() >= leastSeasonKnown*periodsPerYear(s.Grain)
	}
	return true
}

// heightsOf fits all steps together, beside season and line, on the scale on
// which that is likelier: as they are, or as logarithms, the Jacobian in account.
func heightsOf(s Series, c Changes) levels {
	l := levels{points: c.Points}
	if len(c.Points) == 0 {
		return l
	}
	at, observed := observations(s.Values)
	period := 1
	if c.Season != nil {
		period = c.Season.Period
	}
	var steps []int
	for _, p := range c.Points {
		steps = append(steps, slices.Index(at, p.At))
	}
	columns := nullColumns(at, period, steps)
	last := period + len(steps) // the column of the last step
	added, height := fitOf(columns, observed)
	if added == nil {
		return levels{}
	}
	l.heights, l.doubt = added[period+1:last+1], standardError(columns, last, height)
	if slices.Min(observed) <= 0 {
		return l
	}
	logs, jacobian := make([]float64, len(observed)), 0.0
	for i, v := range observed {
		logs[i] = math.Log(v)
		jacobian += 2 * logs[i]
	}
	n := float64(len(at))
	if ratios, left := fitOf(columns, logs); ratios != nil && n*math.Log(left)+jacobian < n*math.Log(height) {
		l.heights, l.ratio, l.doubt = ratios[period+1:last+1], true, standardError(columns, last, left)
	}
	return l
}

// fitOf are the coefficients of columns, nil where there are none, and the sum of
// squares that they leave.
func fitOf(columns [][]float64, values []float64) (beta []float64, squares float64) {
	beta = leastSquares(columns, values)
	left := slices.Clone(values)
	for j, b := range beta {
		subtract(left, columns[j], b)
	}
	return beta, dot(left, left)
}

// standardError is that of one coefficient, where so many squares are left.
func standardError(columns [][]float64, of int, squares float64) float64 {
	var others [][]float64
	for j, c := range columns {
		if j != of {
			others = append(others, c)
		}
	}
	_, alone := fitOf(others, columns[of]) // what the others leave of it
	if !(alone > 0) {
		return 0
	}
	freedom := float64(max(len(columns[of])-len(columns), 1))
	return math.Sqrt(squares / freedom / alone)
}

// doubted adds the doubt about the last step to a forecast from the levelled
// history: all periods ahead have it in common.
func (l levels) doubted(m member) member {
	shared := 0.0
	for i, v := range m.ahead {
		doubt := l.doubt
		if l.ratio {
			doubt *= math.Abs(v)
		}
		own, added := m.spread[i]*m.spread[i], doubt*doubt
		if !(own+added > 0) {
			return m
		}
		m.spread[i] = math.Sqrt(own + added)
		shared += (own*m.shared + added) / (own + added) / float64(len(m.ahead))
	}
	m.shared = shared
	return m
}

// relevelled is the series as if its last level had been there from the first.
func (l levels) relevelled(s Series) Series {
	s.Values = slices.Clone(s.Values)
	for k, p := range l.points {
		for i := range s.Values[:p.At] {
			if l.ratio {
				s.Values[i] *= math.Exp(l.heights[k])
			} else {
				s.Values[i] += l.heights[k]
			}
		}
	}
	return s
}
