package engine

import (
	"slices"
	"strings"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/question"
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

// mayLack is the share of rows without a date from which a column tells of what
// comes to some rows only, and later: a day of return, of payment, of delivery.
const mayLack = 0.002

// defaultTime is the column that says when, for questions that don't: dates
// before years, the one that the dataset is named after ("Appointment Date" of
// appointments, "Ship Date" of shipments), one that each row has before one with
// gaps, "Order Date" before "Ship Date", else the first.
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
	const temporal, plain, leading, trailing, lacking, ofRows = 8, 1, 2, -4, -3, 7
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
	if c.NullShare > mayLack {
		score += lacking
	}
	if slices.ContainsFunc(dataset, name.isDateOf) {
		score += ofRows
	}
	return score
}

// minVerb is the shortest verb that is looked for in a noun: "ship" in shipments.
const minVerb = 4

// isDateOf reports whether a column's name holds a word of the dataset's, a short
// form of it or the verb that it is made of: "shipment", "shpmt", "shipped".
func (n columnName) isDateOf(word string) bool {
	one := strings.TrimSuffix(word, "s")
	if y, ok := strings.CutSuffix(one, "ie"); ok && one != word {
		one = y + "y"
	}
	if len(one) < 3 {
		return false
	}
	return slices.ContainsFunc(n, func(w string) bool {
		verb := strings.TrimSuffix(w, "ed")
		if k := len(verb); k > minVerb && verb != w && verb[k-1] == verb[k-2] {
			verb = verb[:k-1]
		}
		return w == one || question.Abbreviates(w, one) || len(verb) >= minVerb && strings.HasPrefix(one, verb)
	})
}
