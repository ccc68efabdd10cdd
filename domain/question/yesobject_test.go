package question_test

import (
	"testing"

	"github.com/lumenore/analytics-mcp-server/domain"
)

func TestANumberOfThingsInAStateIsTakenOverThose(t *testing.T) {
	in := shop()
	in.Dataset.Columns = append(in.Dataset.Columns, domain.Column{Name: "New Customer", Type: domain.Boolean, Role: domain.RoleDimension, Distinct: 2})
	checkIn(t, in, [][2]string{
		{"average profit of new customers", "grouped: show average(Profit); where New Customer = true"},
		{"average profit of new customers by region", "grouped: show average(Profit); by Region; where New Customer = true; order average Profit down"},
		{"total quantity from new customers in 2024", "grouped: show sum(Quantity); where New Customer = true; in 2024-01-01..2024-12-31"},
		{"profit for new customers", "grouped: show sum(Profit); where New Customer = true"},
		{"new customers' average profit by region", "grouped: show average(Profit); by Region; where New Customer = true; order average Profit down"},
		{"new customers by region", "grouped: show count of rows where New Customer = true; by Region; order New Customer count down"},
	})
}
