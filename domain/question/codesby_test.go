package question_test

import "testing"

func TestACodeOfManyRowsIsWhatItsAmountsAreGroupedBy(t *testing.T) {
	in := tableOf("booth_log", "passed_on", key("pass_id"), dated("passed_on"), text("lane_code", 6), text("plaza", 5), number("toll_eur")).with("lane_code", "L1", "L2").Input
	const byCode = "grouped: show sum(toll_eur); by lane_code; order toll_eur down"
	readsAlike(t, in, byCode, "lane_code by total toll", "lane codes by total toll", "lane_code by toll")
	reads(t, in, map[string]string{
		"lane_code by number of passes":    "grouped: show count of rows; by lane_code; order Count down",
		"lane codes by average toll":       "grouped: show average(toll_eur); by lane_code; order average toll_eur down",
		"number of lane codes by plaza":    "grouped: show distinct count of lane_code; by plaza; order distinct lane_code down",
		"plazas sorted by toll per pass":   "grouped: show sum(toll_eur) / distinct count of pass_id; by plaza; order toll_eur per pass_id down",
		"list plazas by toll per pass":     "grouped: show sum(toll_eur) / distinct count of pass_id; by plaza; order toll_eur per pass_id down",
		"toll by plaza, lowest toll first": "grouped: show sum(toll_eur); by plaza; order toll_eur up",
	})
}
