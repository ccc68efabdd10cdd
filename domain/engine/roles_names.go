package engine

import (
	"strings"
	"unicode"
)

// The words by which names tell what a column is. Lower case, singular.

func idWords() []string {
	return []string{"id", "ids", "uuid", "guid", "key", "pk", "identifier"}
}

func codeWords() []string {
	return []string{"code", "no", "nr", "number", "num", "ref", "reference", "sku", "serial"}
}

func contactWords() []string {
	return []string{"phone", "telephone", "mobile", "fax", "email", "isbn", "ssn", "iban", "url"}
}

func placeWords() []string {
	return []string{"zip", "zipcode", "postcode", "postal", "lat", "latitude", "lon", "lng", "long", "longitude", "fips"}
}

func classWords() []string {
	return []string{"class", "category", "type", "zone", "status", "group", "cluster", "segment", "district", "cohort", "code"}
}

func quantityWords() []string {
	return []string{"total", "amount", "quantity", "qty", "count", "sale", "sales", "price", "cost", "value", "population"}
}

func yearWords() []string {
	return []string{"year", "yr", "fy", "season", "vintage"}
}

// calendarParts gives the largest number of each part of a date.
func calendarParts() map[string]int64 {
	const months, quarters, weeks, days, monthDays, hours = 12, 4, 53, 7, 31, 24
	return map[string]int64{"month": months, "quarter": quarters, "week": weeks, "weekday": days,
		"dow": days, "day": monthDays, "hour": hours}
}

// columnName is a column's name as lower-case words: "OrderID", "order_id" and
// "Order ID" are all order, id.
type columnName []string

func nameOf(name string) columnName {
	var words []string
	var word strings.Builder
	flush := func() {
		if word.Len() > 0 {
			words = append(words, strings.ToLower(word.String()))
			word.Reset()
		}
	}
	runes := []rune(name)
	for i, r := range runes {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			flush()
			continue
		}
		lowerBefore := i > 0 && unicode.IsLower(runes[i-1])
		lowerAfter := i+1 < len(runes) && unicode.IsLower(runes[i+1])
		if unicode.IsUpper(r) && (lowerBefore || lowerAfter && i > 0 && unicode.IsUpper(runes[i-1])) {
			flush()
		}
		word.WriteRune(r)
	}
	flush()
	return words
}

func (n columnName) endsIn(words ...string) bool {
	return len(n) > 0 && oneOf(n[len(n)-1], words)
}

func (n columnName) startsWith(words ...string) bool {
	return len(n) > 1 && oneOf(n[0], words)
}

func (n columnName) has(words ...string) bool {
	for _, w := range n {
		if oneOf(w, words) {
			return true
		}
	}
	return false
}

func oneOf(word string, words []string) bool {
	for _, w := range words {
		if w == word {
			return true
		}
	}
	return false
}
