package question_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/period"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

// readByAll are questions of all kinds, as they are asked of any shop.
func readByAll() []string {
	return []string{
		"total sales by region",
		"sales by month and category",
		"top 10 products by sales",
		"sales by product for Furniture in Q4 2025",
		"number of orders by region in 2025",
		"average profit by state",
		"which region has the highest sales?",
		"how many orders have a quantity above 5?",
		"orders where the region is West and the quantity is above 5",
		"number of orders with a profit below 0 by category",
		"share of sales by category",
		"sales in 2025 compared to 2024",
		"average quantity per order by region",
		"percentage of orders returned by state",
		"top 3 cities by profit in each region",
		"growth of sales by month in 2025",
		"how many different products were sold in East?",
		"states with sales over 1000",
		"list the orders with the highest profit",
		"sales and profit by quarter for West and East",
	}
}

// BenchmarkReadAll reads twenty questions, of a table with 14 columns and of one with
// 54.
func BenchmarkReadAll(b *testing.B) {
	for name, in := range map[string]question.Input{"14 columns": shop(), "54 columns": wideShop()} {
		b.Run(name, func(b *testing.B) {
			r := question.New()
			b.ReportAllocs()
			for b.Loop() {
				for _, text := range readByAll() {
					if _, err := r.Read(text, in); err != nil {
						b.Fatal(text, err)
					}
				}
			}
		})
	}
}

// wideShop is the shop as a warehouse exports it: with forty more columns of what
// belongs to an order, a product and a delivery.
func wideShop() question.Input {
	in := shop()
	for i, name := range []string{
		"Ship Date", "Delivery Date", "Ship Mode", "Carrier", "Warehouse", "Customer Segment", "Customer Name", "Sales Rep", "Sub-Category", "Supplier",
		"Payment Method", "Currency", "Coupon Code", "Promotion", "Campaign", "Country", "Postal Code", "Store Name", "Sales Channel", "Order Priority",
		"Discount", "Tax Amount", "Shipping Cost", "Handling Fee", "Gross Margin", "Unit Cost", "List Price", "Net Revenue", "Refund Amount", "Weight (kg)",
		"Volume (l)", "Delivery Time (days)", "Customer Age", "Rating", "Reviews", "Units in Stock", "Lead Time", "Packages", "Return Rate", "Loyalty Points",
	} {
		c := domain.Column{Name: name, Type: domain.String, Role: domain.RoleDimension, Distinct: 12, MeanLength: 8}
		switch {
		case i < 2:
			c.Type, c.Role, c.Distinct = domain.Date, domain.RoleTime, 1096
			c.Min, c.Max = time.Date(2023, 1, 1, 0, 0, 0, 0, time.UTC), time.Date(2025, 12, 31, 0, 0, 0, 0, time.UTC)
		case i >= 20:
			c.Type, c.Role, c.Distinct, c.Min, c.Max = domain.Number, domain.RoleMeasure, 900, 0.0, 1000.0
		default:
			values := make([]string, c.Distinct)
			for k := range values {
				values[k] = fmt.Sprintf("%s %c%d", name, 'A'+k, k)
			}
			in.Values.Add(name, values)
		}
		in.Dataset.Columns = append(in.Dataset.Columns, c)
	}
	return question.Input{Dataset: in.Dataset, Values: in.Values, Calendar: period.Calendar{
		Now: in.Calendar.Now, DataFrom: in.Calendar.DataFrom, DataThrough: in.Calendar.DataThrough}}
}
