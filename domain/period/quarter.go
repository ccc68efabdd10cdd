package period

import (
	"strings"
	"time"

	"github.com/lumenore/analytics-mcp-server/domain/query"
)

const monthsInHalf = 6

// block is a quarter or half of some year: a number of months and which it is.
type block struct {
	grain  query.Grain // Quarter; Month for halves, the natural grain of none
	months int
	index  int // from 1
	year   int // 0: not said
	fiscal bool
	end    int
}

// quarterName reads "Q4 2024", "q4'24", "2024-Q4", "4Q24", "second quarter of
// 2016", "quarter 3", "Q4".
func (s scan) quarterName(i int) (name, bool) {
	return s.blockName(i, "q", query.Quarter, monthsInQuarter, "quarter", "qtr")
}

// halfName reads "H1 2024", "first half of 2023", "H2".
func (s scan) halfName(i int) (name, bool) {
	return s.blockName(i, "h", query.Month, monthsInHalf, "half", "semester")
}

func (s scan) blockName(i int, letter string, g query.Grain, months int, nouns ...string) (name, bool) {
	b, ok := s.block(i, letter, g, months, nouns...)
	if !ok || b.fiscal {
		return name{}, false
	}
	n := b.calendarName()
	n.weak = b.year == 0 && s.is(i, "first", "second") // "the first half of the products"
	if b.year == 0 {
		return s.within(n)
	}
	n, ok = n.placedIn(b.year)
	return n, ok
}

// block reads a quarter or half with the year that is part of its token or
// stands before it; the year after it is left to the caller.
func (s scan) block(i int, letter string, g query.Grain, months int, nouns ...string) (block, bool) {
	b := block{grain: g, months: months}
	if y, end, ok := s.yearWord(i); ok {
		b.year = y
		i = s.skip(end, "-", ",")
	}
	index, year, end, ok := s.blockWord(i, letter)
	if !ok {
		index, end, b.fiscal, ok = s.blockPhrase(i, nouns)
	}
	if !ok || index < 1 || index > monthsInYear/months || year != 0 && b.year != 0 {
		return block{}, false
	}
	b.index, b.end, b.year = index, end, b.year+year
	return b, true
}

// blockWord reads "q4", "q4'24", "q42024", "4q24", "2024q4".
func (s scan) blockWord(i int, letter string) (index, year, end int, ok bool) {
	before, after, ok := strings.Cut(s.text(i), letter)
	if !ok {
		return 0, 0, 0, false
	}
	if len(before) == 4 && len(after) == 1 { // 2024q4
		y, _, ok := yearNumber(before)
		return int(after[0] - '0'), y, i + 1, ok && isDigits(after)
	}
	if before == "" && after != "" {
		before, after = after[:1], after[1:]
	}
	if len(before) != 1 || !isDigits(before) {
		return 0, 0, 0, false
	}
	if after == "" {
		return int(before[0] - '0'), 0, i + 1, true
	}
	if len(after) == 2 && isDigits(after) {
		after = "'" + after
	}
	y, _, ok := yearNumber(after)
	return int(before[0] - '0'), y, i + 1, ok
}

// blockPhrase reads "second quarter", "third fiscal quarter", "quarter 2".
func (s scan) blockPhrase(i int, nouns []string) (index, end int, fiscal, ok bool) {
	if n := ordinal(s.text(i)); n > 0 {
		at := s.skip(i+1, "-")
		fiscal = s.is(at, "fiscal", "financial")
		at = s.skip(at, "fiscal", "financial", "calendar")
		return n, at + 1, fiscal, s.is(at, nouns...)
	}
	if nouns[0] == "half" && s.is(i, "last", "latter") && s.is(i+1, "half") && s.is(i+2, "of") {
		return monthsInYear / monthsInHalf, i + 2, false, true
	}
	if !s.is(i, nouns...) {
		return 0, 0, false, false
	}
	if n := ones(s.text(i + 1)); n > 0 {
		return n, i + 2, false, true
	}
	n := dayNumber(s.text(i + 1))
	return n, i + 2, false, n > 0
}

// calendarName is the block without its year.
func (b block) calendarName() name {
	first := (b.index-1)*b.months + 1
	cycle := &Recurring{Part: query.QuarterOf, Values: []int{b.index}}
	if b.months == monthsInHalf {
		cycle.Values = []int{2*b.index - 1, 2 * b.index}
	}
	return name{end: b.end, grain: b.grain, cycle: cycle, place: func(year int) (time.Time, time.Time, bool) {
		from := date(year, time.Month(first), 1)
		return from, Add(query.Month, from, b.months).AddDate(0, 0, -1), isYear(year)
	}}
}
