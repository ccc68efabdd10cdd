package period

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/lumenore/analytics-mcp-server/domain/query"
)

// dated is a date as a token writes it.
type dated struct {
	at        time.Time
	grain     query.Grain // Day, or Month for 2017-10
	ambiguous bool        // day and month could be the other way round
	day       int         // where the day stands if that is plain from its number: 1 first, 2 second, else 0
}

// readDate reads 2016-03-01, 2000/1/1, 3/1/2016, 30.12.2017, 3/1/16, 2017-10
// and 10/2017. Where day and month could each be either, dayFirst decides; a
// dot puts the day first.
func readDate(t string, dayFirst bool) (dated, bool) {
	if len(t) < len("1-2000") || len(t) > len("2000-12-31") || t[0] < '0' || t[0] > '9' {
		return dated{}, false
	}
	for _, sep := range []string{"-", "/", "."} {
		parts := strings.Split(t, sep)
		if len(parts) != 2 && len(parts) != 3 {
			continue
		}
		n := make([]int, len(parts))
		for k, p := range parts {
			v, err := strconv.Atoi(p)
			if err != nil || !isDigits(p) || len(p) > 4 || len(p) == 3 {
				return dated{}, false
			}
			n[k] = v
		}
		if len(parts) == 2 {
			return yearAndMonth(parts, n, sep)
		}
		if len(parts[0]) == 4 {
			return dayOf(n[0], n[1], n[2], len(parts[1]) <= 2 && len(parts[2]) <= 2)
		}
		return dayMonthYear(parts, n, dayFirst || sep == ".")
	}
	return dated{}, false
}

func yearAndMonth(parts []string, n []int, sep string) (dated, bool) {
	year, month := n[0], n[1]
	if len(parts[1]) == 4 && sep != "." {
		year, month = n[1], n[0]
	} else if len(parts[0]) != 4 || len(parts[1]) != 2 || sep == "." {
		return dated{}, false
	}
	if !isYear(year) || month < 1 || month > monthsInYear {
		return dated{}, false
	}
	return dated{at: date(year, time.Month(month), 1), grain: query.Month}, true
}

func dayMonthYear(parts []string, n []int, dayFirst bool) (dated, bool) {
	month, day, year := n[0], n[1], n[2]
	if len(parts[0]) > 2 || len(parts[1]) > 2 {
		return dated{}, false
	}
	switch len(parts[2]) {
	case 2:
		year = century(year)
	case 4:
	default:
		return dated{}, false
	}
	ambiguous := month <= monthsInYear && day <= monthsInYear && month != day
	if month > monthsInYear || ambiguous && dayFirst {
		month, day = day, month
	}
	d, ok := dayOf(year, month, day, true)
	d.ambiguous = ambiguous
	if n[0] > monthsInYear {
		d.day = 1
	} else if n[1] > monthsInYear {
		d.day = 2
	}
	return d, ok
}

func dayOf(year, month, day int, wellFormed bool) (dated, bool) {
	at := date(year, time.Month(month), day)
	ok := wellFormed && isYear(year) && int(at.Month()) == month && at.Day() == day
	return dated{at: at, grain: query.Day}, ok
}

// century completes a year of two digits: 70 to 99 are of the 20th century.
func century(year int) int {
	if year >= 70 {
		return 1900 + year
	}
	return 2000 + year
}

// dateName reads a date that is one token.
func (s scan) dateName(i int) (name, bool) {
	d, ok := readDate(s.text(i), s.cal.DayFirst)
	if !ok {
		return name{}, false
	}
	dayFirst := s.cal.DayFirst
	if d.ambiguous && !s.cal.covers(d.at) {
		if other, ok := readDate(s.text(i), !dayFirst); ok && s.cal.covers(other.at) {
			d, dayFirst = other, !dayFirst
		}
	}
	n := whole(i+1, d.grain, d.at)
	if d.ambiguous && !strings.Contains(s.text(i), ".") {
		order := "month"
		if dayFirst {
			order = "day"
		}
		n.assumption = fmt.Sprintf("'%s' is read %s first, as %s", s.text(i), order, d.at.Format(time.DateOnly))
		if dayFirst != s.cal.DayFirst {
			n.assumption += ", since only that day lies in the data"
		}
	}
	return n, true
}

// covers reports whether a day lies in the data.
func (c Calendar) covers(day time.Time) bool {
	return !c.DataFrom.IsZero() && !day.Before(c.DataFrom) && !day.After(c.DataThrough)
}
