package question_test

import "testing"

func TestTheShareOfRowsInAStateIsARateWithinEachGroup(t *testing.T) {
	in := shopOfStates()
	const returned = "distinct count of Order ID where Returned = 'Y' / distinct count of Order ID; Region; "
	for _, c := range [][2]string{
		{"percent of orders returned, by region", returned},
		{"percentage of returned orders per region", returned},
		{"returned orders percentage by region", returned},
		{"share of orders that were not returned, by region", "distinct count of Order ID where Returned is not 'Y' / distinct count of Order ID; Region; "},
		{"percentage returned by region", "share of rows where Returned = 'Y'; Region; "},
		{"what share of sales is Furniture in November and December", "sum(Sales) where Category = 'Furniture' / sum(Sales); ; month of Order Date is November or December"},
	} {
		if got := asked(t, in, "", c[0]); got != c[1] {
			t.Errorf("%s\n got  %s\n want %s", c[0], got, c[1])
		}
	}
}

func TestAStateSaidOfEachGroupIsARateWithinIt(t *testing.T) {
	in := shop()
	closed := in.Dataset.Columns[1]
	closed.Name, closed.NullShare = "Closing Date", 0.7
	in.Dataset.Columns = append(in.Dataset.Columns, closed)
	reads(t, in, map[string]string{
		"what percentage of rows in each region have a closing date":                     "grouped: show count of rows where Closing Date is not null / count of rows; by Region; order share of rows down",
		"what percentage of rows in each region have closed (Closing Date is not empty)": "grouped: show count of rows where Closing Date is not null / count of rows; by Region; order share of rows down",
		"what percentage of rows in each region were closed":                             "grouped: show count of rows where Closing Date is not null / count of rows; by Region; order share of rows down",
		"what share of rows per state has no closing date":                               "grouped: show count of rows where Closing Date is null / count of rows; by State; order share of rows down",
		"what percentage of rows in each region are furniture":                           "grouped: show count of rows where Category = 'Furniture' / count of rows; by Region; order share of rows down",
	})
}
