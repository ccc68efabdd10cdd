package question_test

import (
	"testing"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

func TestGainsAndLossesAreReadFromTheProfit(t *testing.T) {
	check(t, [][2]string{
		{"which three products lost the most money",
			"grouped: show sum(Profit); by Product; order Profit up; first 3"},
		{"products that made a loss in 2024",
			"grouped: show sum(Profit); by Product; in 2024-01-01..2024-12-31; having sum(Profit) < 0; order Profit down"},
	})
}

func TestVerbsOfMoneyCompareTheAmount(t *testing.T) {
	check(t, [][2]string{
		{"the regions that sold less than 50000",
			"grouped: show sum(Sales); by Region; having sum(Sales) < 50000; order Sales down"},
		{"customers who ordered more than 5 times",
			"grouped: show count of rows; by Customer ID; having count of rows > 5; order Count down"},
	})
}

func TestItemsPerOrderArePieces(t *testing.T) {
	check(t, [][2]string{
		{"items per order by region",
			"grouped: show sum(Quantity) / distinct count of Order ID; by Region; order Quantity per order down"},
	})
}

func TestThingsWithoutRowsAreSets(t *testing.T) {
	check(t, [][2]string{
		{"which regions have no orders in 2024",
			"members: by Region; where Region without rows where Order Date in 2024"},
		{"regions without any orders of furniture",
			"grouped: show count of rows; by Region; where Region without rows where Category = 'Furniture'; order Count down"},
	})
}

func TestCalendarConditionsStandSideBySide(t *testing.T) {
	check(t, [][2]string{
		{"profit on weekends vs weekdays",
			"grouped: show sum(Profit); by kind of weekday; where kind of weekday is one of those named; order Profit down"},
		{"weekday vs weekend profit by region",
			"grouped: show sum(Profit); by kind of weekday, Region; where kind of weekday is one of those named; order Profit down"},
	})
}

func TestNeitherNorNegates(t *testing.T) {
	check(t, [][2]string{
		{"sales neither in the West nor in the East",
			"grouped: show sum(Sales); where not Region in ('West', 'East')"},
	})
}

func TestAdviceIsRefused(t *testing.T) {
	if _, err := question.New().Read("should we sell more furniture?", shop()); domain.FaultFrom(err).Kind != domain.KindUnsupported {
		t.Errorf("advice was given: %v", err)
	}
}
