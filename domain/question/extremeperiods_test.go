package question_test

import "testing"

func TestTheHighestInAPeriodIsOfTheTotalsOfPeriods(t *testing.T) {
	check(t, [][2]string{
		{"highest sales in a day",
			"grouped: show maximum of sum(Sales) per day; over sum(Sales) of each Order Date (day)"},
		{"most orders in a single week",
			"grouped: show maximum of distinct count of Order ID per week; over distinct count of Order ID of each Order Date (week)"},
		{"lowest profit in one month by region",
			"grouped: show minimum of sum(Profit) per month; by Region; over sum(Profit) of each Order Date (month), Region; order minimum Profit per month down"},
		{"which region had the highest sales in a month",
			"grouped: show maximum of sum(Sales) per month; by Region; over sum(Sales) of each Order Date (month), Region; order maximum Sales per month down; first 1"},
		{"record month for sales",
			"grouped: show sum(Sales); by Order Date (month); order Sales down; first 1"},
		{"best selling day by quantity",
			"grouped: show sum(Quantity); by Order Date (day); order Quantity down; first 1"},
		{"top selling month by sales",
			"grouped: show sum(Sales); by Order Date (month); order Sales down; first 1"},
		{"3 best months",
			"grouped: show sum(Sales); by Order Date (month); order Sales down; first 3"},
	})
}
