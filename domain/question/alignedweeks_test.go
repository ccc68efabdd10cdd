package question_test

import (
	"testing"
	"time"

	"github.com/lumenore/analytics-mcp-server/domain/question"
)

// The 30th and 31st of December 2024 lie in week 1 of 2025: by the weeks' numbers
// alone they were added to the first week of 2024.
func TestWeeksOfTwoYearsAreWholeAndOfTheirOwnYear(t *testing.T) {
	in := shop()
	for text, want := range map[string][4]string{
		"compare sales by week in 2025 with 2024":     {"2024-01-01", "2024-12-29", "2024-12-30", "2025-12-28"},
		"weekly sales in 2024 compared with 2023":     {"2023-01-02", "2023-12-31", "2024-01-01", "2024-12-29"},
		"compare weekly sales in Q1 2025 and Q1 2024": {"2024-01-01", "2024-03-31", "2024-12-30", "2025-03-30"},
		"compare sales by month in 2025 with 2024":    {"2024-01-01", "2024-12-31", "2025-01-01", "2025-12-31"},
	} {
		p, err := question.New().Read(text, in)
		if err != nil || p.Compare == nil {
			t.Errorf("%q: %s, %v", text, told(p), err)
			continue
		}
		c := p.Compare
		got := [4]string{}
		for i, d := range []time.Time{c.Control.From, c.Control.To, c.Test.From, c.Test.To} {
			got[i] = d.Format(time.DateOnly)
		}
		if got != want {
			t.Errorf("%q: %v; want %v", text, got, want)
		}
	}
}
