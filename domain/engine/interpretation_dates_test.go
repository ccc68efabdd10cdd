package engine_test

import (
	"strings"
	"testing"

	"github.com/lumenore/analytics-mcp-server/domain"
)

const visitsCSV = `Visit No,Booked On,Visit Date,Fee
1,2025-01-05,2025-02-03,10
2,2025-01-06,2025-02-04,20
3,2025-01-07,2025-02-05,30
4,2025-02-08,2025-03-06,40
5,2025-02-09,2025-03-07,50
6,2025-03-10,2025-03-08,60
`

func TestOfSeveralDatesTheOneInUseIsTold(t *testing.T) {
	for _, c := range []struct {
		question string
		value    float64
		column   string
		assumed  bool
	}{
		{"total fee in February 2025", 60, "Visit Date", true},
		{"total fee booked in February 2025", 90, "Booked On", false},
	} {
		r := ask(t, warehouse(t, map[string]string{"visits.csv": visitsCSV}), domain.Query, c.question)
		if r.Rows[0][0] != c.value || r.Interpretation.Period.Column != c.column {
			t.Errorf("%s: %v by %s, want %v by %s", c.question, r.Rows, r.Interpretation.Period.Column, c.value, c.column)
		}
		if said := strings.Contains(strings.Join(r.Interpretation.Assumptions, " "), "Visit Date"); said != c.assumed {
			t.Errorf("%s: assumed %q", c.question, r.Interpretation.Assumptions)
		}
	}
}
