package period

import (
	"fmt"
	"time"

	"github.com/lumenore/analytics-mcp-server/domain/query"
)

// monthNamed reads a month's name. One that is also an ordinary word or a
// short form is not sure.
func monthNamed(t string) (m time.Month, sure, ok bool) {
	for m := time.January; m <= time.December; m++ {
		full := lower(m.String())
		if t == full {
			return m, m != time.March && m != time.May, true
		}
		if t == full[:3] {
			return m, false, true
		}
	}
	if t == "sept" {
		return time.September, false, true
	}
	return 0, false, false
}

// lower is the lower case of an ASCII name.
func lower(name string) string { return string(name[0]|0x20) + name[1:] }

// monthName reads "December 2024", "Dec '24", "2024 December", "December" and
// days: "March 5, 2024", "5 March 2024", "the 5th of March".
func (s scan) monthName(i int) (name, bool) {
	start := i
	if e, ok := s.match(i, "month of"); ok {
		i = s.the(e)
	}
	if y, end, ok := s.yearWord(i); ok {
		if m, _, ok := monthNamed(s.text(s.skip(end, "-"))); ok && i == start {
			return whole(s.skip(end, "-")+1, query.Month, date(y, m, 1)), true
		}
		return name{}, false
	}
	if day := dayNumber(s.text(i)); day > 0 && !s.is(i+1, "/") {
		at := s.skip(s.skip(i+1, "-"), "of")
		if m, _, ok := monthNamed(s.text(at)); ok {
			return s.day(m, day, at+1)
		}
		return name{}, false
	}
	m, sure, ok := monthNamed(s.text(i))
	if !ok {
		return s.numberedMonth(i)
	}
	after := s.skip(i+1, ".")
	if n, ok := s.dayAfter(m, after, sure || len(s.text(i)) > 3); ok {
		return n, true
	}
	n := month(m, i+1)
	n.ambiguous = !sure && i == start
	if _, ok := s.yearAfter(after); ok {
		n.end = after
	}
	return s.within(n)
}

// numberedMonth reads "03/2025" where the data hold that year: else it divides.
func (s scan) numberedMonth(i int) (name, bool) {
	m := dayNumber(s.text(i))
	year, _, ok := yearNumber(s.text(i + 2))
	if !ok || !s.is(i+1, "/") || !isDigits(s.text(i)) || m < 1 || m > monthsInYear || !s.cal.holdsYear(year) {
		return name{}, false
	}
	return whole(i+3, query.Month, date(year, time.Month(m), 1)), true
}

// dayAfter reads what follows a month's name as its day, or as a short year:
// "Dec 24" is December 2024 if the data reach into 2024, "December 24" a day.
func (s scan) dayAfter(m time.Month, i int, full bool) (name, bool) {
	at := s.skip(i, "-")
	at = s.the(at)
	t := s.text(at)
	day := dayNumber(t)
	if day == 0 {
		if two := len(t) == 2 && isDigits(t); two && at <= i+1 && s.cal.holdsYear(century(atoi2(t))) {
			return whole(at+1, query.Month, date(century(atoi2(t)), m, 1)), true
		}
		return name{}, false
	}
	n, ok := s.day(m, day, at+1)
	if ok && n.yearless() && !full && len(t) == 2 && isDigits(t) && s.cal.holdsYear(century(day)) {
		year := whole(at+1, query.Month, date(century(day), m, 1))
		year.assumption = fmt.Sprintf("'%s %s' is %s", lower(m.String()[:3]), t, Name(query.Month, year.from))
		return year, true
	}
	return n, ok
}

// day is a day of a month, with the year that follows, if one does.
func (s scan) day(m time.Month, day, end int) (name, bool) {
	if last := date(2024, m+1, 0).Day(); day > last { // 2024 has every day
		return name{}, false
	}
	n := name{end: end, grain: query.Day, place: func(year int) (time.Time, time.Time, bool) {
		d, ok := dayOf(year, int(m), day, true)
		return d.at, d.at, ok
	}}
	return s.within(n)
}

// month is a month without a year.
func month(m time.Month, end int) name {
	return name{end: end, grain: query.Month, cycle: &Recurring{Part: query.MonthOf, Values: []int{int(m)}},
		place: func(year int) (time.Time, time.Time, bool) {
			from := date(year, m, 1)
			return from, EndOf(query.Month, from), isYear(year)
		}}
}

// holdsYear reports whether the data reach into the year.
func (c Calendar) holdsYear(year int) bool {
	return !c.DataFrom.IsZero() && !c.DataThrough.IsZero() && year >= c.DataFrom.Year() && year <= c.DataThrough.Year()
}

// atoi2 is the value of two digits.
func atoi2(t string) int { return int(t[0]-'0')*10 + int(t[1]-'0') }
