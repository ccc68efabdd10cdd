package period

import "github.com/lumenore/analytics-mcp-server/domain/query"

// unit is a length of time as it is named: a decade is ten years.
type unit struct {
	grain  query.Grain
	times  int
	plural bool
}

// unitNamed reads a word such as "month", "qtrs" or "fortnight".
func unitNamed(t string) (unit, bool) {
	switch t {
	case "hour", "hr":
		return unit{query.Hour, 1, false}, true
	case "hours", "hrs":
		return unit{query.Hour, 1, true}, true
	case "day":
		return unit{query.Day, 1, false}, true
	case "days":
		return unit{query.Day, 1, true}, true
	case "week", "wk":
		return unit{query.Week, 1, false}, true
	case "weeks", "wks":
		return unit{query.Week, 1, true}, true
	case "fortnight":
		return unit{query.Week, 2, false}, true
	case "month", "mth":
		return unit{query.Month, 1, false}, true
	case "months", "mths", "mos":
		return unit{query.Month, 1, true}, true
	case "quarter", "qtr":
		return unit{query.Quarter, 1, false}, true
	case "quarters", "qtrs":
		return unit{query.Quarter, 1, true}, true
	case "year", "yr":
		return unit{query.Year, 1, false}, true
	case "years", "yrs":
		return unit{query.Year, 1, true}, true
	case "decade":
		return unit{query.Year, 10, false}, true
	case "decades":
		return unit{query.Year, 10, true}, true
	default:
		return unit{}, false
	}
}

// unit reads a unit, passing over what does not change it: "full",
// "complete", "calendar", "consecutive".
func (s scan) unit(i int) (u unit, calendar bool, end int, ok bool) {
	for s.is(i, "full", "complete", "completed", "whole", "calendar", "consecutive", "-") {
		calendar = calendar || s.is(i, "calendar", "full", "complete", "completed", "whole")
		i++
	}
	u, ok = unitNamed(s.text(i))
	return u, calendar, i + 1, ok
}

// noun is the grain in a sentence: "month", and "months" for more than one.
func noun(g query.Grain, n int) string {
	if n == 1 {
		return string(g)
	}
	return string(g) + "s"
}

// finer reports whether a's periods are shorter than b's.
func finer(a, b query.Grain) bool { return rank(a) < rank(b) }

func rank(g query.Grain) int {
	return indexOf(string(g), string(query.Hour), string(query.Day), string(query.Week), string(query.Month),
		string(query.Quarter), string(query.Year))
}
