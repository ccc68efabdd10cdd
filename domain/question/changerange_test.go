package question_test

import (
	"testing"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

func TestARangeOfTwoPeriodsIsComparedWhereTheDifferenceIsAskedFor(t *testing.T) {
	in := shop()
	in.Analysis = domain.Change
	years := "2025-01-01..2025-12-31 against 2024-01-01..2024-12-31"
	for text, want := range map[string]string{
		"change in profit 2024 to 2025 per category":                 "grouped: show sum(Profit); by Category; " + years,
		"profit 2024 to 2025 by region":                              "grouped: show sum(Profit); by Region; " + years,
		"change in number of orders 2024-2025 per region":            "grouped: show distinct count of Order ID; by Region; " + years,
		"change in sales 2024 and 2025 by region":                    "grouped: show sum(Sales); by Region; " + years,
		"change in sales Q1 2024 to Q1 2025 per category":            "grouped: show sum(Sales); by Category; 2025-01-01..2025-03-31 against 2024-01-01..2024-03-31",
		"change in sales March to April 2025 each region":            "grouped: show sum(Sales); by Region; 2025-04-01..2025-04-30 against 2025-03-01..2025-03-31",
		"change in profit 2023 to 2025 per category":                 "grouped: show sum(Profit); by Category; 2025-01-01..2025-12-31 against 2023-01-01..2023-12-31",
		"significant changes in profit 2024 to 2025 per category":    "grouped: show sum(Profit); by Category; in 2024-01-01..2025-12-31",
		"when did profit change 2024 to 2025 by category":            "grouped: show sum(Profit); by Category; in 2024-01-01..2025-12-31",
		"sudden shifts of sales January 2024 to June 2025 by region": "grouped: show sum(Sales); by Region; in 2024-01-01..2025-06-30",
		"change in sales January to June 2025 by region":             "grouped: show sum(Sales); by Region; in 2025-01-01..2025-06-30",
	} {
		p, err := question.New().Read(text, in)
		if err != nil {
			t.Errorf("%q: %v", text, err)
			continue
		}
		p.Order = nil
		if got := told(p); got != want {
			t.Errorf("%q:\n got %s\nwant %s", text, got, want)
		}
	}
}
