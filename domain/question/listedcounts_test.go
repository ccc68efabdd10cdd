package question_test

import "testing"

func TestThingsInAListAreCountedBesideAQuantity(t *testing.T) {
	check(t, [][2]string{
		{"orders, average profit by region", "grouped: show average(Profit), distinct count of Order ID; by Region; order average Profit down"},
		{"profit, order lines by state", "grouped: show sum(Profit), count of rows; by State; order Profit down"},
		{"orders and sales by category", "grouped: show sum(Sales), distinct count of Order ID; by Category; order Sales down"},
	})
}
