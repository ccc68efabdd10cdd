package question_test

import (
	"strings"
	"testing"
	"time"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

// The data of the shop cover 2023 to 2025.
func TestBeforeAndAfterIsEquallyLongOnBothSides(t *testing.T) {
	in := shop()
	in.Analysis = domain.Change
	for text, want := range map[string]string{
		"compare sales before and after June 2025":                  "2024-11-29 to 2025-05-31 with 2025-07-01 to 2025-12-31",
		"sales before vs after 2025-11-01":                          "2025-09-01 to 2025-10-31 with 2025-11-01 to 2025-12-31",
		"compare profit by region before and after 1 February 2023": "2023-01-01 to 2023-01-31 with 2023-02-01 to 2023-03-03",
		"sales after 1 November 2025 compared with before":          "2025-09-01 to 2025-10-31 with 2025-11-01 to 2025-12-31",
		"sales before 1 November 2025 and after":                    "2025-09-01 to 2025-10-31 with 2025-11-01 to 2025-12-31",
		"sales before 1 November 2025 vs after that":                "2025-09-01 to 2025-10-31 with 2025-11-01 to 2025-12-31",
		"sales after 1 November 2025 vs before 1 November 2025":     "2025-09-01 to 2025-10-31 with 2025-11-01 to 2025-12-31",
		"profit before and after the price rise on 1 November 2025": "2025-09-01 to 2025-10-31 with 2025-11-01 to 2025-12-31",
		"sales since the promotion on 1 November":                   "2025-09-01 to 2025-10-31 with 2025-11-01 to 2025-12-31",
		"how have sales changed since 1 November 2025":              "2025-09-01 to 2025-10-31 with 2025-11-01 to 2025-12-31",
		"why did profit fall since the move on 1 November 2025":     "2025-09-01 to 2025-10-31 with 2025-11-01 to 2025-12-31",
		"sales pre vs post 1 November 2025":                         "2025-09-01 to 2025-10-31 with 2025-11-01 to 2025-12-31",
		"sales after versus before Q4 2023":                         "2023-01-01 to 2023-09-30 with 2024-01-01 to 2024-09-29",
	} {
		p, err := question.New().Read(text, in)
		if err != nil || p.Compare == nil {
			t.Errorf("%q: %s, %v", text, told(p), err)
			continue
		}
		c := p.Compare
		got := c.Control.From.Format(time.DateOnly) + " to " + c.Control.To.Format(time.DateOnly) + " with " + c.Test.From.Format(time.DateOnly) + " to " + c.Test.To.Format(time.DateOnly)
		if n := c.Test.To.Sub(c.Test.From); n != c.Control.To.Sub(c.Control.From) || !strings.Contains(strings.Join(p.Reading.Assumptions, " "), "days before against") {
			t.Errorf("%q: %s, assuming %q; want equal days, and told", text, got, p.Reading.Assumptions)
		}
		if got != want {
			t.Errorf("%q: %s; want %s", text, got, want)
		}
	}
}

func TestWhenSomethingChangedSinceADateIsSearched(t *testing.T) {
	readsFor(t, domain.Change, map[string]string{
		"when did sales change since 1 November 2025":     "grouped: show sum(Sales); in 2025-11-01..",
		"significant changes of sales since October 2025": "grouped: show sum(Sales); in 2025-10-01..",
		"sales since October 2025":                        "grouped: show sum(Sales); in 2025-10-01..",
	})
}
