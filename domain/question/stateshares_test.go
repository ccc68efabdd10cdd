package question_test

import (
	"testing"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

// vaccinations is a table of doses with states of yes and no, one of which names
// the persons who have a key of their own.
func vaccinations() question.Input {
	in := shop()
	column := func(name string, distinct int64) domain.Column {
		return domain.Column{Name: name, Type: domain.String, Role: domain.RoleDimension, Distinct: distinct, MeanLength: 6}
	}
	patient, dose := column("Patient ID", 400), column("Dose No", 10_000)
	patient.Role, dose.Role = domain.RoleIdentifier, domain.RoleIdentifier
	refund := in.Dataset.Columns[1]
	refund.Name, refund.NullShare = "Recall Date", 0.9
	in.Dataset.Name = "doses"
	in.Dataset.Columns = append([]domain.Column{dose, patient, column("First-time Patient", 2), column("Reaction", 2), column("Reaction Reason", 3), column("Status", 3), refund}, in.Dataset.Columns[1])
	in.Dataset.Columns = append(in.Dataset.Columns, column("Clinic", 3))
	in.Dataset.DefaultMeasure = ""
	x := question.NewIndex()
	for _, name := range []string{"First-time Patient", "Reaction"} {
		x.Add(name, []string{"N", "Y"})
	}
	x.Add("Reaction Reason", []string{"Rash", "Fever", "Swelling"})
	x.Add("Status", []string{"Given", "Recalled", "Wasted"})
	x.Add("Clinic", []string{"North", "Harbour", "Hill"})
	in.Values = x
	return in
}

func TestAShareOfRowsInAStateIsOfTheRowsThatAreAskedFor(t *testing.T) {
	reads(t, vaccinations(), map[string]string{
		"what share of doses at Hill came from first-time patients": "grouped: show count of rows where First-time Patient = 'Y' / count of rows; where Clinic = 'Hill'",
		"what share of doses in 2024 came from first-time patients": "grouped: show count of rows where First-time Patient = 'Y' / count of rows; in 2024-01-01..2024-12-31",
		"rash share of reactions":                                   "grouped: show share of rows where Reaction Reason = 'Rash'; where Reaction = 'Y'",
		"rash share of reactions by clinic":                         "grouped: show share of rows where Reaction Reason = 'Rash'; by Clinic; where Reaction = 'Y'; order rash rate down",
		"reaction rate by clinic":                                   "grouped: show share of rows where Reaction = 'Y'; by Clinic; order reaction rate down",
	})
}

func TestTheNounOfAKeyIsNotThatOfAState(t *testing.T) {
	reads(t, vaccinations(), map[string]string{
		"average number of doses per patient": "grouped: show average of count of rows per Patient ID; over count of rows of each Patient ID",
		"how many patients in 2024":           "grouped: show distinct count of Patient ID; in 2024-01-01..2024-12-31",
	})
}

func TestAStatusSaysWhatWasDoneWithinATime(t *testing.T) {
	reads(t, vaccinations(), map[string]string{
		"how many doses were recalled within 2 weeks": "grouped: show count of rows; where days from Order Date to Recall Date <= 14",
	})
}

func TestANounThatBothSidesOfAStateRepeatIsSaidOnce(t *testing.T) {
	check(t, [][2]string{
		{"average profit of returned orders versus non-returned orders", "grouped: show average(Profit); by Returned; order average Profit down"},
	})
}
