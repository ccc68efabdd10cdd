package period_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/lumenore/analytics-mcp-server/domain/period"
)

func day(s string) time.Time {
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		panic(err)
	}
	return t
}

// calendar is data of 2015 to a last day, asked about on another day.
func calendar(through, now string) period.Calendar {
	return period.Calendar{Now: day(now).Add(15 * time.Hour), DataFrom: day("2015-01-01"), DataThrough: day(through)}
}

// closing is a calendar whose data end with a year.
func closing() period.Calendar { return calendar("2025-12-31", "2026-11-22") }

// phrases maps a phrase to how it is to be read: see read.
type phrases map[string]string

func (p phrases) check(t *testing.T, c period.Calendar) {
	t.Helper()
	for phrase, want := range p {
		if got := read(c, phrase); got != want {
			t.Errorf("%q reads %s, want %s", phrase, got, want)
		}
	}
}

// read reads the phrase from its first word: "2024-01-01..2024-12-31", with an
// end left out where it is open; "month [12]" for a condition, "a..b + c..d"
// for a list with gaps, "refused", and what words were left over.
func read(c period.Calendar, phrase string) string {
	tokens := strings.Fields(phrase)
	f, ok := c.At(tokens, 0)
	if !ok {
		return "refused"
	}
	out := show(f)
	if f.Tokens < len(tokens) {
		out += " | " + strings.Join(tokens[f.Tokens:], " ")
	}
	return out
}

func show(f period.Found) string {
	switch {
	case f.Recurring != nil:
		return fmt.Sprintf("%s %v", f.Recurring.Part, f.Recurring.Values)
	case f.VersusPrevious != nil:
		return fmt.Sprintf("versus %q %q", f.VersusPrevious.Grain, f.VersusPrevious.Shift)
	case len(f.Parts) > 0:
		var parts []string
		for _, p := range f.Parts {
			parts = append(parts, span(p.From, p.To))
		}
		return strings.Join(parts, " + ")
	}
	return span(f.From, f.To)
}

func span(from, to time.Time) string {
	return date(from) + ".." + date(to)
}

func date(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format(time.DateOnly)
}

func words(phrase string) []string { return strings.Fields(phrase) }
