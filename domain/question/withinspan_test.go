package question_test

import (
	"testing"
	"time"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/period"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

// claims is a table with an amount and a date of the same deed, and two moments.
func claims() question.Input {
	day := func(y int, m time.Month, d int) time.Time { return time.Date(y, m, d, 0, 0, 0, 0, time.UTC) }
	date := func(name string, typ domain.Type, without float64) domain.Column {
		return domain.Column{Name: name, Type: typ, Role: domain.RoleTime, Distinct: 700, NullShare: without, Min: day(2023, 1, 1).Add(7 * time.Hour), Max: day(2024, 12, 31)}
	}
	d := domain.Dataset{ID: 14, Name: "claims", Rows: 4_000, DefaultMeasure: "Sum Claimed", DefaultTime: "Lodged", Columns: []domain.Column{
		{Name: "Claim ID", Type: domain.String, Role: domain.RoleIdentifier, Distinct: 4000},
		date("Lodged", domain.Timestamp, 0), date("Answered At", domain.Timestamp, 0.1), date("Settled Date", domain.Date, 0.2),
		{Name: "Office", Type: domain.String, Role: domain.RoleDimension, Distinct: 3, MeanLength: 6},
		{Name: "Sum Claimed", Type: domain.Number, Role: domain.RoleMeasure, Distinct: 900, Min: 1.0, Max: 9000.0, Mean: 400, Deviation: 700},
		{Name: "Settled", Type: domain.Number, Role: domain.RoleMeasure, Distinct: 900, Min: 0.0, Max: 9000.0, Mean: 300, Deviation: 700},
	}}
	x := question.NewIndex()
	x.Add("Office", []string{"Lyon", "Turin", "Basel"})
	x.AddNames(d)
	return question.Input{Dataset: d, Values: x, Calendar: period.Calendar{Now: day(2025, 3, 1), DataFrom: day(2023, 1, 1), DataThrough: day(2024, 12, 31)}}
}

func TestSoMuchTimeFromOneDateToAnotherRestrictsRows(t *testing.T) {
	reads(t, claims(), map[string]string{
		"how many claims were answered within an hour":                          "grouped: show count of rows; where hours from Lodged to Answered At <= 1",
		"number of claims answered in less than 45 minutes by office":           "grouped: show count of rows; by Office; where minutes from Lodged to Answered At < 45; order Count down",
		"how many claims were settled within 14 days":                           "grouped: show count of rows; where days from Lodged to Settled Date <= 14",
		"how many claims were settled more than 2 weeks after they were lodged": "grouped: show count of rows; where days from Lodged to Settled Date > 14",
		"how many claims were settled within 3 days of the lodged date":         "grouped: show count of rows; where days from Lodged to Settled Date <= 3",
		"share of claims answered within 2 hours by office":                     "grouped: show count of rows where hours from Lodged to Answered At <= 2 / count of rows; by Office; order share of rows down",
	})
}

func TestTheTimeThatADeedTookIsThatToItsDate(t *testing.T) {
	in := claims()
	in.Dataset.Columns = append(in.Dataset.Columns, domain.Column{Name: "Call Minutes", Type: domain.Number, Role: domain.RoleMeasure, Unit: "minutes", Distinct: 300, Min: 1.0, Max: 80.0, Mean: 20, Deviation: 9})
	reads(t, in, map[string]string{
		"how many claims took longer than a day to settle":                 "grouped: show count of rows; where days from Lodged to Settled Date > 1",
		"how many claims took over 3 days to be settled":                   "grouped: show count of rows; where days from Lodged to Settled Date > 3",
		"number of claims by office that took less than 2 hours to answer": "grouped: show count of rows; by Office; where hours from Lodged to Answered At < 2; order Count down",
	})
	if p, err := question.New().Read("how many claims took longer than a day to reopen", in); domain.FaultFrom(err) == nil || err == nil {
		t.Errorf("%+v; want a refusal: no date tells when a claim was reopened", p.Filters)
	}
}

func TestADeedBesideItsAmountIsTheDayOfItWhereDaysAreAsked(t *testing.T) {
	reads(t, claims(), map[string]string{
		"average days from lodged to settled":        "grouped: show average(days from Lodged to Settled Date)",
		"number of claims settled in 2024 by office": "grouped: show count of rows; by Office; in 2024-01-01..2024-12-31; order Count down",
		"total settled by office":                    "grouped: show sum(Settled); by Office; order Settled down",
	})
	p, err := question.New().Read("how many claims were settled in 2024", claims())
	if err != nil || p.Time == nil || p.Time.Column != "Settled Date" {
		t.Errorf("%v, %+v; want the period of the settlement", err, p.Time)
	}
}
