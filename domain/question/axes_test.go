package question_test

import "testing"

func TestAChartIsOrderedByTheAxisThatIsNamed(t *testing.T) {
	check(t, [][2]string{
		{"number of order lines by category as a bar chart, could you show by the x-axis in asc please?",
			"grouped: show count of rows; by Category; order Category up"},
		{"number of order lines by category, rank by the X in desc",
			"grouped: show count of rows; by Category; order Category down"},
		{"sales by category, could you rank Y-axis from low to high order?",
			"grouped: show sum(Sales); by Category; order Sales up"},
		{"how many order lines in each region, and I want to list names in descending order",
			"grouped: show count of rows; by Region; order Region down"},
		{"sales by region plotted as a bar chart, display by the names in descending",
			"grouped: show sum(Sales); by Region; order Region down"},
	})
}

func TestAChartOfOneNumberCountsTheRowsOfEachMember(t *testing.T) {
	check(t, [][2]string{
		{"a pie chart of the number of different categories",
			"grouped: show count of rows; by Category; order Count down"},
		{"the number of different categories",
			"grouped: show distinct count of Category"},
		{"region versus the number of regions",
			"grouped: show count of rows; by Region; order Count down"},
	})
}

func TestPointsAreListedRecordByRecord(t *testing.T) {
	check(t, [][2]string{
		{"the correlation between sales and profit in a scatter chart",
			"records: fields Order ID, Sales, Profit, Order Date"},
		{"the correlation between sales and profit",
			"grouped: show corr(Sales, Profit)"},
	})
}

func TestTheDateOfARecordIsShownWithIt(t *testing.T) {
	check(t, [][2]string{
		{"3 highest sales for each region with their order dates",
			"records: fields Order ID, Region, Sales, Order Date; order Sales down; first 3 within Region"},
		{"lowest profit per region and its order date",
			"records: fields Order ID, Region, Profit, Order Date; order Profit up; first 1 within Region"},
		{"the 2 highest sales and their order dates",
			"records: fields Order ID, Sales, Order Date; order Sales down; first 2"},
	})
}
