package question_test

import (
	"testing"
)

func TestASuperlativeRanksByItsOwnAndANumberStandsBesideIt(t *testing.T) {
	check(t, [][2]string{
		{"which region has the lowest average profit and how many orders does it have", "grouped: show average(Profit), distinct count of Order ID; by Region; order average Profit up; first 1"},
		{"which category has the highest return rate and how many orders", "grouped: show share of distinct Order ID where Returned = 'Y', count of rows; by Category; order return rate down; first 1"},
	})
}
