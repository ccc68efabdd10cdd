package engine

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/period"
	"github.com/lumenore/analytics-mcp-server/domain/query"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

// Amounts are read out in these steps; below the first they are spelled out.
const (
	thousand = 1e3
	million  = 1e6
	billion  = 1e9
	trillion = 1e12
)

const hundred = 100

// roundingError is up to which size a number is read out as 0.
const roundingError = 1e-12

// amount writes a number as it is read out: "1.42 M USD", "31.5 %", "12,034".
// Three significant digits, or all of a whole number below ten thousand.
func amount(x float64, unit string) string {
	if math.IsNaN(x) {
		return "unknown"
	}
	if unit == ofOne {
		return digits3(hundred*x) + " %"
	}
	if unit == "" {
		return plainAmount(x)
	}
	if ofMeasure(unit) && math.Abs(x) >= thousand && math.Abs(x) < billion { // "25,400 kg", not "25.4 K kg"
		return whole(int64(threeDigits(x))) + " " + unit
	}
	return plainAmount(x) + " " + unit
}

// ofMeasure reports whether a unit is one of length, mass or time rather than of
// money: those are written small, and thousands of them have names of their own.
func ofMeasure(unit string) bool { return unit[0] >= 'a' && unit[0] <= 'z' }

// threeDigits is a number of a thousand and more to three significant digits.
func threeDigits(x float64) float64 {
	const significant = 3
	if math.Abs(x) < 10*thousand {
		return math.Round(x)
	}
	step := math.Pow(10, math.Floor(math.Log10(math.Abs(x)))+1-significant)
	return math.Round(x/step) * step
}

func plainAmount(x float64) string {
	const spelledOut = 10 * thousand
	switch size := math.Abs(x); {
	case size < roundingError: // what is left of sums that cancel out
		return "0"
	case size < spelledOut && x == math.Trunc(x):
		return whole(int64(x))
	case size >= trillion:
		return digits3(x/billion/thousand) + " T"
	case size >= billion:
		return digits3(x/billion) + " B"
	case size >= million:
		return digits3(x/million) + " M"
	case size >= spelledOut:
		return digits3(x/thousand) + " K"
	case size >= thousand:
		return whole(int64(math.Round(x)))
	}
	return digits3(x)
}

// digits3 writes three significant digits without an exponent.
func digits3(x float64) string {
	const significant = 3
	if x == 0 {
		return "0"
	}
	decimals := significant - 1 - int(math.Floor(math.Log10(math.Abs(x))))
	s := strconv.FormatFloat(x, 'f', max(decimals, 0), 64)
	if strings.Contains(s, ".") {
		s = strings.TrimRight(strings.TrimRight(s, "0"), ".")
	}
	return strings.Replace(s, "-", "−", 1)
}

// whole writes a whole number with thousands separators.
func whole(n int64) string {
	const group = 3
	s := strconv.FormatInt(n, 10)
	sign := ""
	if n < 0 {
		sign, s = "−", s[1:]
	}
	for i := len(s) - group; i > 0; i -= group {
		s = s[:i] + "," + s[i:]
	}
	return sign + s
}

// percent writes a share of 0 to 1 as a percentage: "31 %", "0.4 %".
func percent(share float64) string {
	const small = 10
	if math.IsNaN(share) {
		return "unknown"
	}
	x := share * hundred
	if math.Abs(x) < small {
		return strconv.FormatFloat(math.Round(x*small)/small, 'f', -1, 64) + " %"
	}
	return strconv.FormatFloat(math.Round(x), 'f', 0, 64) + " %"
}

// change writes a relative change with its sign: "+18 %".
func change(relative float64) string {
	if relative > 0 {
		return "+" + percent(relative)
	}
	return strings.Replace(percent(relative), "-", "−", 1)
}

// memberName is a dimension's value as it is read out.
func memberName(v any, d question.Dimension) string {
	switch x := v.(type) {
	case nil:
		return "(no " + d.Name + ")"
	case string:
		if yesOrNo(x) { // says nothing without what it is an answer to
			return d.Name + " = " + x
		}
		return x
	case bool:
		return fmt.Sprintf("%s %t", d.Name, x)
	case time.Time:
		if d.Grain != "" {
			return period.Name(d.Grain, x)
		}
		return x.Format(time.DateOnly)
	case int64:
		if d.Type == domain.Integer && d.Grain != "" {
			return strconv.FormatInt(x, 10)
		}
		if d.Calendar {
			return calendarName(d, x)
		}
		return d.Name + " " + strconv.FormatInt(x, 10)
	case float64:
		return d.Name + " " + strconv.FormatFloat(x, 'f', -1, 64)
	}
	return fmt.Sprint(v)
}

// yesOrNo reports whether a value is an answer to a question that its column
// asks, in the languages in which tables are often kept.
func yesOrNo(value string) bool {
	switch strings.ToLower(strings.TrimSpace(value)) {
	case "yes", "no", "y", "n", "true", "false", "ja", "nein", "oui", "non", "sí", "si", "nej", "nee":
		return true
	}
	return false
}

// calendarName names a part of the calendar by the number of its values: by what is
// taken of the dates, whatever their column is called.
func calendarName(d question.Dimension, n int64) string {
	const months, weekdays = 12, 7
	of, _ := d.Expr.(query.Extract)
	switch of.Part {
	case query.DayOfWeek:
		if n >= 1 && n <= weekdays {
			return time.Weekday(n % weekdays).String()
		}
	case query.DayOfMonth:
		return "the " + ordinal(int(n))
	case query.WeekOf:
		return fmt.Sprintf("week %d", n)
	case query.MonthOf:
		if n >= 1 && n <= months {
			return time.Month(n).String()
		}
	case query.QuarterOf:
		return fmt.Sprintf("Q%d", n)
	case query.HourOf:
		return fmt.Sprintf("%02d:00", n)
	}
	return fmt.Sprintf("%s %d", d.Name, n)
}

// enumerate joins words: "a, b and c".
func enumerate(items []string, last string) string {
	switch n := len(items); n {
	case 0:
		return ""
	case 1:
		return items[0]
	default:
		return strings.Join(items[:n-1], ", ") + " " + last + " " + items[n-1]
	}
}

// countOf counts things: "1 row", "1,200 rows".
func countOf(n int, thing string) string {
	if n == 1 {
		return "1 " + thing
	}
	return whole(int64(n)) + " " + thing + "s"
}
