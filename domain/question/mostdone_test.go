package question_test

import "testing"

func TestTheMostDoneThingIsTheOneWithTheMostRows(t *testing.T) {
	in := tableOf("rentals", "rented_on", key("rental_no"), dated("rented_on"), text("bike", 60), text("station", 8), text("mach_no", 20), text("damaged", 2), text("status", 3), number("km"), number("delay_min")).
		with("damaged", "yes", "no").with("status", "RETURNED", "CANCELLED").Input
	in.Dataset.DefaultMeasure = "km"
	const most = "grouped: show count of rows; by bike; order Count down; first 1"
	readsAlike(t, in, most, "most rented bike", "which is the most rented bike?", "most used bike")
	reads(t, in, map[string]string{
		"most visited stations":        "grouped: show count of rows; by station; order Count down; first 10",
		"least used station":           "grouped: show count of rows; by station; order Count up; first 1",
		"3 most rented bikes":          "grouped: show count of rows; by bike; order Count down; first 3",
		"most rented bike per station": "grouped: show count of rows; by bike, station; order Count down; first 1 within station",
		"most delayed station":         "grouped: show average(delay_min); by station; order average delay_min down; first 1",
		"most damaged bike":            "grouped: show count of rows; by bike; where damaged = 'yes'; order Count down; first 1",
		"most cancelled station":       "grouped: show count of rows; by station; where status = 'CANCELLED'; order Count down; first 1",
	})
}
