package question_test

import "testing"

func TestSignsForWordsAreSpelledOut(t *testing.T) {
	check(t, [][2]string{
		{"sales w/o returned orders", "grouped: show sum(Sales); where Returned is not 'Y'"},
		{"orders w/ more than 3 rooms", "members: by Order ID; where Rooms > 3"},
		{"average sales (i.e. no returned orders) by region", "grouped: show average(Sales); by Region; where Returned is not 'Y'; order average Sales down"},
		{"sales per month 2024, one line per category",
			"grouped: show sum(Sales); by Order Date (month), Category; in 2024-01-01..2024-12-31; order Order Date (month) up"},
		{"number of orders due to furniture", "grouped: show distinct count of Order ID; where Category = 'Furniture'"},
	})
}

func TestBracketsSayWhatTheRowsHaveNot(t *testing.T) {
	in := shop()
	closed := in.Dataset.Columns[1]
	closed.Name, closed.NullShare = "Closing Date", 0.7
	in.Dataset.Columns = append(in.Dataset.Columns, closed)
	reads(t, in, map[string]string{
		"number of dormant orders (no Closing Date) by region": "grouped: show distinct count of Order ID; by Region; where Closing Date is null; order distinct Order ID down",
		"number of orders (without a closing date) per state":  "grouped: show distinct count of Order ID; by State; where Closing Date is null; order distinct Order ID down",
	})
}
