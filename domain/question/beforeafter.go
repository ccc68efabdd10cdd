package question

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/period"
)

// beforeAndAfter reads "before and after June 2025", "after June 2025 compared with
// before", and where changes are asked for "since the promotion on 5 May", as equally
// many days on both sides of it, as many as the data have of the shorter one. A
// single day begins what is after; a longer period belongs to neither side.
func (s *segmenter) beforeAndAfter(i int) (span, bool) {
	if s.calendar.DataFrom.IsZero() {
		return span{}, false
	}
	at, n, ok := s.bothSides(i)
	if !ok {
		at, n, ok = s.sideThenOther(i)
	}
	if !ok {
		at, n, ok = s.sinceEvent(i)
	}
	if !ok {
		return span{}, false
	}
	after := at.To.AddDate(0, 0, 1)
	if at.From.Equal(at.To) {
		after = at.From
	}
	said := strings.Join(s.texts[i:i+n], " ")
	control, test, ok := equalSides(s.calendar, at.From, after, said)
	if at.Assumption != "" {
		test.Assumption = at.Assumption + "; " + test.Assumption
	}
	return span{role: isVersusTime, from: i, to: i + n, found: test, other: control, score: scorePeriod*float64(n) + 1.5}, ok
}

// bothSides reads "before and after June 2025", "after versus before the move on 5
// May", "pre vs post June 2025": the time between, and how many words.
func (s *segmenter) bothSides(i int) (period.Found, int, bool) {
	if i+3 >= len(s.texts) || !opposedSides(s.texts[i], s.texts[i+2]) && s.texts[i]+s.texts[i+2] != "prepost" {
		return period.Found{}, 0, false
	}
	switch s.texts[i+1] {
	case "and", "or", "vs", "versus", "with", "to", "against", "/", "-":
	default:
		return period.Found{}, 0, false
	}
	f, n, ok := s.dividing(i + 3)
	return f, 3 + n, ok
}

// sideThenOther reads "after June 2025 vs before", "before 5 May and after that".
func (s *segmenter) sideThenOther(i int) (period.Found, int, bool) {
	if i+2 >= len(s.texts) || s.texts[i] != "before" && s.texts[i] != "after" {
		return period.Found{}, 0, false
	}
	if f, ok := s.phrases.At(i + 1); ok && f.Tokens > 2 && s.texts[i+f.Tokens-1] == "and" && opposedSides(s.texts[i], s.texts[i+f.Tokens]) {
		switch f.Kind { // "before 5 May and after"
		case period.Since:
			f.To = period.EndOf(f.Grain, f.From)
		case period.Until:
			f.From = period.StartOf(f.Grain, f.To)
		}
		return f, 1 + f.Tokens, !open(f) && f.Grain != ""
	}
	f, n, ok := s.dividing(i + 1)
	if !ok {
		return f, 0, false
	}
	at := i + 1 + n
	for _, joint := range []string{"and", "vs", "versus", "against", "compared with", "compared to", "with", "than"} {
		words := strings.Fields(joint)
		end := at + len(words)
		if end >= len(s.texts) || !slices.Equal(s.texts[at:end], words) || !opposedSides(s.texts[i], s.texts[end]) {
			continue
		}
		end++
		if again, m, ok := s.dividing(end); ok {
			return f, end + m - i, again.From.Equal(f.From) && again.To.Equal(f.To)
		}
		if end < len(s.texts) && slices.Contains([]string{"that", "then", "it", "this"}, s.texts[end]) {
			end++
		}
		return f, end - i, true
	}
	return f, 0, false
}

func opposedSides(one, other string) bool {
	return one == "before" && other == "after" || one == "after" && other == "before"
}

// sinceEvent reads "since the promotion on 5 May" where changes are asked for: what
// happened on a day is named to hold what came after against what was before.
func (s *segmenter) sinceEvent(i int) (period.Found, int, bool) {
	if !s.changes || s.texts[i] != "since" && s.texts[i] != "after" && s.texts[i] != "following" {
		return period.Found{}, 0, false
	}
	f, n, ok := s.event(i + 1)
	return f, 1 + n, ok
}

// dividing is the time that divides two sides: a period, or a day by what happened.
func (s *segmenter) dividing(i int) (period.Found, int, bool) {
	if f, ok := s.phrases.At(i); ok {
		return f, f.Tokens, f.Kind == period.Span && !f.Weak && len(f.Parts) == 0 && !open(f)
	}
	return s.event(i)
}

// event reads "the promotion on 5 May": a few words and the day of it, the
// last one of that date where it has no year.
func (s *segmenter) event(i int) (period.Found, int, bool) {
	const most = 6
	if i >= len(s.texts) || !slices.Contains([]string{"the", "our", "its", "their", "a"}, s.texts[i]) {
		return period.Found{}, 0, false
	}
	for k := i + 2; k < len(s.texts) && k <= i+most; k++ {
		if s.texts[k] != "on" && s.texts[k] != "of" {
			continue
		}
		f, ok := s.phrases.At(k)
		if ok && f.Kind == period.Span && f.From.Equal(f.To) && !f.From.IsZero() && !f.Weak {
			return f, k - i + f.Tokens, true
		}
	}
	return period.Found{}, 0, false
}

// equalSides are as many days before one day as from another on, as many as the data
// have on both sides.
func equalSides(c period.Calendar, before, after time.Time, said string) (control, test period.Found, ok bool) {
	const day = 24 * time.Hour
	n := min(int(before.Sub(c.DataFrom)/day), int(c.DataThrough.Sub(after)/day)+1)
	if n < 1 {
		return control, test, false
	}
	control = period.Found{Kind: period.Span, From: before.AddDate(0, 0, -n), To: before.AddDate(0, 0, -1), Phrase: said}
	test = period.Found{Kind: period.Span, From: after, To: after.AddDate(0, 0, n-1), Phrase: said,
		Assumption: fmt.Sprintf("'%s' sets the %d days before against the %d days after, as many as the data have on both sides", said, n, n)}
	return control, test, true
}

// comparesSince holds the time since a date against as many days before it, where it
// is asked how something changed since: a search in what came after would leave out
// what it is held against.
func (g *reading) comparesSince(spans []period.Found) bool {
	if len(spans) != 1 || g.in.Analysis != domain.Change || g.plan.Compare != nil || g.compareBy != nil || g.timeColumn() == noColumn || g.timeline != nil {
		return false
	}
	f := spans[0]
	if f.From.IsZero() || !f.To.IsZero() || g.asksForSteps() || !g.asksHowChanged() {
		return false
	}
	control, test, ok := equalSides(g.in.Calendar, f.From, f.From, f.Phrase)
	if !ok {
		return false
	}
	g.plan.Compare = &Comparison{Control: control.Period(), Test: test.Period()}
	g.assume(test.Assumption)
	g.alternative("when it changed since then")
	return true
}

// asksHowChanged reports whether the question asks how or whether something moved.
func (g *reading) asksHowChanged() bool {
	asks := slices.ContainsFunc(g.tokens, func(t token) bool {
		return slices.Contains([]string{"how", "much", "did", "has", "have", "why", "what"}, t.text)
	})
	return asks && (g.plan.Moved != 0 || slices.ContainsFunc(g.tokens, func(t token) bool {
		return slices.Contains([]string{"change", "changed", "differ", "differed", "moved", "developed"}, t.text)
	}))
}
