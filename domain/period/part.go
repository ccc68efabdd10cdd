package period

import (
	"fmt"
	"time"

	"github.com/lumenore/analytics-mcp-server/domain/query"
)

// plain reads the names that parts are taken of: all that do not themselves
// hold another name, so that no phrase nests without end.
func (s scan) plain(i int) (name, bool) {
	i = s.the(i)
	var best name
	found := false
	for _, read := range []func(int) (name, bool){
		s.dateName, s.monthName, s.quarterName, s.halfName, s.yearName, s.decadeName, s.fiscalName, s.seasonName, s.relativeName,
	} {
		if n, ok := read(i); ok && (!found || n.end > best.end) {
			best, found = n, true
		}
	}
	return best, found
}

// of makes a name out of another one by a function of its span.
func (n name) of(grain query.Grain, cut func(from, to time.Time) (time.Time, time.Time)) name {
	out := n
	out.grain, out.cycle, out.bare, out.ambiguous, out.count = grain, nil, false, false, 0
	if place := n.place; place != nil {
		out.place = func(year int) (time.Time, time.Time, bool) {
			from, to, ok := place(year)
			if ok {
				from, to = cut(from, to)
			}
			return from, to, ok
		}
		return out
	}
	out.from, out.to = cut(n.from, n.to)
	return out
}

// partName reads "first 3 months of 2024", "last quarter of 2016", "second
// week of March 2024".
func (s scan) partName(i int) (name, bool) {
	last := s.is(i, "last", "final", "closing")
	index, count, at := 1, 1, i+1
	if !last && !s.is(i, "first", "opening") {
		if index = ordinal(s.text(i)); index == 0 {
			return name{}, false
		}
	} else if n, end, ok := s.number(at); ok {
		count, at = n, end
	}
	u, _, end, ok := s.unit(at)
	if !ok || u.grain == query.Hour || tooMany(u, count) || !s.is(end, "of", "in") {
		return name{}, false
	}
	n, ok := s.plain(end + 1)
	if !ok || n.recursOnly() || !finer(u.grain, n.grain) && n.grain == query.Day {
		return name{}, false
	}
	count *= u.times
	out := n.of(u.grain, func(from, to time.Time) (time.Time, time.Time) {
		if u.grain == query.Week && last {
			return lastWeeks(count, n, to)
		}
		if last {
			end := EndOf(u.grain, to)
			return Add(u.grain, StartOf(u.grain, end), 1-count), end
		}
		start := from
		if index == 1 && firstDays(u.grain, count, n) {
			return from, Add(u.grain, from, count).AddDate(0, 0, -1)
		}
		if u.grain == query.Week {
			start = StartOf(u.grain, from.AddDate(0, 0, daysInWeek-1)) // the first that begins in it
		}
		start = Add(u.grain, start, index-1)
		return start, Add(u.grain, start, count).AddDate(0, 0, -1)
	})
	if out.place == nil && (out.from.Before(n.from) || out.to.After(n.to) && u.grain != query.Week || out.from.After(n.to)) {
		return name{}, false // "fifth quarter of 2016"
	}
	if u.grain == query.Week && !firstDays(u.grain, count, n) {
		out.assumption = join(out.assumption, s.wholeWeeks(i, out.end, last, count))
	}
	return out, true
}

// stretchName reads "early 2016", "mid 2016", "late March 2024", "beginning of
// 2024" and "end of 2024". Early, mid and late are thirds of a year and of a
// month, and the months of a quarter; a beginning or end only bounds a span.
func (s scan) stretchName(i int) (name, bool) {
	third, at := indexOf(s.text(i), "early", "mid", "late"), s.skip(i+1, "-")
	side := noEdge
	if third < 0 {
		end, ok := s.match(i, "beginning of", "start of", "middle of", "end of")
		if !ok {
			return name{}, false
		}
		at = end
		switch s.text(i) {
		case "middle":
			third = 1
		case "end":
			third, side = 2, endEdge
		default:
			third, side = 0, startEdge
		}
	} else {
		at = s.skip(at, "in")
	}
	n, ok := s.plain(at)
	if !ok || n.recursOnly() || n.grain == query.Day {
		return name{}, false
	}
	out := n.of(n.grain, func(from, to time.Time) (time.Time, time.Time) { return thirdOf(third, from, to) })
	out.edge = side
	if out.place == nil {
		out.assumption = join(out.assumption, fmt.Sprintf("'%s' is %s", s.phrase(i, out.end), Describe(out.from, out.to)))
	}
	return out, true
}

// thirdOf cuts a span into thirds, of whole months where it has at least three.
func thirdOf(third int, from, to time.Time) (time.Time, time.Time) {
	months := Count(query.Month, from, to)
	if months >= monthsInQuarter {
		size := months / 3
		start := Add(query.Month, StartOf(query.Month, from), third*size)
		if third == 2 {
			return start, to
		}
		return start, Add(query.Month, start, size).AddDate(0, 0, -1)
	}
	days := Count(query.Day, from, to)
	size := max(days/3, 1)
	if size*3 > days {
		return from, to
	}
	start := from.AddDate(0, 0, third*size)
	if third == 2 {
		return start, to
	}
	return start, start.AddDate(0, 0, size-1)
}

// lengthEndingName reads "the year ending June 2024", "12 months to March
// 2024", "the quarter ended September 2023".
func (s scan) lengthEndingName(i int) (name, bool) {
	count, at, counted := s.number(i)
	if !counted {
		count, at = 1, i
	}
	u, _, end, ok := s.unit(at)
	if !ok || u.grain == query.Hour || u.grain == query.Week && !counted || tooMany(u, count) {
		return name{}, false
	}
	to, ok := s.match(end, "ending in", "ended in", "ending on", "ended on", "ending", "ended", "up to", "to")
	if !ok || !counted && s.is(end, "to", "up") {
		return name{}, false
	}
	n, ok := s.plain(to)
	if !ok || n.recursOnly() || n.place != nil {
		return name{}, false
	}
	last := n.to
	out := spanned(n.end, u.grain, Add(u.grain, last.AddDate(0, 0, 1), -count*u.times), last)
	out.count, out.relative, out.assumption = count*u.times, n.relative, n.assumption
	return out, true
}
