package question_test

import "testing"

func TestADirectionOfAQuantityOrdersByIt(t *testing.T) {
	check(t, [][2]string{
		{"show the number of orders for each region in descending order of profit",
			"grouped: show distinct count of Order ID, sum(Profit); by Region; order Profit down"},
		{"number of orders by region in ascending order of the number of orders",
			"grouped: show distinct count of Order ID; by Region; order distinct Order ID up"},
		{"average quantity by region in descending order by total profit",
			"grouped: show average(Quantity), sum(Profit); by Region; order Profit down"},
		{"sales by region in descending order of region",
			"grouped: show sum(Sales); by Region; order Region down"},
	})
}
