package engine

import (
	"math"
	"strconv"
	"time"

	"github.com/lumenore/analytics-mcp-server/domain"
)

const (
	// significantDigits is the contract's precision of row numbers: beyond
	// what a sum of floats is exact to, equal whichever core added first.
	significantDigits = 9
	// pValueDigits is that of p-values, intervals and relative changes.
	pValueDigits = 4
	// instantLayout writes timestamps; the data have no zone, so neither has it.
	instantLayout = "2006-01-02T15:04:05"
)

// Cell is a table's cell as it stands in an answer: numbers with 9 significant
// digits (whole numbers in full), dates and timestamps in ISO 8601, what is
// not a number as null.
func Cell(v any, t domain.Type) any {
	switch x := v.(type) {
	case float64:
		return Figure(x)
	case time.Time:
		if t == domain.Date {
			return x.Format(time.DateOnly)
		}
		return x.Format(instantLayout)
	}
	return v
}

// Figure is a number with 9 significant digits; nil where it is undefined.
func Figure(x float64) any { return rounded(x, significantDigits) }

// PValue is a p-value or the bound of an interval, with 4 significant digits;
// nil where it is undefined.
func PValue(x float64) any { return rounded(x, pValueDigits) }

func rounded(x float64, digits int) any {
	if math.IsNaN(x) || math.IsInf(x, 0) {
		return nil
	}
	y, err := strconv.ParseFloat(strconv.FormatFloat(x, 'g', digits, 64), 64)
	if err != nil {
		return nil
	}
	return y + 0 // no negative zero
}

// number is a cell's value as a float; NaN where it is none.
func number(v any) float64 {
	switch x := v.(type) {
	case int64:
		return float64(x)
	case float64:
		return x
	}
	return math.NaN()
}

// day writes a day; nil for the zero time.
func day(t time.Time) *string {
	if t.IsZero() {
		return nil
	}
	s := t.Format(time.DateOnly)
	return &s
}
