package question_test

import (
	"testing"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

// crates is a table of what was loaded: some rows lack an answer or a number.
func crates() question.Input {
	in := tanks()
	in.Dataset.Columns = append(in.Dataset.Columns,
		domain.Column{Name: "Seal broken", Type: domain.String, Role: domain.RoleDimension, Distinct: 3},
		domain.Column{Name: "Dogs allowed", Type: domain.Number, Role: domain.RoleMeasure, Distinct: 2, Min: 0.0, Max: 1.0, NullShare: 0.1},
		domain.Column{Name: "Leaks", Type: domain.Integer, Role: domain.RoleMeasure, Distinct: 9, Min: int64(0), Max: int64(8), NullShare: 0.1},
		domain.Column{Name: "Grade", Type: domain.Integer, Role: domain.RoleMeasure, Distinct: 5, Min: int64(1), Max: int64(5), NullShare: 0.1})
	in.Values.Add("Seal broken", []string{"Y", "N", "?"})
	return in
}

func TestYesAndNoAreReadWhereTheyAreSaid(t *testing.T) {
	reads(t, crates(), map[string]string{
		"how often was the seal not broken?":               "grouped: show count of rows; where Seal broken = 'N'",
		"number of rows where the seal was broken by yard": "grouped: show count of rows; by Yard; where Seal broken = 'Y'; order Count down",
		"number of rows with dogs allowed by yard":         "grouped: show count of rows; by Yard; where Dogs allowed = 1; order Count down",
		"average pressure where dogs are not allowed":      "grouped: show average(Pressure); where Dogs allowed = 0",
		"average pressure by yard, seal broken only":       "grouped: show average(Pressure); by Yard; where Seal broken = 'Y'; order average Pressure down",
		"how many records have no leaks":                   "grouped: show count of rows; where Leaks is null",
		"how many gauges had no leaks":                     "grouped: show count of rows; where Leaks = 0",
		"number of gauges without leaks":                   "grouped: show count of rows; where Leaks = 0",
		"number of rows with no grade":                     "grouped: show count of rows; where Grade is null",
	})
}

func TestNumberedEventsMakeAPeriodBusy(t *testing.T) {
	in := crates()
	in.Dataset.Columns[2].Type, in.Dataset.Columns[2].Distinct = domain.Timestamp, in.Dataset.Rows
	in.Dataset.Columns = append(in.Dataset.Columns, domain.Column{Name: "Visit", Type: domain.String, Role: domain.RoleIdentifier, Distinct: in.Dataset.Rows},
		domain.Column{Name: "Toll paid (EUR)", Type: domain.Number, Role: domain.RoleMeasure, Distinct: 300, Min: 1.0, Max: 900.0, Unit: "EUR"})
	in.Dataset.DefaultMeasure = "Toll paid (EUR)"
	p, err := question.New().Read("busiest month", in)
	if want := "grouped: show count of rows; by Taken on (month); order Count down; first 1"; err != nil || told(p) != want {
		t.Errorf("got %s, %v; want %s", told(p), err, want)
	}
}
