package question_test

import (
	"testing"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

func TestANumberOfThingsInAStateIsTakenOverThose(t *testing.T) {
	r, in := question.New(), shop()
	in.Dataset.Columns = append(in.Dataset.Columns, domain.Column{Name: "New Customer", Type: domain.Boolean, Role: domain.RoleDimension, Distinct: 2})
	for _, c := range [][2]string{
		{"average profit of new customers", "grouped: show average(Profit); where New Customer = true"},
		{"average profit of new customers by region", "grouped: show average(Profit); by Region; where New Customer = true; order average Profit down"},
		{"total quantity from new customers in 2024", "grouped: show sum(Quantity); where New Customer = true; in 2024-01-01..2024-12-31"},
		{"profit for new customers", "grouped: show sum(Profit); where New Customer = true"},
		{"new customers' average profit by region", "grouped: show average(Profit); by Region; where New Customer = true; order average Profit down"},
		{"new customers by region", "grouped: show count of rows where New Customer = true; by Region; order New Customer count down"},
	} {
		p, err := r.Read(c[0], in)
		if got := told(p); err != nil || got != c[1] {
			t.Errorf("%s\n got %s %v\nwant %s", c[0], got, err, c[1])
		}
	}
}
