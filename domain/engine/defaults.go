package engine

import (
	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

// defaultMeasure is the quantity that a question means which names none: the
// one whose name says that it is the point of the table, unless it is one thing per
// another, then an amount, then the first measure.
func defaultMeasure(columns []domain.Column) string {
	best, bestScore := "", 0
	for _, c := range columns {
		if c.Role != domain.RoleMeasure || c.Distinct == 0 {
			continue
		}
		if score := measureScore(c); best == "" || score > bestScore {
			best, bestScore = c.Name, score
		}
	}
	return best
}

func measureScore(c domain.Column) int {
	const amount, money, total, volume = 1, 6, 4, 2
	score := 0
	if question.NatureOf(c) == question.Amount {
		score += amount
	}
	name := nameOf(c.Name)
	switch {
	case question.PerAnother(c): // "price (ct/kWh)" beside the kWh themselves
	case name.has("sales", "sale", "revenue", "turnover", "demand"):
		score += money
	case name.has("amount", "total", "gross", "value"):
		score += total
	case name.has("orders", "quantity", "qty", "units", "spend", "cost", "profit", "count", "visits",
		"price", "salary", "income", "fee", "fees", "rent", "premium"):
		score += volume
	}
	const worths = 5 // what a name says outweighs what a measure is worth: ages and durations below amounts and money
	return score*worths + question.WorthOf(c)
}
