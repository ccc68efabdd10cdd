package question_test

import "testing"

// A level as of a day is that of the last time told of by then, added up over what
// stands there; what flows is that of all the time before.
func TestALevelAsOfADayIsThatOfTheLastTimeToldOfByThen(t *testing.T) {
	const december = "grouped: show sum(Headcount); in 2024-12-01..2024-12-31"
	readsAlike(t, storeMonths(), december, "headcount as of 31 December 2024", "total headcount at the end of 2024",
		"headcount as at the end of 2024", "headcount by 2024-12-31")
	reads(t, storeMonths(), map[string]string{
		"headcount by store on 15 June 2024": "grouped: show sum(Headcount); by Store; in 2024-06-01..2024-06-30; order Headcount down",
		"revenue as of 31 December 2024":     "grouped: show sum(Revenue); in ..2024-12-31",
		"current headcount":                  "grouped: show sum(Headcount); in 2025-12-01..2025-12-31",
	})
	reads(t, branchBalances(), map[string]string{
		"balance on 2024-07-15":            "grouped: show sum(Balance); in 2024-06-01..2024-06-30", // that of July is told at its end
		"balance of Avon as of 2024-07-31": "grouped: show sum(Balance); where Branch = 'Avon'; in 2024-07-01..2024-07-31",
		"total fees as of 2024-07-31":      "grouped: show sum(Fees); in ..2024-07-31",
	})
	reads(t, wardDays(), map[string]string{
		"occupied beds by ward as of 5 May 2024": "grouped: show sum(Occupied Beds); by Ward; in 2024-05-05..2024-05-05; order Occupied Beds down",
	})
}
