package period

import (
	"fmt"
	"strings"
	"time"

	"github.com/lumenore/analytics-mcp-server/domain/query"
)

// fiscalYearStart is the first day of the fiscal year with this number: the
// calendar year in which it ends.
func (c Calendar) fiscalYearStart(year int) time.Time {
	start := c.fiscalStart()
	if start != time.January {
		year--
	}
	return date(year, start, 1)
}

// fiscalYearOf is the number of the fiscal year that holds the day.
func (c Calendar) fiscalYearOf(day time.Time) int {
	if start := c.fiscalStart(); start != time.January && day.Month() >= start {
		return day.Year() + 1
	}
	return day.Year()
}

// fiscalName reads "FY2023", "fiscal 2023", "Q3 FY24", "fiscal Q3 2024",
// "third fiscal quarter of 2024", "last fiscal year", "this fiscal quarter".
func (s scan) fiscalName(i int) (name, bool) {
	if n, ok := s.relativeFiscal(i); ok {
		return n, true
	}
	if year, end, ok := s.fiscalYear(i); ok {
		at := s.skip(end, "-", ",")
		for _, b := range s.blocks(at) {
			if b.year == 0 {
				return s.fiscalBlock(b, year, b.end), true
			}
		}
		return s.fiscalSpan(end, query.Year, s.cal.fiscalYearStart(year), monthsInYear, fmt.Sprintf("fiscal %d", year)), true
	}
	said := s.is(i, "fiscal", "financial")
	for _, b := range s.blocks(s.skip(i, "fiscal", "financial")) {
		at := s.the(s.skip(b.end, "of", "in", ",", "-"))
		if year, end, ok := s.fiscalYear(at); ok && b.year == 0 {
			return s.fiscalBlock(b, year, end), true
		}
		if !said && !b.fiscal {
			continue
		}
		if b.year != 0 {
			return s.fiscalBlock(b, b.year, b.end), true
		}
		if y, ok := s.yearAfter(b.end); ok {
			return s.fiscalBlock(b, y.year, y.end), true
		}
	}
	return name{}, false
}

func (s scan) blocks(i int) []block {
	var out []block
	if b, ok := s.block(i, "q", query.Quarter, monthsInQuarter, "quarter", "qtr"); ok {
		out = append(out, b)
	}
	if b, ok := s.block(i, "h", query.Month, monthsInHalf, "half", "semester"); ok {
		out = append(out, b)
	}
	return out
}

// fiscalYear reads "fy2023", "fy23", "fy 2023", "fiscal year 2023".
func (s scan) fiscalYear(i int) (year, end int, ok bool) {
	rest, joined := strings.CutPrefix(s.text(i), "fy")
	if joined && rest != "" {
		return s.fiscalNumber(rest, i+1)
	}
	end, ok = s.match(i, "fiscal year", "financial year", "fiscal", "financial", "fy")
	if !ok {
		return 0, 0, false
	}
	end = s.skip(end, "-")
	if s.is(end, "'") {
		end++
	}
	return s.fiscalNumber(s.text(end), end+1)
}

func (s scan) fiscalNumber(t string, end int) (int, int, bool) {
	if len(t) == 2 && isDigits(t) {
		t = "'" + t
	}
	y, _, ok := yearNumber(t)
	return y, end, ok
}

// relativeFiscal reads "last fiscal year", "this fiscal quarter", "fiscal year
// to date".
func (s scan) relativeFiscal(i int) (name, bool) {
	if end, ok := s.match(i, "fiscal year to date", "financial year to date", "fytd"); ok {
		day := s.cal.LastDay()
		n := spanned(end, query.Year, s.cal.fiscalYearStart(s.cal.fiscalYearOf(day)), day)
		n.relative = true
		n.assumption = s.placed(i, end, n.from, n.to)
		return n, true
	}
	last := s.is(i, "last", "previous", "prior")
	if !last && !s.is(i, "this", "current") || !s.is(i+1, "fiscal", "financial") {
		return name{}, false
	}
	u, ok := unitNamed(s.text(i + 2))
	if !ok || u.plural || u.times != 1 || u.grain != query.Year && u.grain != query.Quarter {
		return name{}, false
	}
	months := monthsInYear
	if u.grain == query.Quarter {
		months = monthsInQuarter
	}
	day := s.cal.LastDay()
	from := s.cal.fiscalYearStart(s.cal.fiscalYearOf(day))
	for !Add(query.Month, from, months).After(day) {
		from = Add(query.Month, from, months)
	}
	// The data's last day may complete the period that it is in.
	complete := s.cal.Lags() && Add(query.Month, from, months).Equal(day.AddDate(0, 0, 1))
	if last && !complete {
		from = Add(query.Month, from, -months)
	}
	n := s.fiscalSpan(i+3, u.grain, from, months, s.phrase(i, i+3))
	n.relative = true
	return n, true
}

func (s scan) fiscalBlock(b block, year, end int) name {
	from := Add(query.Month, s.cal.fiscalYearStart(year), (b.index-1)*b.months)
	return s.fiscalSpan(end, b.grain, from, b.months, fmt.Sprintf("fiscal %s%d %d", blockLetter(b), b.index, year))
}

func blockLetter(b block) string {
	if b.months == monthsInHalf {
		return "H"
	}
	return "Q"
}

func (s scan) fiscalSpan(end int, g query.Grain, from time.Time, months int, label string) name {
	n := spanned(end, g, from, Add(query.Month, from, months).AddDate(0, 0, -1))
	n.assumption = fmt.Sprintf("'%s' is %s: fiscal years begin in %s", label, Describe(n.from, n.to), s.cal.fiscalStart())
	return n
}
