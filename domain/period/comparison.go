package period

import (
	"fmt"
	"time"

	"github.com/lumenore/analytics-mcp-server/domain/query"
)

// cueReach is how many tokens before a comparison its cue is looked for:
// "compare sales and profit by region in 2024 with 2023".
const cueReach = 14

// Comparison is Calendar.Comparison.
func (t *Text) Comparison(i int) (control, test Found, n int, ok bool) {
	s := t.scan(i)
	best := contrast{}
	for _, read := range []func(cues) (contrast, bool){s.versusPrevious, s.twoPeriods} {
		if found, ok := read(cuesBefore(t.tokens, i)); ok && found.tokens > best.tokens {
			best = found
		}
	}
	return best.control, best.test, best.tokens, best.tokens > 0
}

// Before is the span that a span is compared with: the one as long directly
// before it, or with a shift the same days that much earlier. Whole months
// stay whole.
func Before(from, to time.Time, shift query.Grain) (time.Time, time.Time) {
	months := 0
	if from.Equal(StartOf(query.Month, from)) && to.Equal(EndOf(query.Month, to)) {
		months = Count(query.Month, from, to)
	}
	switch {
	case shift == "" && months > 0:
		return Add(query.Month, from, -months), from.AddDate(0, 0, -1)
	case shift == "":
		return from.AddDate(0, 0, -Count(query.Day, from, to)), from.AddDate(0, 0, -1)
	case months > 0 && rank(shift) >= rank(query.Month):
		return Add(shift, from, -1), Add(query.Month, Add(shift, from, -1), months).AddDate(0, 0, -1)
	default:
		return Add(shift, from, -1), Add(shift, to, -1)
	}
}

type contrast struct {
	control, test Found
	tokens, end   int
	swapped       bool // the first side named is the control
}

// cues are the words before a comparison that let weaker words join it.
type cues struct{ compares, changes, exceeds bool }

func cuesBefore(tokens []string, i int) cues {
	var out cues
	for k := 0; k < i && k < len(tokens); k++ {
		switch tokens[k] {
		case "higher", "lower", "more", "less", "fewer", "greater", "larger", "smaller", "bigger", "better", "worse", "longer", "shorter":
			out.exceeds = true
		}
		if k < i-cueReach {
			continue
		}
		switch tokens[k] {
		case "compare", "compares", "comparing", "comparison", "compared":
			out.compares = true
		case "change", "changed", "rise", "rose", "risen", "fall", "fell", "fallen", "drop", "dropped", "grow", "grew",
			"grown", "growth", "increase", "increased", "decrease", "decreased", "decline", "declined", "shift", "shifted",
			"changes", "differences", "movement", "movements", "shifts", "rises", "falls", "drops", "increases", "decreases", "declines", "jumps",
			"move", "moved", "went", "go", "difference", "differ", "differed", "jump", "jumped", "develop", "developed", "gain",
			"gained", "lose", "lost", "improve", "improved", "worsened", "delta", "variance":
			out.changes = true
		}
	}
	return out
}

// twoPeriods reads "Q4 2025 vs Q3 2025" and the like.
func (s scan) twoPeriods(cue cues) (contrast, bool) {
	if s.is(0, "compare", "comparing") {
		cue.compares = true
	}
	at := s.skip(0, "compare", "comparing")
	paired := ""
	if s.is(at, "from", "between") {
		paired = s.text(at)
	}
	at = s.skip(at, "in", "during", "for", "from", "between", "of")
	began := at
	x, next, ok := s.firstSide(at, cue, paired)
	over := false
	if !ok {
		if x, next, ok = s.overSide(at, cue); !ok || paired != "" {
			return contrast{}, false
		}
		over = true
	}
	next = s.skip(next, "that", "those")
	next = s.skip(next, "in", "during", "for", "from", "of")
	first := s.phrase(began, x.end)
	if y, ok := s.sameIn(x, next); ok && !over {
		f, ok := s.contrasted(x, y)
		return f.said(first, s.phrase(next, y.end)), ok
	}
	if f, ok := s.against(x, next); ok && !over {
		return f.said(first, s.phrase(next, f.end)), true
	}
	y, ok := s.operand(next)
	if over && !s.isOver(x, y) {
		return contrast{}, false
	}
	second := s.phrase(next, y.end)
	x, y = s.samePart(x, y)
	if !ok || x.recursOnly() || y.recursOnly() || x.bare != y.bare && x.grain != y.grain {
		return contrast{}, false
	}
	out, ok := s.contrasted(x, y)
	return out.said(first, second), ok
}

// firstSide reads the first side and the word after it. "Jan to March 2024" is
// one side if such a word follows it, else its first name is.
func (s scan) firstSide(i int, cue cues, paired string) (x name, next int, ok bool) {
	for _, read := range []func(int) (name, bool){s.operand, s.named} {
		if x, ok = read(i); ok {
			if next, ok = s.contrastWord(x.end, cue, paired, x.grain); ok {
				return x, next, true
			}
		}
	}
	return x, i, false
}

// operand reads one side: a name, or a span of two.
func (s scan) operand(i int) (name, bool) {
	n, ok := s.named(i)
	if ok && n.ambiguous && n.recursOnly() {
		ok = false
	}
	p, paired := s.pair(i, none)
	if !paired || ok && p.end <= n.end || p.bareYears {
		return n, ok
	}
	if p.first.recursOnly() || p.second.recursOnly() || p.first.yearless() && p.second.yearless() {
		return n, ok
	}
	f, placed := s.spanning(p.first, p.second)
	if !placed || f.Kind != Span {
		return n, ok
	}
	out := spanned(p.end, f.Grain, f.From, f.To)
	out.assumption, out.relative = f.Assumption, f.Relative
	return out, true
}

// contrastWord reads what stands between the two.
func (s scan) contrastWord(i int, cue cues, paired string, g query.Grain) (end int, ok bool) {
	if end, ok := s.strongWord(i); ok {
		return end, true
	}
	if paired != "" && cue.changes && g != query.Day {
		if paired == "from" {
			return s.match(i, "to", "until", "through")
		}
		return s.match(i, "and", "&")
	}
	if cue.exceeds {
		if end, ok := s.match(i, "than"); ok {
			return end, true
		}
	}
	if cue.compares {
		return s.match(i, "with", "to", "and", "&", "compare to", "compare with", "compares to", "compares with")
	}
	return s.match(i, "compare to", "compare with", "compares to", "compares with")
}

func (s scan) strongWord(i int) (end int, ok bool) {
	i = s.skip(i, ",")
	end, ok = s.match(i, "vs", "versus", "v", "against", "as compared with", "as compared to", "compared with", "compared to",
		"compared against", "compared", "in comparison with", "in comparison to", "comparing to", "comparing with", "relative to",
		"as opposed to", "rather than", "minus")
	return s.skip(end, "."), ok
}

// against reads a second side that leans on the first: "last year", "the same
// quarter last year", "the previous 6 months", "a year earlier".
func (s scan) against(x name, i int) (contrast, bool) {
	back, end, ok := s.previousPhrase(i)
	if !ok || x.yearless() && !x.relative {
		return contrast{}, false
	}
	var from, to time.Time
	switch {
	case back.count > 1:
		if back.unit != x.grain && back.unit != "" || back.count != max(x.count, 1) {
			return contrast{}, false
		}
		from, to = Before(x.from, x.to, "")
	case back.unit == "" || back.unit == x.grain && !back.same:
		from, to = Before(x.from, x.to, "")
		if x.to.Before(EndOf(x.grain, x.from)) { // to date
			from, to = Before(x.from, x.to, x.grain)
		}
	case finer(back.unit, x.grain):
		return contrast{}, false
	default:
		from, to = Before(x.from, x.to, back.unit)
	}
	y := spanned(end, x.grain, from, to)
	y.relative = true
	y.assumption = fmt.Sprintf("'%s' is %s", s.phrase(i, end), Describe(from, to))
	return s.contrasted(x, y)
}

// contrasted places the two sides and puts the earlier one first.
func (s scan) contrasted(x, y name) (contrast, bool) {
	end := y.end
	guessed := x.yearless() && y.yearless()
	ok := true
	switch {
	case guessed:
		done := s.cal.Anchor(query.Day).AddDate(0, 0, -1)
		first, fits := x.latestComplete(done)
		second, also := y.latestComplete(done)
		x, y, ok = first, second, fits && also
	case x.yearless():
		x, ok = x.placedIn(y.from.Year())
	case y.yearless():
		y, ok = y.placedIn(x.from.Year())
	}
	x, y = x.bound(), y.bound()
	if !ok || x.from.Equal(y.from) && x.to.Equal(y.to) {
		return contrast{}, false
	}
	test, control := x, y
	swapped := test.from.Before(control.from)
	if swapped {
		test, control = y, x
	}
	t, ok1 := s.found(test.closed(), end)
	c, ok2 := s.found(control.closed(), end)
	if guessed {
		t.Assumption = join(t.Assumption, noYear(s.phrase(0, end),
			fmt.Sprintf("%s is set against %s", Describe(t.From, t.To), Describe(c.From, c.To))))
	}
	return contrast{control: c.Found, test: t.Found, tokens: t.Tokens, end: end, swapped: swapped}, ok1 && ok2
}
