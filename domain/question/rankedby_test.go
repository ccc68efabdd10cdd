package question_test

import (
	"strings"
	"testing"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

func TestARankingIsByWhatStandsBehindBy(t *testing.T) {
	for asked, want := range map[string]string{
		"top 5 products by sales with profit":                   "order Sales down; first 5",
		"top 5 customers by profit, show sales":                 "order Profit down; first 5",
		"bottom 3 regions by profit with unit price":            "order Profit up; first 3",
		"top 5 products by total sales with total profit":       "order Sales down; first 5",
		"top 5 products by total sales with average unit price": "order Sales down; first 5",
		"best 3 categories by quantity with sales and profit":   "order Quantity down; first 3",
	} {
		p, err := question.New().Read(asked, shop())
		if err != nil || !strings.HasSuffix(told(p), want) {
			t.Errorf("%s: %v\n got %s\nwant %s", asked, err, told(p), want)
		}
	}
}

// graded is the shop with a priority that is high, medium or low.
func graded(a domain.Analysis) question.Input {
	in := shop()
	in.Analysis = a
	in.Dataset.Columns = append(in.Dataset.Columns, domain.Column{Name: "Priority", Type: domain.String, Role: domain.RoleDimension, Distinct: 3, MeanLength: 5})
	in.Values.Add("Priority", []string{"High", "Medium", "Low"})
	return in
}

func TestHowMuchThereIsOfAMeasureIsNoValue(t *testing.T) {
	for _, asked := range []string{"customers with unusually high profit", "unusually low unit price by region", "which regions have an unusually high return rate", "orders with suspiciously high sales"} {
		if p, err := question.New().Read(asked, graded(domain.Outlier)); err != nil || len(p.Filters) > 0 {
			t.Errorf("%s: %v, %s", asked, err, told(p))
		}
	}
	for _, asked := range []string{"number of orders with high priority", "orders of low priority", "high priority orders by region", "sales of high orders"} {
		if p, err := question.New().Read(asked, graded("")); err != nil || len(p.Filters) != 1 {
			t.Errorf("%s: %v, %s", asked, err, told(p))
		}
	}
}
