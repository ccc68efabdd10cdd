package question_test

import "testing"

func TestWhatEarnedTheMostIsRankedByTheMoney(t *testing.T) {
	in := tableOf("boat_rentals", "out_on", key("ticket_no"), dated("out_on"), text("boat", 30), text("pier", 4), number("hours_out"), number("charge_eur")).Input
	in.Dataset.DefaultMeasure = "hours_out"
	const earned = "grouped: show sum(charge_eur); by boat; order charge_eur down; first 1"
	readsAlike(t, in, earned, "which boat earned the most", "which boat brought in the most", "which boat made the most money", "which boat makes us the most")
	reads(t, in, map[string]string{
		"which pier generated the least in 2024": "grouped: show sum(charge_eur); by pier; in 2024-01-01..2024-12-31; order charge_eur up; first 1",
	})
}

func TestAMinimumWithANumberBehindItIsABoundOnTheGroups(t *testing.T) {
	check(t, [][2]string{
		{"average profit by region, minimum 100 orders", "grouped: show average(Profit); by Region; having distinct count of Order ID >= 100; order average Profit down"},
		{"top 3 products by average profit (min. 20 units)", "grouped: show average(Profit); by Product; having sum(Quantity) >= 20; order average Profit down; first 3"},
		{"minimum profit by region", "grouped: show minimum(Profit); by Region; order minimum Profit down"},
	})
}
