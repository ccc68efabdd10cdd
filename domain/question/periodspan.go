package question

import (
	"slices"
	"strings"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/period"
	"github.com/lumenore/analytics-mcp-server/domain/query"
)

// periodsAt reads the period phrases that start at a token.
func (s *segmenter) periodsAt(i int) []span {
	var out []span
	if !s.hasTime {
		return nil
	}
	if s.looksAhead {
		if a, n, ok := s.phrases.Horizon(i); ok && n > 0 && s.ahead(i, n) {
			out = append(out, span{role: isHorizon, from: i, to: i + n, score: scorePeriod*float64(n) + 0.5, found: period.Found{Assumption: a.Assumption},
				horizon: &Horizon{Periods: a.Periods, Grain: a.Grain, From: a.From, To: a.To, Phrase: strings.Join(s.texts[i:i+n], " ")}})
		}
	}
	if control, test, n, ok := s.phrases.Comparison(i); ok && n > 0 {
		out = append(out, span{role: isVersusTime, from: i, to: i + n, found: test, other: control, score: scorePeriod*float64(n) + 1.5})
	}
	if sp, ok := s.beforeAndAfter(i); ok {
		out = append(out, sp)
	}
	if f, ok := s.phrases.At(i); ok && f.Tokens > 0 {
		out = append(out, span{role: isPeriod, from: i, to: i + f.Tokens, found: f, score: scorePeriod * float64(f.Tokens) * weakness(f)})
	} else if f, ok := s.phrases.YearAt(i); ok && f.Tokens > 0 {
		out = append(out, span{role: isPeriod, from: i, to: i + f.Tokens, found: f, score: scorePeriod * float64(f.Tokens) * weakness(f)})
	}
	if f, ok := s.partOfWeek(i); ok {
		out = append(out, span{role: isPeriod, from: i, to: i + 1, found: f, score: scorePeriod + 2})
	}
	if g, n, ok := period.GrainAt(s.texts, i); ok && n > 0 {
		out = append(out, span{role: isGrain, from: i, to: i + n, grain: g, score: scorePhrase*float64(n) + 1})
	}
	return out
}

// ahead reports whether a phrase that may name a horizon is one: it says so
// itself, or a forecast is asked for.
func (s *segmenter) ahead(i, n int) bool {
	return s.predicts() || slices.ContainsFunc(s.texts[i:i+n], saysAhead)
}

// mayLookAhead reports whether any phrase of the question can be a horizon: few
// questions have one, and to look for it at each word takes long.
func (s *segmenter) mayLookAhead() bool {
	return s.predicts() || slices.ContainsFunc(s.texts, saysAhead)
}

// predicts reports whether a forecast is asked for.
func (s *segmenter) predicts() bool {
	return s.forecast || slices.ContainsFunc(s.texts, func(w string) bool {
		e := s.vocab[w]
		return e.role == isTool && e.word == string(domain.Prediction) || w == "will"
	})
}

// saysAhead reports whether a word of a period says that it lies ahead.
func saysAhead(w string) bool {
	switch w {
	case "next", "coming", "upcoming", "following", "rest", "remaining", "remainder", "ahead":
		return true
	}
	return false
}

// weakness discounts a reading that may be something else than a period.
func weakness(f period.Found) float64 {
	if f.Weak {
		return 0.7
	}
	return 1
}

// partOfWeek reads the singular of "weekends" and "weekdays" where it says
// which days are meant: "weekday vs weekend revenue", "weekend sales".
func (s *segmenter) partOfWeek(i int) (period.Found, bool) {
	values, other := []int{6, 7}, "weekday"
	switch s.texts[i] {
	case "weekend":
	case "weekday":
		values, other = []int{1, 2, 3, 4, 5}, "weekend"
	default:
		return period.Found{}, false
	}
	opposed := false
	for k := max(0, i-3); k < len(s.texts) && k <= i+3; k++ {
		opposed = opposed || s.texts[k] == other || s.texts[k] == other+"s"
	}
	if i > 0 && !opposed {
		switch s.texts[i-1] {
		case "by", "per", "each", "every", "which", "last", "next", "this", "of", "what", "same":
			return period.Found{}, false
		}
	}
	if !opposed && other == "weekend" { // "weekday" alone also names the grain
		return period.Found{}, false
	}
	return period.Found{Kind: period.Cycle, Tokens: 1, Phrase: s.texts[i], Recurring: &period.Recurring{Part: query.DayOfWeek, Values: values}}, true
}

// courseOver reads "from 2007 to 2010" as the whole time between where a trend is
// asked for, or a relation, or when in it something changed: elsewhere the words set its two ends
// against each other.
func (g *reading) courseOver(sp span) (period.Found, bool) {
	f := sp.other
	// A trend and a relation set no two periods against each other.
	whole := g.in.Analysis == domain.Trend || g.in.Analysis == domain.Correlation
	if !whole && !g.searchedBetween(sp) && !g.nothingMoves() || sp.found.Kind == period.Versus || !g.leadsCourse(sp) ||
		f.From.IsZero() || !f.To.Before(sp.found.From) {
		return f, false
	}
	f.To, f.Parts, f.Named, f.Phrase = sp.found.To, nil, nil, g.words(sp)
	return f, true
}

// leadsCourse reports whether the word before two periods leads to a course: "from",
// and where changes are searched for also "between".
func (g *reading) leadsCourse(sp span) bool {
	word := g.tokens[sp.from].text
	return word == "from" || word == "between" && g.in.Analysis == domain.Change
}

// nothingMoves reports whether what seems to move something in a question is the name of
// what is counted: "drivers that lost the most parcels from February to May".
func (g *reading) nothingMoves() bool {
	if !g.tableAsked() {
		return false
	}
	named := false
	for _, sp := range g.spans {
		if among(sp.first, []role{isMoved, isTool, isDerived, isVersus, isUnknown}) {
			return false
		}
		if among(sp.first, []role{isColumn, isStop, isRows, isValue}) {
			named = named || slices.ContainsFunc(g.tokens[sp.from:sp.to], func(t token) bool {
				return slices.Contains([]string{"lose", "lost", "gain", "gained", "shift"}, t.text)
			})
		}
	}
	return named
}
