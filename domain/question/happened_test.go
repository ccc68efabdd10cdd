package question_test

import (
	"testing"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

func TestAVerbBeforeTheRowsSaysWhichAreMeant(t *testing.T) {
	for asked, want := range map[string]string{
		"average profit of delayed trips":   "grouped: show average(Profit); where Delay [min] > 0",
		"delayed trips by region":           "grouped: show count of rows; by Region; where Delay [min] > 0; order Count down",
		"how many delayed trips in 2024":    "grouped: show count of rows; where Delay [min] > 0; in 2024-01-01..2024-12-31",
		"share of delayed trips by region":  "grouped: show count of rows where Delay [min] > 0 / count of rows; by Region; order share of rows down",
		"trips delayed by more than 10 min": "grouped: show count of rows; where Delay [min] > 10",
		"average delay by region":           "grouped: show average(Delay [min]); by Region; order average Delay [min] down",
	} {
		p, err := question.New().Read(asked, trips())
		if err != nil || told(p) != want {
			t.Errorf("%s: %v\n got %s\nwant %s", asked, err, told(p), want)
		}
	}
}

// What is not had may be written as nothing, and the verb may be a form of a noun
// that is made of it.
func TestAVerbBeforeTheRowsIsNoMeasureAndNoGroup(t *testing.T) {
	in := trips()
	in.Dataset.Columns = append(in.Dataset.Columns,
		domain.Column{Name: "Freight (t)", Type: domain.Number, Role: domain.RoleMeasure, Distinct: 300, Min: 0.0, Max: 60.0},
		domain.Column{Name: "Haul [km]", Type: domain.Number, Role: domain.RoleMeasure, Distinct: 300, Min: 1.0, Max: 60.0, NullShare: 0.8},
		domain.Column{Name: "Inspections", Type: domain.Integer, Role: domain.RoleMeasure, Distinct: 6, Min: int64(0), Max: int64(5)})
	for asked, want := range map[string]string{
		"average delay by region, freighted trips only": "grouped: show average(Delay [min]); by Region; where Freight (t) > 0; order average Delay [min] down",
		"number of hauled trips by region":              "grouped: show count of rows; by Region; where Haul [km] is not null; order Count down",
		"how many inspected trips were there":           "grouped: show count of rows; where Inspections > 0",
	} {
		p, err := question.New().Read(asked, in)
		if err != nil || told(p) != want {
			t.Errorf("%s: %v\n got %s\nwant %s", asked, err, told(p), want)
		}
	}
}
