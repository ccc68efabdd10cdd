package question_test

import (
	"testing"
)

func TestThingsAreRankedByHowManyOfTheirRowsAreInAState(t *testing.T) {
	check(t, [][2]string{
		{"most returned product", "grouped: show count of rows; by Product; where Returned = 'Y'; order Count down; first 1"},
		{"most returned products", "grouped: show count of rows; by Product; where Returned = 'Y'; order Count down; first 10"},
		{"least returned product", "grouped: show count of rows where Returned = 'Y'; by Product; order Count where Returned = 'Y' up; first 1"},
		{"the most profitable region", "grouped: show sum(Profit); by Region; order Profit down; first 1"},
	})
}

func TestASuperlativeOfSizeRanksByWhatIsSaid(t *testing.T) {
	in := shop()
	in.Dataset.Columns[9].Name = "Floor area"
	reads(t, in, map[string]string{
		"biggest 3 order lines by profit":          "records: fields Order ID, Profit, Order Date; order Profit down; first 3",
		"smallest 3 order lines by profit in West": "records: fields Order ID, Profit, Region, Order Date; where Region = 'West'; order Profit up; first 3",
		"biggest 3 order lines by floor area":      "records: fields Order ID, Floor area, Order Date; order Floor area down; first 3",
		"largest products by profit":               "grouped: show sum(Profit); by Product; order Profit down; first 10",
	})
}
