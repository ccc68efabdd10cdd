package engine_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

// steadyDays has one row of 1 a day.
func steadyDays(from, to string) string {
	var csv strings.Builder
	csv.WriteString("Day,Shop,Sales\n")
	p := days(from, to)
	for d := p.From; !d.After(p.To); d = d.AddDate(0, 0, 1) {
		fmt.Fprintf(&csv, "%s,%s,1\n", d.Format(time.DateOnly), []string{"A", "B"}[d.Day()%2])
	}
	return csv.String()
}

func TestYearsThatTheDataCoverInPartAreComparedOverTheSameDates(t *testing.T) {
	for name, c := range map[string]struct{ from, to, control, test string }{
		"the first begins late":            {"2023-07-01", "2024-12-31", "2023-07-01 to 2023-12-31", "2024-07-01 to 2024-12-31"},
		"the first is a leap year, late":   {"2024-04-01", "2025-12-31", "2024-04-01 to 2024-12-31", "2025-04-01 to 2025-12-31"},
		"the second ends early":            {"2024-01-01", "2025-09-16", "2024-01-01 to 2024-09-16", "2025-01-01 to 2025-09-16"},
		"the second ends on the leap day":  {"2023-01-01", "2024-02-29", "2023-01-01 to 2023-02-28", "2024-01-01 to 2024-02-29"},
		"one begins late, one ends early":  {"2023-04-03", "2024-09-20", "2023-04-03 to 2023-09-20", "2024-04-03 to 2024-09-20"},
		"both are covered, nothing is cut": {"2023-01-01", "2024-12-31", "2023-01-01 to 2023-12-31", "2024-01-01 to 2024-12-31"},
	} {
		t.Run(name, func(t *testing.T) {
			first, _ := time.Parse(time.DateOnly, c.from)
			year := func(y int) domain.Period {
				return days(fmt.Sprintf("%d-01-01", y), fmt.Sprintf("%d-12-31", y))
			}
			r := planOver(t, steadyDays(c.from, c.to), domain.Change, func(d domain.Dataset) question.Plan {
				return question.Plan{Measures: sales(d), Compare: versus(year(first.Year()), year(first.Year()+1))}
			})
			got := comparisonOf(t, r).Comparison
			if said := got.Control.From + " to " + got.Control.To; said != c.control {
				t.Errorf("control %s; want %s", said, c.control)
			}
			if said := got.Test.From + " to " + got.Test.To; said != c.test {
				t.Errorf("test %s; want %s", said, c.test)
			}
			if n := strings.Count(strings.Join(r.Caveats, " "), "in part"); n > 1 {
				t.Errorf("that a period is partial is said %d times: %q", n, r.Caveats)
			}
		})
	}
}
