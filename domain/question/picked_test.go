package question_test

import (
	"testing"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

func TestRowsThatAreNamedAreListedNotAddedUp(t *testing.T) {
	check(t, [][2]string{
		{"list the ten largest single order lines of 2025 by sales with region, product and sales",
			"records: fields Order ID, Region, Product, Sales, Order Date; in 2025-01-01..2025-12-31; order Sales down; first 10"},
		{"list product, sales and profit of all records whose category is Furniture",
			"records: fields Order ID, Product, Sales, Profit, Category, Order Date; where Category = 'Furniture'"},
		{"most expensive order line by region",
			"records: fields Order ID, Region, Unit Price, Order Date; order Unit Price down; first 1 within Region"},
	})
}

func TestTheMostRecentFigureIsThatOfTheLastRecord(t *testing.T) {
	check(t, [][2]string{
		{"the most recent unit price",
			"records: fields Order ID, Unit Price, Order Date; order Order Date down; first 1"},
		{"most recent unit price by product",
			"records: fields Order ID, Product, Unit Price, Order Date; order Order Date down; first 1 within Product"},
	})
}

func TestThingsThatAreOrderedByAreCounted(t *testing.T) {
	check(t, [][2]string{
		{"top 3 products by orders",
			"grouped: show distinct count of Order ID; by Product; order distinct Order ID down; first 3"},
		{"which product was returned most often",
			"grouped: show count of rows where Returned = 'Y', count of rows; by Product; order Returned count down; first 1"},
		{"which customers order most often",
			"grouped: show distinct count of Order ID; by Customer ID; order distinct Order ID down; first 1"},
		{"who placed the most orders in the West",
			"grouped: show distinct count of Order ID; by Customer ID; where Region = 'West'; order distinct Order ID down; first 1"},
	})
}

func TestAnAveragePeriodIsAnAverageOfPeriods(t *testing.T) {
	check(t, [][2]string{
		{"how many orders do we get on an average day",
			"grouped: show average of distinct count of Order ID per day; over distinct count of Order ID of each Order Date (day)"},
		{"sales in a typical month",
			"grouped: show average of sum(Sales) per month; over sum(Sales) of each Order Date (month)"},
	})
}

func TestWhereAsksForAPlace(t *testing.T) {
	check(t, [][2]string{
		{"where is the most profit",
			"grouped: show sum(Profit); by Region; order Profit down; first 1"},
		{"the 5 most expensive order lines, and where",
			"records: fields Order ID, City, Unit Price, Order Date; order Unit Price down; first 5"},
	})
	in := shop()
	for _, k := range []int{3, 4, 5} {
		in.Dataset.Columns[k].Name = []string{"Pattern", "Colour", "Finish"}[k-3]
	}
	if p, err := question.New().Read("where is the most profit", in); domain.FaultFrom(err).Kind != domain.KindUnknownWord {
		t.Errorf("a place was found where none is: %s", told(p))
	}
}

func TestANameIsFoundSpelledOut(t *testing.T) {
	in := shop()
	in.Dataset.Columns[12].Name = "freight_insurance_and_dutys"
	in.Dataset.Columns[13].Name = "cost_of_last_repair"
	reads(t, in, map[string]string{
		"total freight, insurance and duties by region": "grouped: show sum(freight_insurance_and_dutys); by Region; order freight_insurance_and_dutys down",
		"average cost of the last repair":               "grouped: show average(cost_of_last_repair)",
		"average last repair cost by region":            "grouped: show average(cost_of_last_repair); by Region; order average cost_of_last_repair down",
	})
}

func TestTheWordForARowOnlySaysWhoseAColumnIs(t *testing.T) {
	in := shop()
	in.Dataset.Name = "trips"
	in.Dataset.Columns[9].Name, in.Dataset.Columns[8].Name = "trip_number", "level_of_membership"
	reads(t, in, map[string]string{
		"number of trip products":   "grouped: show distinct count of Product",
		"sales by membership level": "grouped: show sum(Sales); by level_of_membership; order Sales down",
	})
}
