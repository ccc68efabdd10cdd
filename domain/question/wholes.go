package question

import (
	"slices"

	"github.com/lumenore/analytics-mcp-server/domain"
)

// wholesOf is, of each column, the one amount that it is a part of by their names;
// noColumn for none or several. It holds each column against each, so that a lexicon
// keeps it.
func wholesOf(columns []domain.Column) []int {
	out := make([]int, len(columns))
	for k := range columns {
		out[k] = wholeOf(columns, k)
		if out[k] == noColumn {
			out[k] = wholeIn(columns, k)
		}
	}
	return out
}

// wholeOf is the one amount that another is a part of, called the same but for one
// word; noColumn for none or several.
func wholeOf(columns []domain.Column, k int) int {
	if len(words(columns[k].Name)) == 1 {
		return noColumn
	}
	return onlyWhole(columns, k, isPartOf)
}

// wholeIn is the one amount whose name is within that of another, which is a part of
// it; noColumn for none or several.
func wholeIn(columns []domain.Column, k int) int { return onlyWhole(columns, k, isNamedPart) }

// onlyWhole is the one other column of which a column is a part; noColumn for none or
// several.
func onlyWhole(columns []domain.Column, k int, isPart func(part, whole domain.Column) bool) int {
	whole := noColumn
	for n, c := range columns {
		if n == k || !isPart(columns[k], c) {
			continue
		}
		if whole != noColumn {
			return noColumn
		}
		whole = n
	}
	return whole
}

// isPartOf reports whether an amount can be a part of another: called the same but
// for one word, in the same unit, and never larger at its largest.
func isPartOf(part, whole domain.Column) bool {
	return fitsIn(part, whole) && sameButOneWord(words(part.Name), words(whole.Name)) && addsUp(part) && addsUp(whole)
}

// isNamedPart reports whether an amount is what came of another, by their names: all
// words of the whole and one more, "Occupied Beds" of "Beds", in the same unit and
// never larger at its largest.
func isNamedPart(part, whole domain.Column) bool {
	return fitsIn(part, whole) && isOneWordLonger(words(part.Name), words(whole.Name)) && countsOrAddsUp(part) && countsOrAddsUp(whole)
}

// fitsIn reports whether a column has the unit of another and is never larger at its
// largest.
func fitsIn(part, whole domain.Column) bool {
	return part.Unit == whole.Unit && toFloat(part.Max) <= toFloat(whole.Max)
}

// sameButOneWord reports whether two names differ in one of their words.
func sameButOneWord(a, b []string) bool {
	if len(a) != len(b) {
		return false
	}
	missing := 0
	for _, w := range a {
		if !slices.Contains(b, w) {
			missing++
		}
	}
	return missing == 1
}

// isOneWordLonger reports whether a name has all words of another and one more.
func isOneWordLonger(longer, shorter []string) bool {
	if len(longer) != len(shorter)+1 {
		return false
	}
	added := 0
	for _, w := range longer {
		if !slices.Contains(shorter, w) {
			added++
		}
	}
	return added == 1
}

// countsOrAddsUp reports whether the values of a column may be summed below and above
// a quotient: amounts, and whole numbers of things, which may be there on several days.
func countsOrAddsUp(c domain.Column) bool {
	return c.Role == domain.RoleMeasure && c.Unit != "%" && (addsUp(c) || c.Type == domain.Integer)
}
