package question_test

import "testing"

func TestAQuantityBeforeAThingIsWhatTheThingIsRankedBy(t *testing.T) {
	check(t, [][2]string{
		{"highest profit region",
			"grouped: show sum(Profit); by Region; order Profit down; first 1"},
		{"lowest sales category",
			"grouped: show sum(Sales); by Category; order Sales up; first 1"},
		{"top 3 profit regions",
			"grouped: show sum(Profit); by Region; order Profit down; first 3"},
		{"5 lowest unit price products",
			"grouped: show average(Unit Price); by Product; order average Unit Price up; first 5"},
		{"the 2 largest profit categories in 2024",
			"grouped: show sum(Profit); by Category; in 2024-01-01..2024-12-31; order Profit down; first 2"},
		{"3 lowest rooms states",
			"grouped: show average(Rooms); by State; order average Rooms up; first 3"},
	})
}

func TestTheRowsThemselvesAreRankedAsRecordsAndOneThingInEachOfOthers(t *testing.T) {
	check(t, [][2]string{
		{"the 3 lowest profit rows",
			"records: fields Order ID, Profit, Order Date; order Profit up; first 3"},
		{"highest profit order",
			"grouped: show sum(Profit); by Order ID; order Profit down; first 1"},
		{"highest profit product by region",
			"grouped: show sum(Profit); by Product, Region; order Profit down; first 1 within Region"},
		{"peak month", "grouped: show count of rows; by Order Date (month); order Count down; first 1"},
		{"most profit made in a day",
			"grouped: show maximum of sum(Profit) per day; over sum(Profit) of each Order Date (day)"},
	})
}
