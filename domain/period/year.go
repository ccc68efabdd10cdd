package period

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/lumenore/analytics-mcp-server/domain/query"
)

// The years that a bare number may be.
const (
	firstYear = 1800
	lastYear  = 2199
)

func isYear(n int) bool { return n >= firstYear && n <= lastYear }

// yearNumber reads 2016, or '16 with its apostrophe.
func yearNumber(t string) (year int, short, ok bool) {
	if rest, quoted := strings.CutPrefix(t, "'"); quoted {
		if len(rest) == 2 && isDigits(rest) {
			n, _ := strconv.Atoi(rest)
			return century(n), true, true
		}
		t = rest
	}
	if len(t) != 4 || !isDigits(t) {
		return 0, false, false
	}
	n, _ := strconv.Atoi(t)
	return n, false, isYear(n)
}

// yearWord reads the year at a word, also one whose apostrophe is a token.
func (s scan) yearWord(i int) (year, end int, ok bool) {
	if s.is(i, "'") {
		year, short, ok := yearNumber("'" + s.text(i+1))
		return year, i + 2, ok && short
	}
	year, _, ok = yearNumber(s.text(i))
	return year, i + 1, ok
}

// yearName reads "2016", "'16", "the year 2016", "calendar year 2016".
func (s scan) yearName(i int) (name, bool) {
	start := i
	if e, ok := s.match(i, "calendar year of", "calendar year", "year of", "year", "years", "cy"); ok {
		i = e
	} else if rest, ok := strings.CutPrefix(s.text(i), "cy"); ok {
		y, _, ok := yearNumber(rest)
		return whole(i+1, query.Year, date(y, time.January, 1)), ok
	}
	y, end, ok := s.yearWord(i)
	if !ok || i == start && s.countsSomething(end) {
		return name{}, false
	}
	n := whole(end, query.Year, date(y, time.January, 1))
	n.bare = i == start
	return n, true
}

// saysChange reports whether a word says how things changed.
func (s scan) saysChange(i int) bool {
	return s.is(i, "change", "changes", "growth", "difference", "increase", "decrease", "rise", "fall", "drop", "decline")
}

// countsSomething reports whether a number is followed by what it counts, so
// that it is no year: "2000 %", "2000 dollars".
func (s scan) countsSomething(i int) bool {
	if _, ok := unitNamed(s.text(i)); ok {
		return true
	}
	if s.is(i, "%", "percent") && s.saysChange(i+1) { // "2025 vs 2024 % change"
		return false
	}
	return s.is(i, "%", "percent", "dollars", "usd", "eur", "euros", "pounds", "units", "times", "k", "m", "thousand",
		"million", "billion", "lbs", "kg", "km", "miles", "sqft", "minutes", "seconds", "points", "items", "pieces")
}

// namedYear is a year that completes a name before it.
type namedYear struct {
	year       int
	end        int
	relative   bool
	assumption string
}

// yearAfter reads the year after "Q4" or "December": "2024", ", 2024",
// "/2024", "of 2024", "'24", "of last year", "this year".
func (s scan) yearAfter(i int) (namedYear, bool) {
	j := s.skip(i, ",", "of", "in", "-", ".", "/")
	if y, end, ok := s.yearWord(s.skip(s.skip(s.the(j), "calendar"), "year")); ok {
		return namedYear{year: y, end: end}, true
	}
	if s.is(i, ",", "-", ".", "/") {
		return namedYear{}, false
	}
	n, ok := s.relativeName(s.the(j))
	if !ok || n.grain != query.Year || n.count > 1 || !n.from.Equal(StartOf(query.Year, n.from)) {
		return namedYear{}, false
	}
	return namedYear{year: n.from.Year(), end: n.end, relative: true, assumption: n.assumption}, true
}

// decadeName reads "the 1990s", "90s", "'90s", "early 2000s".
func (s scan) decadeName(i int) (name, bool) {
	stretch := ""
	if s.is(i, "early", "mid", "late") {
		stretch = s.text(i)
		i = s.skip(i+1, "-")
		i = s.the(i)
	}
	t, ok := strings.CutSuffix(strings.TrimPrefix(s.text(i), "'"), "s")
	if !ok || !isDigits(t) || !strings.HasSuffix(t, "0") {
		return name{}, false
	}
	n, err := strconv.Atoi(t)
	if err != nil {
		return name{}, false
	}
	switch {
	case len(t) == 2 && n >= 20:
		n += 1900
	case len(t) == 2:
		n += 2000
	case len(t) != 4 || !isYear(n) || !isYear(n+9):
		return name{}, false
	}
	first, last, note := n, n+9, ""
	switch stretch { // four, three and three years
	case "early":
		last = n + 3
	case "mid":
		first, last = n+4, n+6
	case "late":
		first = n + 7
	}
	if stretch != "" {
		note = fmt.Sprintf("'%s %s' is %d to %d", stretch, s.text(i), first, last)
	}
	out := spanned(i+1, query.Year, date(first, time.January, 1), date(last, time.December, 31))
	out.assumption = note
	out.weak = len(t) == 2 && s.text(i)[0] != '\'' // "customers in their 20s"
	return out, true
}
