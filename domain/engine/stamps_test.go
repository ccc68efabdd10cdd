package engine_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/lumenore/analytics-mcp-server/domain"
)

// reservoir holds one row for each period of so many months, stamped with the
// period's first day; the row's inflow is its number, counted from 1, and a half.
func reservoir(from time.Time, months, rows int) string {
	var b strings.Builder
	b.WriteString("Stamp,Inflow\n")
	for k := range rows {
		fmt.Fprintf(&b, "%s,%d.5\n", from.AddDate(0, k*months, 0).Format(time.DateOnly), k+1)
	}
	return b.String()
}

func TestTheLastStampStandsForAllOfItsPeriod(t *testing.T) {
	start := time.Date(2015, 1, 1, 0, 0, 0, 0, time.UTC)
	for _, c := range []struct {
		every           string
		months, rows    int
		text            string
		from, to, until string
		want            float64
	}{
		{"month", 1, 131, "total inflow last month", "2025-11-01", "2025-11-30", "2025-11-30", 131.5},
		{"month", 1, 131, "total inflow this month", "2025-11-01", "2025-11-30", "2025-11-30", 131.5},
		{"month", 1, 131, "total inflow last 3 months", "2025-09-01", "2025-11-30", "2025-11-30", 129.5 + 130.5 + 131.5},
		{"month", 1, 129, "total inflow last quarter", "2025-07-01", "2025-09-30", "2025-09-30", 127.5 + 128.5 + 129.5},
		{"quarter", 3, 43, "total inflow last quarter", "2025-07-01", "2025-09-30", "2025-09-30", 43.5},
		{"quarter", 3, 43, "total inflow last 2 quarters", "2025-04-01", "2025-09-30", "2025-09-30", 42.5 + 43.5},
		{"year", 12, 10, "total inflow last year", "2024-01-01", "2024-12-31", "2024-12-31", 10.5},
		{"year", 12, 10, "total inflow last 2 years", "2023-01-01", "2024-12-31", "2024-12-31", 9.5 + 10.5},
	} {
		w := warehouse(t, map[string]string{"reservoir.csv": reservoir(start, c.months, c.rows)})
		r := ask(t, w, domain.Query, c.text)
		p := r.Interpretation.Period
		if p.From != c.from || p.To != c.to || r.Provenance.DataThrough != c.until {
			t.Errorf("stamped by %s, %q: %s to %s of data through %s; want %s to %s of data through %s", c.every, c.text, p.From, p.To, r.Provenance.DataThrough, c.from, c.to, c.until)
		}
		wantRows(t, r, []any{c.want})
	}
}

func TestATrendTakesTheSameLastMonthsAsATotal(t *testing.T) {
	w := warehouse(t, map[string]string{"reservoir.csv": reservoir(time.Date(2015, 1, 1, 0, 0, 0, 0, time.UTC), 1, 131)})
	p := ask(t, w, domain.Trend, "trend of inflow in the last 24 months").Interpretation.Period
	if p.From != "2023-12-01" || p.To != "2025-11-30" {
		t.Errorf("%s to %s; want December 2023 to November 2025", p.From, p.To)
	}
}

func TestADayThatBeginsAMonthEndsDataOfDays(t *testing.T) {
	var b strings.Builder
	b.WriteString("Stamp,Inflow\n")
	for d := time.Date(2025, 1, 1, 0, 0, 0, 0, time.UTC); !d.After(time.Date(2025, 11, 1, 0, 0, 0, 0, time.UTC)); d = d.AddDate(0, 0, 1) {
		fmt.Fprintf(&b, "%s,1\n", d.Format(time.DateOnly))
	}
	r := ask(t, warehouse(t, map[string]string{"reservoir.csv": b.String()}), domain.Query, "total inflow last month")
	if p := r.Interpretation.Period; p.From != "2025-10-01" || p.To != "2025-10-31" {
		t.Errorf("%s to %s; want October, the last whole month", p.From, p.To)
	}
	wantRows(t, r, []any{31.0})
}
