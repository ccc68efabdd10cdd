package question_test

import "testing"

func TestRowsADayAreAveragedOverDaysWithoutRowsToo(t *testing.T) {
	check(t, [][2]string{
		{"order lines per state per day on average", "grouped: show count of rows / 1096 days; by State; order average Count per day down"},
		{"average number of order lines per day in 2025 by region", "grouped: show count of rows / 365 days; by Region; in 2025-01-01..2025-12-31; order average Count per day down"},
		{"average order lines per day on weekends", "grouped: show average of count of rows per day; where weekday of Order Date is Saturday or Sunday; over count of rows of each Order Date (day)"},
	})
}

func TestWhatBothANumberAndAShareAreOfIsCounted(t *testing.T) {
	check(t, [][2]string{
		{"number and share of returned orders", "grouped: show distinct count of Order ID where Returned = 'Y', distinct count of Order ID where Returned = 'Y' / distinct count of Order ID"},
	})
}
