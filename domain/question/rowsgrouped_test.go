package question_test

import (
	"testing"

	"github.com/lumenore/analytics-mcp-server/domain/question"
)

// A word of the table's name that a column of codes holds too names the groups: passed
// over as a word for the rows, one figure would be shown for all of them.
func TestThingsOfTheTablesNameAreGroupedByTheirCode(t *testing.T) {
	table := tableOf("clinic_appointments", "day", key("appointment_no"), dated("day"), text("clinic_cd", 6), text("reason", 4), number("minutes")).Input
	for _, asked := range []string{"total minutes by clinic", "total minutes for each clinic", "top 4 clinics by total minutes"} {
		p, err := question.New().Read(asked, table)
		if err != nil || len(p.Dimensions) != 1 || p.Dimensions[0].Column != "clinic_cd" {
			t.Errorf("%s: %v %v", asked, p.Dimensions, err)
		}
	}
	p, err := question.New().Read("how many clinics are there", table)
	if err != nil || len(p.Measures) != 1 || p.Measures[0].Label != "distinct count of clinic_cd" {
		t.Errorf("%v %v", p.Measures, err)
	}
	p, err = question.New().Read("number of clinic appointments", table)
	if err != nil || len(p.Measures) != 1 || p.Measures[0].Label != "count of rows" {
		t.Errorf("%v %v", p.Measures, err)
	}
	p, err = question.New().Read("number of appointments by reason", table)
	if err != nil || len(p.Dimensions) != 1 || p.Dimensions[0].Column != "reason" {
		t.Errorf("%v %v", p.Dimensions, err)
	}
}
