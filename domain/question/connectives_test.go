package question_test

import (
	"strings"
	"testing"

	"github.com/lumenore/analytics-mcp-server/domain/question"
)

func TestAConnectiveIsAValueOnlyWhereItIsMeantAsOne(t *testing.T) {
	in := shop()
	in.Values.Add("Category", []string{"Furniture", "Plus", "Basic"})
	for asked, want := range map[string]string{
		"sales by region in 2024 plus profit":    "by Region; in 2024-01-01..2024-12-31",
		"sales of the plus category by region":   "where Category = 'Plus'",
		"sales for Plus by region":               "where Category = 'Plus'",
		"sales by region where category is plus": "where Category = 'Plus'",
	} {
		p, err := question.New().Read(asked, in)
		if err != nil || !strings.Contains(told(p), want) {
			t.Errorf("%s: %v\n got %s\nwant %s", asked, err, told(p), want)
		}
	}
	if p, err := question.New().Read("number of orders by region, plus the total", in); err != nil || len(p.Filters) > 0 {
		t.Errorf("%v: %s", err, told(p))
	}
}

func TestAChangeFromThePreviousPeriodIsNoPeriod(t *testing.T) {
	for asked, want := range map[string]string{
		"sales by year and the percentage change from the previous year": "grouped: show sum(Sales); and growth of Sales; by Order Date (year); order Order Date (year) up",
		"sales by year and growth over the previous year":                "grouped: show sum(Sales); and growth of Sales; by Order Date (year); order Order Date (year) up",
		"sales by month and the change from the previous month":          "grouped: show sum(Sales); and growth of Sales; by Order Date (month); order Order Date (month) up",
		"sales by month compared to the previous month":                  "grouped: show sum(Sales); and growth of Sales; by Order Date (month); order Order Date (month) up",
	} {
		p, err := question.New().Read(asked, shop())
		if err != nil || told(p) != want {
			t.Errorf("%s: %v\n got %s\nwant %s", asked, err, told(p), want)
		}
	}
}

func TestWordsOfLayoutSayNothingOfTheRows(t *testing.T) {
	for _, asked := range []string{"pivot: sales by region", "horizontal bar chart of sales by region", "line chart with trend line: sales by region", "sales by region as waterfall"} {
		p, err := question.New().Read(asked, shop())
		if want := "grouped: show sum(Sales); by Region; order Sales down"; err != nil || told(p) != want {
			t.Errorf("%s: %v\n got %s\nwant %s", asked, err, told(p), want)
		}
	}
}
