package question_test

import (
	"testing"

	"github.com/lumenore/analytics-mcp-server/domain/question"
)

// shifts is a table of shifts, of which a column says which shift of the day each was.
func shifts() question.Input {
	return tableOf("plant_shifts", "shift_dt", dated("shift_dt"), text("worker", 34), text("crew", 4), text("shift", 3), text("stat", 3), number("units_made"), number("cycle_sec")).
		with("shift", "EARLY", "LATE", "NIGHT").with("stat", "WORKED", "SICK", "VACATION").with("crew", "Press", "Paint", "Weld", "Pack").Input
}

func TestTheRowsInThePluralAreNoMembersOfAColumnCalledLikeThem(t *testing.T) {
	reads(t, shifts(), map[string]string{
		"What is the number of SICK shifts per month in 2025?": "grouped: show count of rows; by shift_dt (month); where stat = 'SICK'; in 2025-01-01..2025-12-31; order shift_dt (month) up",
		"sick shifts by crew": "grouped: show count of rows; by crew; where stat = 'SICK'; order Count down",
		"What is the average cycle_sec per crew for shifts with stat WORKED?": "grouped: show average(cycle_sec); by crew; where stat = 'WORKED'; order average cycle_sec down",
		"top 5 workers by number of shifts":                                   "grouped: show count of rows; by worker; order Count down; first 5",
		"number of rows by shift":                                             "grouped: show count of rows; by shift; order Count down",
		"percentage of NIGHT shifts by crew":                                  "grouped: show count of rows where shift = 'NIGHT' / count of rows; by crew; order share of rows down",
		"which crew has the highest units_made per worker":                    "grouped: show sum(units_made) / distinct count of worker; by crew; order units_made per worker down; first 1",
		"total units_made by crew and shift_dt month":                         "grouped: show sum(units_made); by shift_dt (month), crew; order shift_dt (month) up",
	})
}

func TestADateThatAFigureIsBasedOnSplitsNothing(t *testing.T) {
	in := tableOf("room_bookings", "booked_on", key("booking_ref"), dated("booked_on"), dated("check_in"), text("city", 5), number("total_eur")).Input
	for text, column := range map[string]string{
		"total total_eur per city in 2025, based on check_in":     "check_in",
		"number of bookings per city in 2025, based on booked_on": "booked_on",
	} {
		p, err := question.New().Read(text, in)
		if err != nil || len(p.Dimensions) != 1 || p.Time == nil || p.Time.Column != column {
			t.Errorf("%q: %v, %s, time %+v", text, err, told(p), p.Time)
		}
	}
}

func TestThingsAreRankedByAKeysCountInTheSingular(t *testing.T) {
	in := tableOf("soil_results", "taken", key("sample_id"), dated("taken"), text("site", 3), text("test_cd", 7)).Input
	reads(t, in, map[string]string{
		"Top 3 test_cd by sample count at each site": "grouped: show count of rows; by test_cd, site; order Count down; first 3 within site",
	})
}
