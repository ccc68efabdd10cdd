package analysis

import "github.com/lumenore/analytics-mcp-server/domain/query"

// stepModel is a series of levels, beside a season of levels, a line and waves.
type stepModel struct {
	at     []int
	period int
	steps  []int // at observations
	longer [][]float64
}

// columns are those of the regression: the season's levels, the line unless it is
// level, the steps, the waves.
func (m stepModel) columns(level bool) [][]float64 {
	columns := nullColumns(m.at, m.period, m.steps)
	if level {
		columns = append(columns[:m.period:m.period], columns[m.period+1:]...)
	}
	return append(columns, m.longer...)
}

// sizes fits all steps together, by least squares, and fills in how far the level
// went. A step is searched beside a line, and beside no season of which two cycles
// tell too little to test it; but a line and a step, or a wave and a step, share what
// they explain, and a size beside a line that is not there lies far off: steps that
// are found are sized beside what the Bayesian criterion keeps of a line and of the
// waves of a year.
func (c *Changes) sizes(m stepModel, observed []float64, grain query.Grain) {
	if len(m.steps) == 0 {
		return
	}
	models := []stepModel{m}
	if n := periodsPerYear(grain); m.longer == nil && m.period < n && float64(m.at[len(m.at)-1]+1) >= leastCycles*float64(n) {
		for harmonics := 1; harmonics <= min(fewHarmonics, (n-1)/2); harmonics++ {
			of := m
			of.longer = waves(cycle{length: float64(n), harmonics: harmonics}, m.at)
			models = append(models, of)
		}
	}
	best, level, least := m, false, schwarz(m.columns(false), observed)
	for _, of := range models {
		for _, flat := range []bool{false, true} {
			if score := schwarz(of.columns(flat), observed); score < least {
				best, level, least = of, flat, score
			}
		}
	}
	c.sized(best, level, observed)
}

// sized fills in the sizes by one model, without its line where level is true.
func (c *Changes) sized(m stepModel, level bool, observed []float64) {
	columns := m.columns(level)
	beta := leastSquares(columns, observed)
	if beta == nil {
		return
	}
	seasonal := 0.0
	for _, b := range beta[:m.period] {
		seasonal += b / float64(m.period)
	}
	first := m.period + 1
	if level {
		first--
	}
	for i, s := range m.steps {
		height, before := beta[first+i], seasonal
		if !level {
			before += beta[m.period] * columns[m.period][s]
		}
		for j, other := range m.steps {
			if other < s {
				before += beta[first+j]
			}
		}
		p := &c.Points[i]
		p.Before, p.After, p.Difference = before, before+height, height
		p.RelativeDifference = ratioLessOne(before+height, before)
	}
}
