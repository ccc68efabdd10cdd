package question_test

import (
	"testing"
	"time"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/period"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

// checks is a table whose headers are cut as exports cut them.
func checks() question.Input {
	day := func(y int, m time.Month, d int) time.Time { return time.Date(y, m, d, 0, 0, 0, 0, time.UTC) }
	d := domain.Dataset{ID: 12, Name: "inspections", Rows: 4_000, DefaultMeasure: "Amt. (€)", DefaultTime: "Filed", Columns: []domain.Column{
		{Name: "Ref", Type: domain.String, Role: domain.RoleIdentifier, Distinct: 4000},
		{Name: "Filed", Type: domain.Date, Role: domain.RoleTime, Distinct: 700, Min: day(2023, 1, 1), Max: day(2024, 12, 31)},
		{Name: "Insp. on", Type: domain.Timestamp, Role: domain.RoleTime, Distinct: 900, Min: day(2023, 1, 2).Add(8 * time.Hour), Max: day(2024, 12, 30).Add(17 * time.Hour)},
		{Name: "Prio.", Type: domain.String, Role: domain.RoleDimension, Distinct: 3, MeanLength: 6},
		{Name: "Eqpt. grp", Type: domain.String, Role: domain.RoleDimension, Distinct: 3, MeanLength: 6},
		{Name: "Delivery Depot", Type: domain.String, Role: domain.RoleDimension, Distinct: 2, MeanLength: 6},
		{Name: "Age", Type: domain.Integer, Role: domain.RoleMeasure, Distinct: 40, Min: int64(0), Max: int64(60)},
		{Name: "Amt. (€)", Type: domain.Number, Role: domain.RoleMeasure, Distinct: 900, Min: 1.0, Max: 90.0},
		{Name: "Gross wt", Type: domain.Number, Role: domain.RoleMeasure, Distinct: 900, Min: 1.0, Max: 90.0},
	}}
	x := question.NewIndex()
	x.Add("Prio.", []string{"Red", "Amber", "Green"})
	x.Add("Eqpt. grp", []string{"Pumps", "Valves", "Fans"})
	x.Add("Delivery Depot", []string{"Straßburg", "Łódź"})
	x.AddNames(d)
	return question.Input{Dataset: d, Values: x, Calendar: period.Calendar{Now: day(2025, 3, 1), DataFrom: day(2023, 1, 1), DataThrough: day(2024, 12, 31)}}
}

func TestAShortWordInANameIsTheWordSpeltOut(t *testing.T) {
	reads(t, checks(), map[string]string{
		"average gross weight by priority":         "grouped: show average(Gross wt); by Prio.; order average Gross wt down",
		"total amount by equipment group":          "grouped: show sum(Amt. (€)); by Eqpt. grp; order Amt. (€) down",
		"number of rows by dlvry depot":            "grouped: show count of rows; by Delivery Depot; order Count down",
		"how many inspections have amber priority": "grouped: show count of rows; where Prio. = 'Amber'",
		"average amount for Strassburg":            "grouped: show average(Amt. (€)); where Delivery Depot = 'Straßburg'",
		"average amount for Lodz":                  "grouped: show average(Amt. (€)); where Delivery Depot = 'Łódź'",
		"average age by priority":                  "grouped: show average(Age); by Prio.; order average Age down",
		"average amount by hour of the day":        "grouped: show average(Amt. (€)); by hour of Insp. on; order hour of Insp. on up",
	})
	p, err := question.New().Read("total amount by equipment group", checks())
	if err != nil || len(p.Reading.Matched) == 0 {
		t.Errorf("%v, %+v; want it said what 'equipment group' was taken for", err, p.Reading.Matched)
	}
}

func TestTheRowsAreDatedByTheColumnThatShortensTheirNoun(t *testing.T) {
	p, err := question.New().Read("how many inspections in March 2024", checks())
	if err != nil || p.Time == nil || p.Time.Column != "Insp. on" || len(p.Time.Others) > 0 {
		t.Errorf("%v, %+v; want the dates of Insp. on, as named", err, p.Time)
	}
}

func TestAWordThatOnlyBeginsLikeANameIsUnknown(t *testing.T) {
	for _, text := range []string{"average amount by agent", "average amount by agency", "average water by priority"} {
		_, err := question.New().Read(text, checks())
		if f := domain.FaultFrom(err); err == nil || f.Kind != domain.KindUnknownWord {
			t.Errorf("%q: %v; want a refusal of the word", text, err)
		}
	}
}
