package question_test

import (
	"errors"
	"testing"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

// berths are boats of which each has one row.
func berths() question.Input {
	in := crates()
	in.Dataset.Name = "berths"
	in.Dataset.Columns = append(in.Dataset.Columns,
		domain.Column{Name: "Boat ref", Type: domain.String, Role: domain.RoleIdentifier, Distinct: in.Dataset.Rows},
		domain.Column{Name: "Tbl", Type: domain.String, Role: domain.RoleDimension, Distinct: 12})
	return in
}

func TestRankedRowsShowTheFieldsAskedFor(t *testing.T) {
	reads(t, berths(), map[string]string{
		"top 4 boats by pressure with yard and tank":                                       "records: fields Boat ref, Yard, Tank, Pressure, Taken on; order Pressure down; first 4",
		"top 4 boats by pressure in the Quarry with tank":                                  "records: fields Boat ref, Tank, Pressure, Yard, Taken on; where Yard = 'Quarry'; order Pressure down; first 4",
		"List the top 4 boats by pressure with Tank and Taken on for boats in the Quarry.": "records: fields Boat ref, Tank, Taken on, Pressure, Yard; where Yard = 'Quarry'; order Pressure down; first 4",
		"top 4 boats by pressure, showing tank and taken on, for Quarry":                   "records: fields Boat ref, Tank, Taken on, Pressure, Yard; where Yard = 'Quarry'; order Pressure down; first 4",
		"which yard has the lowest average pressure and how many seal broken":              "grouped: show count of rows where Seal broken = 'Y', average(Pressure); by Yard; order average Pressure up; first 1",
		"how many tables do we have":                                                       "grouped: show distinct count of Tbl",
		"average pressure by table":                                                        "grouped: show average(Pressure); by Tbl; order average Pressure down",
	})
}

func TestWhatNoColumnIsOfOrAllMeetIsRefused(t *testing.T) {
	for text, want := range map[string]domain.Kind{
		"how many tables do we have":              domain.KindUnknownWord,
		"yards where all tanks had zero pressure": domain.KindUnsupported,
	} {
		_, err := question.New().Read(text, tanks())
		var f *domain.Fault
		if !errors.As(err, &f) || f.Kind != want {
			t.Errorf("%s: got %v, want a refusal", text, err)
		}
	}
}
