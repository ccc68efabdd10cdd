package period_test

import (
	"strings"
	"testing"
)

func TestTheFirstAndTheLastWeekOfAMonthAreWholeOnesInIt(t *testing.T) {
	phrases{
		"first week of 2025":          "2025-01-06..2025-01-12",
		"in the last week of 2024":    "2024-12-23..2024-12-29",
		"last week of june 2025":      "2025-06-23..2025-06-29",
		"last week of march 2024":     "2024-03-25..2024-03-31",
		"last two weeks of june 2025": "2025-06-17..2025-06-30",
		"first 7 days of 2025":        "2025-01-01..2025-01-07",
		"last 7 days of june 2025":    "2025-06-24..2025-06-30",
	}.check(t, closing())
	for phrase, want := range map[string]string{"first week of 2025": "first 7 days of it", "last week of june 2025": "last 7 days of it", "second week of june 2025": "whole weeks"} {
		if f, _ := closing().At(words(phrase), 0); !strings.Contains(f.Assumption, want) {
			t.Errorf("%q assumes %q; want it to say %q", phrase, f.Assumption, want)
		}
	}
}
