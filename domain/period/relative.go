package period

import (
	"fmt"
	"strings"
	"time"

	"github.com/lumenore/analytics-mcp-server/domain/query"
)

// relativeName reads what counts from now: "last month", "the past 12 months",
// "this year", "yesterday", "recently", "the year before last", "last December".
func (s scan) relativeName(i int) (name, bool) {
	var best name
	found := false
	for _, read := range []func(int) (name, bool){s.dayRelative, s.recentName, s.thisName, s.lastName, s.beforeLastName, s.lastCycleName} {
		if n, ok := read(i); ok && (!found || n.end > best.end) {
			best, found = n, true
		}
	}
	best.relative = true
	return best, found
}

// dayRelative reads "today", "yesterday" and "the day before yesterday".
func (s scan) dayRelative(i int) (name, bool) {
	back := 2
	end, ok := s.match(i, "day before yesterday")
	if !ok {
		back = indexOf(s.text(i), "today", "yesterday")
		end = i + 1
	}
	if back < 0 {
		return name{}, false
	}
	day := s.cal.LastDay().AddDate(0, 0, -back)
	n := spanned(end, query.Day, day, day)
	if s.cal.Lags() {
		n.assumption = fmt.Sprintf("'%s' is counted from the last day of the data: %s", s.phrase(i, end), Describe(day, day))
	}
	return n, true
}

// endsPhrase reports whether a word or mark can follow a name of a period, and is no
// noun that a word before it describes.
func (s scan) endsPhrase(i int) bool {
	return s.is(i, "by", "per", "in", "and", "?", ".", ",", "for", "with", "across", "or", "to", "from")
}

// recentName reads "recently", "lately", "in recent months", "recent years".
func (s scan) recentName(i int) (name, bool) {
	g, n := query.Month, RecentMonths
	if s.cal.Years {
		g, n = query.Year, RecentYears
	}
	end, ok := s.match(i, "recently", "lately", "of late", "these days", "nowadays", "recent times", "recent past")
	if ok && s.text(end-1) == "late" && s.text(end) != "" && !s.endsPhrase(end) { // "delay of late deliveries"
		return name{}, false
	}
	if e, hit := s.match(i, "recent"); hit && !ok {
		u, known := unitNamed(s.text(e))
		if !known || !u.plural || u.times > 1 {
			return name{}, false
		}
		end, ok, g = e+1, true, u.grain
		switch g {
		case query.Year:
			n = RecentYears
		case query.Month:
			n = RecentMonths
		case query.Quarter, query.Week:
			n = 4
		default:
			n = 7
		}
	}
	if !ok {
		return name{}, false
	}
	return s.lastOf(i, end, unit{grain: g, times: 1}, n), true
}

// thisName reads "this month", "the current quarter", "this year so far".
func (s scan) thisName(i int) (name, bool) {
	if !s.is(i, "this", "current", "present") {
		return name{}, false
	}
	u, _, end, ok := s.unit(i + 1)
	if !ok || u.plural || u.times > 1 || u.grain == query.Hour {
		return name{}, false
	}
	day := s.cal.LastDay()
	n := whole(end, u.grain, day)
	if e, ok := s.match(end, "so far", "to date", "until now", "till now", "up to now"); ok {
		n.end, n.to = e, day
	}
	if s.cal.Lags() {
		n.assumption = fmt.Sprintf("'%s' is the %s of the data's last day: %s", s.phrase(i, n.end), u.grain, Describe(n.from, n.to))
	}
	return n, true
}

// lastName reads "last month", "the previous 6 months", "past two years".
func (s scan) lastName(i int) (name, bool) {
	article := i > 0 && s.is(i-1, "the")
	at, ok := s.match(i, "most recent", "last", "past", "previous", "prior", "preceding", "latest", "trailing", "rolling", "recent")
	if !ok {
		if s.is(i, "ttm", "ltm", "t12m", "r12m") {
			return s.lastOf(i, i+1, unit{grain: query.Month, times: 1}, monthsInYear), true
		}
		return name{}, false
	}
	rolling := s.is(i, "past", "trailing", "rolling") || article && s.is(i, "last")
	for s.is(at, "full", "complete", "completed", "whole") {
		at, rolling = at+1, false
	}
	n, counted := 1, false
	if v, end, ok := s.number(at); ok {
		n, at, counted = v, end, true
	}
	at = s.skip(at, "of")
	u, calendar, end, ok := s.unit(at)
	if !ok || tooMany(u, n) || !counted && u.plural && !s.is(i, "recent") || s.is(i, "recent") {
		return name{}, false
	}
	if counted && !s.is(i, "past", "trailing", "rolling") {
		rolling = false
	}
	if s.is(end, "period") {
		end++
	}
	if rolling && !calendar && !s.cal.Years {
		u, n = rollingUnit(u, n)
	}
	if u.grain == query.Hour {
		if n%24 != 0 {
			return name{}, false
		}
		u, n = unit{grain: query.Day, times: 1}, n/24
	}
	out := s.lastOf(i, end, u, n)
	if out.count == 1 && !counted {
		out.count = 0
	}
	return out, true
}

// The bounds of "last n units", so that no date runs out of the calendar.
const (
	maxCount = 3660 // ten years of days
	maxYears = 400
)

func tooMany(u unit, n int) bool {
	return n > maxCount || u.grain == query.Year && n*u.times > maxYears
}

// rollingUnit turns years into months and weeks into days, so that "the past
// year" ends with the last complete month, not at New Year.
func rollingUnit(u unit, n int) (unit, int) {
	switch u.grain {
	case query.Year:
		return unit{grain: query.Month, times: 1}, n * u.times * monthsInYear
	case query.Week:
		return unit{grain: query.Day, times: 1}, n * u.times * daysInWeek
	default:
		return u, n
	}
}

// lastOf is the last n complete periods.
func (s scan) lastOf(i, end int, u unit, n int) name {
	n *= u.times
	from, to := s.cal.LastComplete(u.grain, n)
	out := spanned(end, u.grain, from, to)
	out.count = n
	out.relative = true
	what := fmt.Sprintf("the last %d complete %s", n, noun(u.grain, n))
	if n == 1 {
		what = "the last complete " + string(u.grain)
	}
	if s.cal.Lags() {
		what += " of the data"
	}
	out.assumption = fmt.Sprintf("'%s' is %s, %s", s.phrase(i, end), what, Describe(from, to))
	return out
}

// placed says where a relative phrase was placed.
func (s scan) placed(i, end int, from, to time.Time) string {
	since := ""
	if s.cal.Lags() {
		since = ", counted from the end of the data"
	}
	return fmt.Sprintf("'%s' is %s%s", s.phrase(i, end), Describe(from, to), since)
}

// phrase is the words from i to end as a text.
func (s scan) phrase(i, end int) string {
	var b strings.Builder
	for k := i; k < end && k < len(s.words); k++ {
		if k > i && s.words[k].token != s.words[k-1].token && s.words[k].text != "," {
			b.WriteByte(' ')
		}
		b.WriteString(s.words[k].text)
	}
	return b.String()
}

// join joins two notes, either of which may be empty.
func join(a, b string) string {
	if a == "" || b == "" {
		return a + b
	}
	return a + "; " + b
}
