package engine

import (
	"strings"

	"github.com/lumenore/analytics-mcp-server/domain"
)

const (
	// Integers within these bounds may be years of the calendar: before printing
	// and after the next two centuries they are something else.
	firstYear, lastYear = 1500, 2200
	// Without a name that says so, integers are years only in this narrow range.
	firstPlainYear, lastPlainYear = 1900, 2100
	// minPlainYears is how many years without gaps it takes to see that
	// unnamed integers are years.
	minPlainYears = 3
)

// isYears reports whether an integer column holds years: its name says so and
// its values could be, or its values are consecutive years that name no quantity.
func isYears(c domain.Column, name columnName) bool {
	low, high, ok := integerRange(c)
	if !ok || low < firstYear || high > lastYear {
		return false
	}
	if name.has(yearWords()...) {
		return true
	}
	return low >= firstPlainYear && high <= lastPlainYear && c.Distinct >= minPlainYears &&
		high-low+1 == c.Distinct && !name.has(quantityWords()...) && !name.endsIn(idWords()...) && !name.endsIn(codeWords()...)
}

// defaultTime is the column that says when, for questions that don't: dates
// before years, the one that the dataset is named after ("Appointment Date" of
// appointments), "Order Date" before "Ship Date", else the first.
func defaultTime(dataset string, columns []domain.Column) string {
	best, bestScore := "", 0
	for _, c := range columns {
		if c.Role != domain.RoleTime || c.Distinct == 0 {
			continue
		}
		if score := timeScore(c, nameOf(dataset)); best == "" || score > bestScore {
			best, bestScore = c.Name, score
		}
	}
	return best
}

func timeScore(c domain.Column, dataset columnName) int {
	const temporal, plain, leading, trailing, ofRows = 8, 1, 2, -4, 7
	score := 0
	name := nameOf(c.Name)
	if c.Type.Temporal() {
		score += temporal
	}
	if len(name) == 1 && name.has("date", "day", "time", "timestamp", "month", "week", "year", "datetime", "period") {
		score += plain
	}
	if name.has("order", "transaction", "sale", "sales", "invoice", "purchase", "event", "booking", "created", "start", "release") {
		score += leading
	}
	if name.has("ship", "shipped", "due", "end", "delivery", "updated", "modified", "birth", "dob", "expiry", "close", "closed", "return", "built") {
		score += trailing
	}
	for _, word := range dataset {
		if one := strings.TrimSuffix(word, "s"); len(one) >= 3 && name.has(one) {
			return score + ofRows
		}
	}
	return score
}
