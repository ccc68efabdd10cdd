package question_test

import "testing"

func TestWhatIsLeftOutMayBeAState(t *testing.T) {
	check(t, [][2]string{
		{"average profit by region excluding returned", "grouped: show average(Profit); by Region; where Returned is not 'Y'; order average Profit down"},
		{"total sales, not counting returned orders", "grouped: show sum(Sales); where Returned is not 'Y'"},
		{"sales by category except returns", "grouped: show sum(Sales); by Category; where Returned is not 'Y'; order Sales down"},
		{"sales in 2024 apart from returned orders, by region",
			"grouped: show sum(Sales); by Region; where Returned is not 'Y'; in 2024-01-01..2024-12-31; order Sales down"},
	})
}
