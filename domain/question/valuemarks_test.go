package question_test

import "testing"

func TestValuesThatDifferByTheirMarksAreToldApart(t *testing.T) {
	in := tableOf("bond_trades", "traded_on", key("trade_id"), dated("traded_on"), text("grade", 6), text("desk", 4), number("volume_eur")).
		with("grade", "A", "A+", "A-", "BB", "BB+", "B-").with("desk", "Rates", "Credit").Input
	reads(t, in, map[string]string{
		"number of A- trades":                 "grouped: show count of rows; where grade = 'A-'",
		"A+ trades by desk":                   "grouped: show count of rows; by desk; where grade = 'A+'; order Count down",
		"total volume for BB+ by desk":        "grouped: show sum(volume_eur); by desk; where grade = 'BB+'; order volume_eur down",
		"how many trades with grade 'A-'":     "grouped: show count of rows; where grade = 'A-'",
		"number of B- and BB+ trades by desk": "grouped: show count of rows; by desk, grade; where grade in ('B-', 'BB+'); order Count down",
	})
}
