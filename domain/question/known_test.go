package question_test

import (
	"testing"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

// checkups are inspections of machines, of which some have no inspector, no note
// and no grade.
func checkups() question.Input {
	values := question.NewIndex()
	values.Add("Plant", []string{"Gent", "Lille", "Metz"})
	values.Add("Inspector", []string{"Ines", "Jo", "Kim"})
	values.Add("Note", []string{"oil leak", "worn belt"})
	return question.Input{Values: values, Calendar: shop().Calendar, Dataset: domain.Dataset{ID: 12, Name: "checkups", Rows: 900, DefaultMeasure: "Repair Hours", DefaultTime: "Day", Columns: []domain.Column{
		{Name: "Day", Type: domain.Date, Role: domain.RoleTime, Distinct: 300},
		{Name: "Plant", Type: domain.String, Role: domain.RoleDimension, Distinct: 3},
		{Name: "Inspector", Type: domain.String, Role: domain.RoleDimension, Distinct: 3, NullShare: 0.1},
		{Name: "Note", Type: domain.String, Role: domain.RoleDimension, Distinct: 2, NullShare: 0.6},
		{Name: "Grade", Type: domain.Integer, Role: domain.RoleMeasure, Distinct: 11, NullShare: 0.3, Min: int64(0), Max: int64(10), Mean: 6, Deviation: 2},
		{Name: "Temp °C", Type: domain.Number, Role: domain.RoleMeasure, Distinct: 90, Min: 10.0, Max: 90.0, Mean: 40, Deviation: 9},
		{Name: "Repair Hours", Type: domain.Number, Role: domain.RoleMeasure, Distinct: 300, Min: 0.0, Max: 90.0, Mean: 8, Deviation: 9},
	}}}
}

func TestRowsThatHaveAValueAreThoseWhereItIsNotMissing(t *testing.T) {
	for text, want := range map[string]string{
		"how many checkups with an inspector":               "count of rows; ; Inspector is not null",
		"how many checkups have a note":                     "count of rows; ; Note is not null",
		"how many checkups with notes by plant":             "count of rows; Plant; Note is not null",
		"number of checkups where the inspector is known":   "count of rows; ; Inspector is not null",
		"how many checkups with a grade":                    "count of rows; ; Grade is not null",
		"average repair hours of checkups with a note":      "average(Repair Hours); ; Note is not null",
		"number of checkups where the inspector is unknown": "count of rows; ; Inspector is null",
		"number of checkups without notes by plant":         "count of rows; Plant; Note is null",
	} {
		if got := asked(t, checkups(), domain.Query, text); got != want {
			t.Errorf("%s\n got  %s\n want %s", text, got, want)
		}
	}
}

func TestTheShareOfWhatIsMissingIsOfEachGroup(t *testing.T) {
	const missing = "count of rows where Note is null / count of rows; Plant; "
	for _, text := range []string{"percentage of missing notes by plant", "share of checkups without notes by plant"} {
		if got := asked(t, checkups(), domain.Query, text); got != missing {
			t.Errorf("%s\n got  %s\n want %s", text, got, missing)
		}
	}
}

func TestWhatIsSlowerOrWarmerHasMoreOfIt(t *testing.T) {
	for text, want := range map[string]string{
		"how many checkups were slower than 10 hours":  "count of rows; ; Repair Hours > 10",
		"how many checkups were faster than 2 hours":   "count of rows; ; Repair Hours < 2",
		"how many checkups were warmer than 50":        "count of rows; ; Temp °C > 50",
		"number of checkups colder than 20 degrees":    "count of rows; ; Temp °C < 20",
		"how many checkups with repair worse than 30":  "count of rows; ; Repair Hours > 30",
		"how many checkups with a grade worse than 4":  "count of rows; ; Grade < 4",
		"how many checkups are shorter than average":   "count of rows; ; Repair Hours < the average of all rows",
		"how many checkups with a grade above average": "count of rows; ; Grade > the average of all rows",
	} {
		if got := asked(t, checkups(), domain.Query, text); got != want {
			t.Errorf("%s\n got  %s\n want %s", text, got, want)
		}
	}
}

func TestWhoIsAboveAverageIsSoByTheOwnAverage(t *testing.T) {
	for _, text := range []string{"inspectors with a grade lower than average", "which inspectors have a grade lower than average"} {
		p, err := question.New().Read(text, checkups())
		if err != nil || len(p.Having) != 1 || p.Having[0].Text != "average(Grade) < the average of all rows" {
			t.Errorf("%s: %v, %+v; want the average of each compared with that of all rows", text, err, p.Having)
		}
	}
}
