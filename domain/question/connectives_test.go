package question_test

import (
	"testing"

	"github.com/lumenore/analytics-mcp-server/domain/question"
)

func TestAConnectiveIsAValueOnlyWhereItIsMeantAsOne(t *testing.T) {
	in := shop()
	in.Values.Add("Category", []string{"Furniture", "Plus", "Basic"})
	readsWith(t, in, map[string]string{
		"sales by region in 2024 plus profit":    "by Region; in 2024-01-01..2024-12-31",
		"sales of the plus category by region":   "where Category = 'Plus'",
		"sales for Plus by region":               "where Category = 'Plus'",
		"sales by region where category is plus": "where Category = 'Plus'",
	})
	if p, err := question.New().Read("number of orders by region, plus the total", in); err != nil || len(p.Filters) > 0 {
		t.Errorf("%v: %s", err, told(p))
	}
}

func TestAChangeFromThePreviousPeriodIsNoPeriod(t *testing.T) {
	reads(t, shop(), map[string]string{
		"sales by year and the percentage change from the previous year": "grouped: show sum(Sales); and growth of Sales; by Order Date (year); order Order Date (year) up",
		"sales by year and growth over the previous year":                "grouped: show sum(Sales); and growth of Sales; by Order Date (year); order Order Date (year) up",
		"sales by month and the change from the previous month":          "grouped: show sum(Sales); and growth of Sales; by Order Date (month); order Order Date (month) up",
		"sales by month compared to the previous month":                  "grouped: show sum(Sales); and growth of Sales; by Order Date (month); order Order Date (month) up",
	})
}

func TestWordsOfLayoutSayNothingOfTheRows(t *testing.T) {
	readsAlike(t, shop(), "grouped: show sum(Sales); by Region; order Sales down",
		"pivot: sales by region",
		"horizontal bar chart of sales by region",
		"line chart with trend line: sales by region",
		"sales by region as waterfall",
	)
}
