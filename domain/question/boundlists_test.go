package question_test

import (
	"testing"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

// spoiledOrders is a table whose rows are orders, each with a number.
func spoiledOrders() (in question.Input) {
	in = shop()
	in.Dataset.Rows = 2500
	in.Dataset.Columns = append(in.Dataset.Columns,
		domain.Column{Name: "Units Spoiled", Type: domain.Integer, Role: domain.RoleMeasure, Distinct: 40, Min: int64(0), Max: int64(40)},
		domain.Column{Name: "Units Shipped", Type: domain.Integer, Role: domain.RoleMeasure, Distinct: 400, Min: int64(50), Max: int64(900)})
	return in
}

func TestABoundIsOfWhatHasSeveralRows(t *testing.T) {
	reads(t, spoiledOrders(), map[string]string{
		"orders with a spoiled rate above 10%": "grouped: show sum(Units Spoiled) / sum(Units Shipped); by Order ID; having sum(Units Spoiled) / sum(Units Shipped) > 0.1; order spoiled rate down",
		"the 10% most expensive orders":        "records: fields Order ID, Unit Price, Order Date; order Unit Price down; first 250",
		"customers with more than 15 orders":   "grouped: show count of rows; by Customer ID; having count of rows > 15; order Count down",
	})
	refuses(t, spoiledOrders(), "furniture with more than 40 orders", "orders by customers with more than 15 orders", "the 10% most expensive furniture orders")
}
