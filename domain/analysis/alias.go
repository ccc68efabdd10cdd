package analysis

import "math"

// alias settles between a step and its opposite one cycle of the season apart.
// Over two cycles a rise at one place of the cycle is, beside a season and a
// straight line, the same as a fall at that place of the other cycle: both
// together are a line with a season. Of two that fit alike the one is taken that
// leaves the flatter line; the other is returned as an observation, −1 where none
// fits alike.
func (d *stepDesign) alias(found *step, values []float64, columns [][]float64, line, cycle int) int {
	if cycle < 2 {
		return -1
	}
	const slackShare = 6 // a season is that much alike one place further
	limit, slack := found.limit(len(d.at)-d.columns-1), float64(max(1, cycle/slackShare))
	other := -1
	for i, gain := range found.gains {
		apart := math.Abs(math.Abs(float64(d.at[i]-d.at[found.at])) - float64(cycle))
		if gain <= 0 || found.gain-gain > limit || apart > slack || found.heights[i]*found.height >= 0 {
			continue
		}
		if other < 0 || gain > found.gains[other] {
			other = i
		}
	}
	if other >= 0 && slopeBeside(columns, values, line, other) < slopeBeside(columns, values, line, found.at) {
		other, found.at = found.at, other
		found.height = found.heights[found.at]
	}
	return other
}

// slopeBeside is how steep the line is beside a step.
func slopeBeside(columns [][]float64, values []float64, line, at int) float64 {
	step := make([]float64, len(values))
	for i := at; i < len(step); i++ {
		step[i] = 1
	}
	beta := leastSquares(append(columns[:len(columns):len(columns)], step), values)
	if beta == nil {
		return math.Inf(1)
	}
	return math.Abs(beta[line])
}

// heights are those of a step at each observation; 0 where none is looked for.
func (w whitened) heights(residuals []float64) []float64 {
	out := make([]float64, len(residuals))
	after := 0.0
	for i := len(residuals) - 1; i >= 0; i-- {
		if w.sizes[i] > 0 {
			out[i] = (after + residuals[i]*w.scale[i]) / w.sizes[i]
		}
		after += residuals[i] * w.later(i)
	}
	return out
}
