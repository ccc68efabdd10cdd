package period

import (
	"fmt"

	"github.com/lumenore/analytics-mcp-server/domain/query"
)

// partOfYear is up to how many days a period is a part of a year only.
const partOfYear = 300

// samePart makes of a bare year the same part of it as the other side names:
// "first half of 2025 vs 2024" sets two first halves against each other, since
// half a year and a whole one can't be compared.
func (s scan) samePart(x, y name) (name, name) {
	switch {
	case y.bare && x.within(y):
		return x, s.shiftedTo(x, y)
	case x.bare && y.within(x):
		return s.shiftedTo(y, x), y
	}
	return x, y
}

// within reports whether a name is a part of a year, which it says, and the
// other one all of another year.
func (n name) within(year name) bool {
	return !n.bare && !n.yearless() && n.edge == noEdge && !n.from.IsZero() && n.from.Year() == n.to.Year() &&
		Count(query.Day, n.from, n.to) <= partOfYear && year.grain == query.Year && year.from.Year() != n.from.Year()
}

// shiftedTo is a part of a year in another year.
func (s scan) shiftedTo(part, year name) name {
	months := 12 * (year.from.Year() - part.from.Year())
	from, to := addMonths(part.from, months), addMonths(part.to, months)
	if part.to.Equal(EndOf(query.Month, part.to)) {
		to = EndOf(query.Month, to)
	}
	out := spanned(year.end, part.grain, from, to)
	out.relative = part.relative
	out.assumption = fmt.Sprintf("'%d' is the same part of that year, %s", year.from.Year(), Describe(from, to))
	return out
}

// sameIn reads "the same month in 2023", "the same period of 2022": the days of the
// other side in a year that is named.
func (s scan) sameIn(x name, i int) (name, bool) {
	i = s.the(i)
	if !s.is(i, "same") || x.yearless() || x.from.IsZero() || x.from.Year() != x.to.Year() {
		return name{}, false
	}
	if u, ok := unitNamed(s.text(i + 1)); !s.is(i+1, "period", "time", "days", "dates", "months", "weeks") && (!ok || u.grain != x.grain) {
		return name{}, false
	}
	y, end, ok := s.yearWord(s.the(s.skip(i+2, "of", "in", "from", "during")))
	if !ok || y == x.from.Year() {
		return name{}, false
	}
	return s.shiftedTo(x, whole(end, query.Year, date(y, 1, 1))), true
}
