package period_test

import (
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/lumenore/analytics-mcp-server/domain/period"
	"github.com/lumenore/analytics-mcp-server/domain/query"
)

// vocabulary is what random questions are made of.
const vocabulary = `in during for from to between and since before after until through the of last this past previous
next 3 12 two couple few month months year years quarter weeks day q4 h1 fy24 2016 2024 '24 december may march jan 5 5th
31 first second half 2024-03-05 3/5/2024 2017-10 2024-w12 q1-q3 mid-2016 1990s early end beginning week monday fri
weekends summer fall vs compared with same period ago ytd yoy over by each which monthly , . / - ' ’ ( ) % sales region
29 february to date now onwards or later every rest fiscal trailing 0 99999999999 '' 's - -- 2016- -2016 60 53`

func TestWhateverIsReadIsASpanWithinTheQuestion(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	pool := words(vocabulary)
	calendars := []period.Calendar{closing(), calendar("2025-12-30", "2026-11-22"), calendar("2027-05-05", "2026-02-28"),
		{Now: day("2024-02-29")}, {}, {Now: day("2026-11-22"), DataFrom: day("2000-01-01"), DataThrough: day("2016-12-31"), Years: true},
		{Now: day("2026-11-22"), DataFrom: day("2025-02-01"), DataThrough: day("2025-11-30"), DayFirst: true, FiscalStart: 7}}
	found := 0
	for range 5_000 {
		tokens := make([]string, 1+random.IntN(9))
		for k := range tokens {
			tokens[k] = pool[random.IntN(len(pool))]
		}
		found += sound(t, calendars[random.IntN(len(calendars))], tokens)
	}
	if found < 5_000 { // else the sentences are too random to test anything
		t.Errorf("only %d phrases were found", found)
	}
}

func FuzzAnyTokens(f *testing.F) {
	f.Add("sales in q4 2024 vs q3")
	f.Add("from jan 5 to the end of feb '24 , by month")
	f.Add("last twenty - four months or later")
	f.Add("’24s - -- 2016- q1-q3-- 'ſ K")
	f.Fuzz(func(t *testing.T, question string) {
		tokens := words(question)
		if len(tokens) > 40 {
			tokens = tokens[:40]
		}
		sound(t, closing(), tokens)
		sound(t, period.Calendar{}, append(tokens, ""))
	})
}

// sound reads tokens everywhere and holds what is found against what must be
// true of it; it returns how many phrases were found.
func sound(t *testing.T, c period.Calendar, tokens []string) int {
	t.Helper()
	found := 0
	check := func(f period.Found, i int, what string) {
		t.Helper()
		found++
		if f.Tokens < 1 || i+f.Tokens > len(tokens) {
			t.Fatalf("%s takes %d of %q from %d", what, f.Tokens, tokens, i)
		}
		if !f.From.IsZero() && !f.To.IsZero() && f.To.Before(f.From) {
			t.Fatalf("%s of %q from %d is %s", what, tokens, i, show(f))
		}
		for _, at := range []string{date(f.From), date(f.To)} {
			if at != "" && !maybe(at).Equal(period.StartOf(query.Day, maybe(at))) {
				t.Fatalf("%s of %q from %d ends inside a day: %s", what, tokens, i, at)
			}
		}
		switch f.Kind {
		case period.Span:
			if f.From.IsZero() || f.To.IsZero() {
				t.Fatalf("%s of %q from %d is a span with an open end: %s", what, tokens, i, show(f))
			}
		case period.Cycle:
			if f.Recurring == nil || len(f.Recurring.Values) == 0 {
				t.Fatalf("%s of %q from %d is a cycle of nothing", what, tokens, i)
			}
		}
	}
	for i := -1; i <= len(tokens); i++ {
		if f, ok := c.At(tokens, i); ok {
			check(f, i, "At")
		}
		if f, ok := c.YearAt(tokens, i); ok {
			check(f, i, "YearAt")
		}
		if control, test, n, ok := c.Comparison(tokens, i); ok {
			check(control, i, "the control")
			check(test, i, "the test")
			if test.Kind == period.Span && control.From.After(test.From) || n != test.Tokens {
				t.Fatalf("%q compares %s with %s over %d tokens", tokens, show(control), show(test), n)
			}
		}
		if a, n, ok := c.Horizon(tokens, i); ok && (a.Periods < 1 || a.To.Before(a.From) || n < 1 || i+n > len(tokens)) {
			t.Fatalf("%q from %d looks %d periods ahead over %d tokens", tokens, i, a.Periods, n)
		}
		if _, n, ok := period.GrainAt(tokens, i); ok && (n < 1 || i+n > len(tokens)) {
			t.Fatalf("%s: grain over %d tokens from %d", strings.Join(tokens, " "), n, i)
		}
	}
	return found
}
