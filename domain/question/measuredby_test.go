package question_test

import (
	"testing"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

// trips are bus trips with the minutes that each was late, its fare in euro and
// whether it ran under contract.
func trips() question.Input {
	in := shop()
	in.Dataset.Columns[0].Name, in.Dataset.Columns[0].Distinct = "Trip No", in.Dataset.Rows
	in.Dataset.Name = "trips"
	in.Dataset.Columns = append(in.Dataset.Columns,
		domain.Column{Name: "Delay [min]", Type: domain.Number, Role: domain.RoleMeasure, Distinct: 300, Min: 0.0, Max: 90.0, Unit: "min"},
		domain.Column{Name: "Snacks €", Type: domain.Number, Role: domain.RoleMeasure, Distinct: 3000, Min: 0.0, Max: 90.0},
		domain.Column{Name: "Contract", Type: domain.Boolean, Role: domain.RoleDimension, Distinct: 2})
	return in
}

func TestWhatIsSaidOfTheRowsIsNoColumnAndNoGroup(t *testing.T) {
	reads(t, trips(), map[string]string{
		"how many trips were delayed by more than 10 min by region":     "grouped: show count of rows; by Region; where Delay [min] > 10; order Count down",
		"trips delayed by over 30 minutes":                              "grouped: show count of rows; where Delay [min] > 30",
		"what share of trips was delayed by more than 10 min by region": "grouped: show count of rows where Delay [min] > 10 / count of rows; by Region; order share of rows down",
		"share of trips with a delay of more than 10 minutes":           "grouped: show count of rows where Delay [min] > 10 / count of rows",
		"share of trips with profit over 100":                           "grouped: show count of rows where Profit > 100 / count of rows",
		"each region's share of returned trips":                         "grouped: show count of rows; and share of rows; by Region; where Returned = 'Y'; order Count down",
		"share of returned trips by region":                             "grouped: show count of rows where Returned = 'Y' / count of rows; by Region; order share of rows down",
		"how many trips were under contract":                            "grouped: show count of rows; where Contract = true",
		"average delay of trips not under contract by region":           "grouped: show average(Delay [min]); by Region; where not (Contract = true); order average Delay [min] down",
		"number of trips with a delay under 10":                         "grouped: show count of rows; where Delay [min] < 10",
		"average delay readings by region":                              "grouped: show average(Delay [min]); by Region; order average Delay [min] down",
		"total snacks takings by region":                                "grouped: show sum(Snacks €); by Region; order Snacks € down",
	})
}

// A noun that makes another number of a measure isn't passed over.
func TestANounThatChangesAMeasureIsRefused(t *testing.T) {
	refuses(t, trips(),
		"delay budget by region",
		"delay target by region",
		"delay takings by region",
		"snacks losses by region",
	)
}
