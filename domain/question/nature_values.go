package question

import "github.com/lumenore/analytics-mcp-server/domain"

const (
	// longTail is the ratio of standard deviation and mean from which values
	// that start at zero look like amounts: sizes of orders, payments and firms
	// are as skewed as an exponential distribution (ratio 1) or more, while
	// levels lie near one another (ages and prices of one kind about 0.2 to 0.6).
	longTail = 1.0
	// widestScale is the top of the scales on which levels are noted, 0 to 1, 5,
	// 10 or 100: fractions within them say nothing of an amount.
	widestScale = 100
	// widestGrade is the same of whole numbers, grades and stars.
	widestGrade = 10
	// minTailValues is how many values it takes to speak of a tail.
	minTailValues = 12
)

// fewSteps reports whether the values look like steps of a scale, as grades and
// stars do: few whole numbers, each many times, none of them 0, which counts have.
// That there are few alone proves nothing: a table of a dozen rows has no more.
func fewSteps(c domain.Column) bool {
	return c.Distinct <= maxGroupNumbers && c.Type == domain.Integer && (c.Min == nil || toFloat(c.Min) >= 1)
}

// longTailed reports whether the values themselves look like amounts: none
// below zero, beyond every usual scale, and most of them small beside a few.
func longTailed(c domain.Column) bool {
	if c.Distinct < minTailValues || c.Mean <= 0 || toFloat(c.Min) < 0 || c.Deviation < longTail*c.Mean {
		return false
	}
	scale := float64(widestScale)
	if c.Type == domain.Integer {
		scale = widestGrade
	}
	return toFloat(c.Max) > scale
}
