package question_test

import (
	"testing"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

func TestAWishAfterTheQuestionBelongsToIt(t *testing.T) {
	check(t, [][2]string{
		{"What are total sales by region? Show it as a bar chart.",
			"grouped: show sum(Sales); by Region; order Sales down"},
		{"What are total sales by region?, and sort by sales from low to high",
			"grouped: show sum(Sales); by Region; order Sales up"},
	})
	refusesAs(t, shop(), domain.KindCompound,
		"What are total sales by region? What is the profit by month?",
		"What are sales by region? Show the profit by category.",
	)
}

func TestNumbersAreComparedWithAnAverageOfAllRows(t *testing.T) {
	check(t, [][2]string{
		{"order lines with sales not higher than the median",
			"records: fields Order ID, Sales, Order Date; where Sales <= the median of all rows"},
		{"customers with average profit greater than the average profit",
			"grouped: show average(Profit); by Customer ID; having average(Profit) > the average of all rows; order average Profit down"},
	})
	if _, err := question.New().Read("products with sales above the average", shop()); domain.FaultFrom(err).Kind != domain.KindUnsupported {
		t.Errorf("totals were compared with an average of rows: %v", err)
	}
}

func TestASuperlativeOfTheRowsPicksRecords(t *testing.T) {
	check(t, [][2]string{
		{"the product of the order line with the highest profit",
			"records: fields Order ID, Product, Profit, Order Date; order Profit down; first 1"},
		{"region and city of the order whose profit is the largest",
			"grouped: show sum(Profit); by Order ID, Region, City; order Profit down; first 1"},
	})
}

func TestColumnsOfRecordsAreListedSideBySide(t *testing.T) {
	check(t, [][2]string{
		{"list the order ids, order dates and cities",
			"records: fields Order ID, Order Date, City"},
		{"what is the order date of orders in Seattle",
			"records: fields Order ID, Order Date, City; where City = 'Seattle'"},
		{"which products are there, ordered by category",
			"records: fields Order ID, Product, Category, Order Date; order Category up"},
	})
}

func TestAlternativesHoldAcrossNumbersValuesAndPeriods(t *testing.T) {
	check(t, [][2]string{
		{"order lines with 2 or 3 rooms",
			"records: fields Order ID, Rooms, Order Date; where Rooms in (3, 2)"},
		{"how many order lines in the West or before 2024",
			"grouped: show count of rows; where (Region = 'West' or Order Date in through 2023)"},
		{"sales after 2024 or before March 2023",
			"grouped: show sum(Sales); where (Order Date in since 2025 or Order Date in through February 2023)"},
		{"profit in 2023 or 2025",
			"grouped: show sum(Profit); where Order Date in 2023 or Order Date in 2025; in 2023-01-01..2025-12-31"},
	})
}

func TestMembersAreCountedOnceSideBySideAndNotByThemselves(t *testing.T) {
	check(t, [][2]string{
		{"how many different products and customers are there",
			"grouped: show distinct count of Product, distinct count of Customer ID"},
		{"how many regions by region",
			"grouped: show count of rows; by Region; order Count down"},
	})
}

func TestOrdersAreToldInManyWays(t *testing.T) {
	check(t, [][2]string{
		{"sales by category, order the names alphabetically",
			"grouped: show sum(Sales); by Category; order Category up"},
		{"sales by category, and rank them from most expensive to cheapest",
			"grouped: show sum(Sales); by Category; order Sales down"},
		{"sales by category and order by sales ascending",
			"grouped: show sum(Sales); by Category; order Sales up"},
	})
}
