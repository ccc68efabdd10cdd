package period

import (
	"slices"

	"github.com/lumenore/analytics-mcp-server/domain"
)

// sureList is how many bare numbers in a row are years without any other sign.
const sureList = 3

// listAfter reads several names of one grain: "March and May 2016", "2016,
// 2017 and 2018", "2016 vs 2017 vs 2018", "Saturdays and Sundays". Where they
// leave no gap they are one span.
func (s scan) listAfter(p preposition) (reading, bool) {
	if p.bend != none && p.bend != inside && p.bend != every {
		return reading{}, false
	}
	names, end := s.list(p.end)
	if len(names) < 2 {
		return reading{}, false
	}
	bare, ambiguous := true, p.bend == none
	for _, n := range names {
		if n.bare && p.loose {
			return reading{}, false
		}
		bare, ambiguous = bare && n.bare, ambiguous && n.ambiguous
	}
	if ambiguous {
		return reading{}, false
	}
	f, ok := s.union(names)
	if !ok {
		return reading{}, false
	}
	r, ok := s.found(f, end)
	r.bareYears = bare && len(names) < sureList
	return r, ok
}

// list reads the names; those after the first follow a comma, "and" or "or",
// or "vs" where there are more than the two of a comparison.
func (s scan) list(i int) ([]name, int) {
	names, end := s.listJoined(i, "and", "or", "&")
	if all, last := s.listJoined(i, "and", "or", "&", "vs", "versus", "v"); len(all) >= sureList {
		return all, last
	}
	return names, end
}

func (s scan) listJoined(i int, joiners ...string) ([]name, int) {
	var out []name
	end := i
	for at := i; ; {
		n, ok := s.named(at)
		if !ok || len(out) > 0 && !listable(out[0], n) || n.edge != noEdge || n.bare && s.goesOn(n.end) {
			return out, end
		}
		out, end = append(out, n), n.end
		at = s.skip(s.skip(n.end, ","), joiners...)
		if s.is(at-1, "vs", "v") {
			at = s.skip(at, ".")
		}
		if at == n.end {
			return out, end
		}
	}
}

func listable(a, b name) bool {
	return a.grain == b.grain && a.relative == b.relative && !a.relative && a.recursOnly() == b.recursOnly()
}

// union joins the names of a list. One without a year takes that of the next
// one that has it, else of the one before.
func (s scan) union(names []name) (Found, bool) {
	c, end := s.cal, names[len(names)-1].end
	first := names[0]
	if f, ok := s.unionOfCycles(names); ok {
		return f, true
	}
	year := 0
	for _, n := range slices.Backward(names) {
		if !n.yearless() && !n.from.IsZero() {
			year = n.from.Year()
			break
		}
	}
	if year == 0 {
		last, ok := first.latest(c.LastDay())
		if !ok {
			return Found{}, false
		}
		year = last.from.Year()
	}
	var parts []domain.Period
	for k := len(names) - 1; k >= 0; k-- {
		n, ok := names[k].placedIn(year)
		if !ok {
			return Found{}, false
		}
		year = n.from.Year()
		parts = append(parts, domain.Period{From: n.from, To: n.to, Phrase: Describe(n.from, n.to)})
	}
	slices.SortFunc(parts, func(a, b domain.Period) int { return a.From.Compare(b.From) })
	f := Found{Kind: Span, From: parts[0].From, To: parts[0].To, Grain: first.grain, Named: parts}
	for _, p := range parts[1:] {
		if p.From.After(f.To.AddDate(0, 0, 1)) {
			f.Parts = parts
		}
		if p.To.After(f.To) {
			f.To = p.To
		}
	}
	if names[len(names)-1].yearless() && first.yearless() {
		f.Assumption = noYear(s.phrase(0, end), "the latest one is taken")
	}
	return f, true
}

func (s scan) unionOfCycles(names []name) (Found, bool) {
	end := names[len(names)-1].end
	first := names[0]
	if first.cycle == nil || !s.cal.recurs(first) {
		return Found{}, false
	}
	all := first.cycle
	for _, n := range names[1:] {
		if n.cycle == nil || n.cycle.Part != all.Part {
			return Found{}, false
		}
		all = all.and(n.cycle)
	}
	f := Found{Kind: Cycle, Recurring: all, Grain: first.grain}
	if first.yearless() {
		f.Assumption = noYear(s.phrase(0, end), everyYear)
	}
	return f, true
}
