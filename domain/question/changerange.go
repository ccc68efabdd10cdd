package question

import (
	"slices"
	"strings"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/period"
	"github.com/lumenore/analytics-mcp-server/domain/query"
)

// comparesRange sets the two ends of a range against each other where the tool of
// changes is asked by how much something changed from the one to the other:
// "change in cost 2023 to 2024 per site". Who asks when, or for shifts, has the
// time between searched.
func (g *reading) comparesRange(spans []period.Found) bool {
	if g.in.Analysis != domain.Change || g.plan.Compare != nil || len(spans) != 1 || g.timeColumn() == noColumn || g.searchesSteps() {
		return false
	}
	control, test, ok := endsOf(spans[0])
	if !ok || !alike(control, test) {
		return false
	}
	g.comparesTwoPeriods(control, test)
	return true
}

// endsOf are the first and the last period of a range that is named by two: of
// two that follow each other, of years, and of the same part of two years. The
// months from January to June are a course.
func endsOf(f period.Found) (first, last domain.Period, ok bool) {
	if f.Kind != period.Span || f.Relative || f.Count > 0 || f.Grain == "" || len(f.Parts) > 1 || !namesTwo(f) {
		return first, last, false
	}
	n := period.Count(f.Grain, f.From, f.To)
	at := func(start, end int) domain.Period {
		from := period.Add(f.Grain, period.StartOf(f.Grain, f.From), start)
		return domain.Period{From: from, To: period.EndOf(f.Grain, period.Add(f.Grain, period.StartOf(f.Grain, f.From), end))}
	}
	first, last = at(0, 0), at(n-1, n-1)
	dashed := strings.ContainsAny(f.Phrase, "-–")
	return first, last, n == 2 || !dashed && n > 2 && (f.Grain == query.Year || placedAlike(first, last, query.Year))
}

// namesTwo reports whether a range is said by its two ends, and not by a length.
func namesTwo(f period.Found) bool {
	if len(f.Named) > 0 {
		return len(f.Named) == 2
	}
	for _, w := range strings.FieldsFunc(fold(f.Phrase), func(r rune) bool { return r == ' ' }) {
		switch w {
		case "to", "and", "through", "until", "till", "thru", "&":
			return true
		}
	}
	return strings.ContainsAny(f.Phrase, "-–")
}

// searchedBetween reports whether the time between two periods is to be searched
// for changes: "did costs change significantly from February to May", and "when"
// also where the one follows the other. "Changes between Q3 2024 and Q3 2025" are
// those of the one against the other.
func (g *reading) searchedBetween(sp span) bool {
	if g.in.Analysis != domain.Change || !g.searchesSteps() {
		return false
	}
	if slices.ContainsFunc(g.tokens, func(t token) bool { return t.text == "when" }) {
		return true
	}
	sameSeason := g.tokens[sp.from].text == "between" && placedAlike(sp.other.Period(), sp.found.Period(), query.Year)
	return sp.other.To.AddDate(0, 0, 1).Before(sp.found.From) && !sameSeason
}

// searchesSteps reports whether the question asks when something changed, or for
// changes of a kind: the search of a history, not a difference.
func (g *reading) searchesSteps() bool {
	return g.asksForSteps() || slices.ContainsFunc(g.tokens, func(t token) bool {
		return t.text == "history" || t.text == "over" || t.text == "during" || t.text == "within"
	})
}

// asksForSteps reports whether the words ask for changes of a kind, or when.
func (g *reading) asksForSteps() bool {
	for _, t := range g.tokens {
		switch t.text {
		case "when", "any", "anything", "something", "changes", "point", "points", "detect", "moment":
			return true
		}
		for _, stem := range [...]string{"significan", "sudden", "abrupt", "shift", "break", "structur", "turning", "step", "jump"} {
			if strings.HasPrefix(t.text, stem) {
				return true
			}
		}
	}
	return false
}
