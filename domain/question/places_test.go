package question_test

import (
	"strings"
	"testing"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

func TestWhatOneRankingCantShowIsRefusedWithWhatCanBeAsked(t *testing.T) {
	hours := shop()
	hours.Dataset.Columns = append(hours.Dataset.Columns,
		domain.Column{Name: "Hours worked", Type: domain.Number, Role: domain.RoleMeasure, Distinct: 300, Min: 0.0, Max: 40.0})
	for _, c := range []struct {
		in              question.Input
		text, said, ask string
	}{
		{shop(), "second highest region by sales", "one place of a ranking", "top 2 Region by Sales"},
		{shop(), "which category has the third lowest profit", "one place of a ranking", "bottom 3 Category by Profit"},
		{shop(), "rank regions by profit and quantity", "two rankings", ""},
		{shop(), "customers with more than 3 orders per month on average", "a bound on how much there is per month", "average number of rows per month by Customer ID"},
		{shop(), "how many customers order more than 5 times a week", "per week", "average number of rows per week by Customer ID"},
		{shop(), "regions with sales above 1000 per day", "per day", "average number of rows per day by Region"},
		{hours, "profit per hour by region", "'per hour' does not say", "total Profit and total Hours worked by Region"},
		{shop(), "maximum sales per region and when was it", "two questions", "highest Sales for each Region with its Order Date"},
	} {
		_, err := question.New().Read(c.text, c.in)
		if err == nil {
			t.Errorf("%q was read", c.text)
			continue
		}
		f := domain.FaultFrom(err)
		if !strings.Contains(f.Message, c.said) || !strings.Contains(f.Suggestion, c.ask) {
			t.Errorf("%q: %q, %q; want %q and %q", c.text, f.Message, f.Suggestion, c.said, c.ask)
		}
		if _, err := question.New().Read(c.ask, c.in); c.ask != "" && err != nil {
			t.Errorf("%q is suggested and refused: %v", c.ask, err)
		}
	}
}

func TestABoundOnWhatIsToldPerPeriodIsReadAsOne(t *testing.T) {
	in := shop()
	in.Dataset.Columns = append(in.Dataset.Columns,
		domain.Column{Name: "monthly_fee", Type: domain.Number, Role: domain.RoleMeasure, Distinct: 300, Min: 0.0, Max: 4000.0})
	for _, text := range []string{"customers paying a monthly fee of more than 900 a month", "products with unit price above 30 per day"} {
		if _, err := question.New().Read(text, in); err != nil && strings.Contains(err.Error(), "a bound on how much") {
			t.Errorf("%q: %v", text, err)
		}
	}
}

func TestAnAveragePerPeriodOfWhatFlowsIsOfTheirTotals(t *testing.T) {
	check(t, [][2]string{
		{"average sales per month",
			"grouped: show average of sum(Sales) per month; over sum(Sales) of each Order Date (month)"},
		{"average profit per week by region",
			"grouped: show average of sum(Profit) per week; by Region; over sum(Profit) of each Order Date (week), Region; order average Profit per week down"},
		{"average unit price per month",
			"grouped: show average(Unit Price); by Order Date (month); order Order Date (month) up"},
		{"days with more than 20 orders",
			"grouped: show distinct count of Order ID; by Order Date (day); having distinct count of Order ID > 20; order Order Date (day) up"},
	})
}
