package engine_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/lumenore/analytics-mcp-server/domain"
)

func TestSharesOfCountsAndOfMembersAreAnswered(t *testing.T) {
	csv := "Customer,Sales,Returned\n"
	for i := range 40 {
		csv += fmt.Sprintf("%s,%d.5,%d\n", []string{"Ann", "Ann", "Bob", "Cid", "Dee"}[i%5], 10+i, i*7%37)
	}
	w := warehouse(t, map[string]string{"parcels.csv": csv})
	for text, want := range map[string]string{
		"which customers make up 80% of number of rows":       "of Count, led by Ann (16,",
		"which customers make up 80% of rows":                 "of Count, led by Ann (16,",
		"which customers make up 80% of Returned":             "of Returned, led by Ann",
		"25% of customers account for how much of the sales?": "1 of 4 members of Customer (25 %)",
		"25% of customers account for how much?":              "1 of 4 members of Customer (25 %)",
	} {
		if r := ask(t, w, domain.Pareto, text); !strings.Contains(r.Summary, want) {
			t.Errorf("%s: %q; want %q", text, r.Summary, want)
		}
	}
}

func TestMonthsAreNoMembers(t *testing.T) {
	csv := "Day,Sales\n"
	for m := range 24 {
		csv += fmt.Sprintf("2024-%02d-0%d,%d\n", 1+m%12, 1+m/12, 100+m%12)
	}
	w := warehouse(t, map[string]string{"parcels.csv": csv})
	if r := ask(t, w, domain.Pareto, "pareto of sales by month"); !strings.Contains(r.Summary, "of 12 months of Day (") {
		t.Errorf("%q", r.Summary)
	}
}
