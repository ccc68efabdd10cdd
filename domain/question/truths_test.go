package question_test

import (
	"testing"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

// parcels have columns of yes and no in many ways of keeping tables: German
// words, letters, a mark that stands or not, 1 and 0, true and false.
func parcels() question.Input {
	values := question.NewIndex()
	values.Add("Depot", []string{"Graz", "Linz"})
	values.Add("Beschädigt", []string{"nein", "ja"})
	values.Add("Delayed", []string{"n", "y"})
	values.Add("Fragile", []string{"x"})
	values.Add("Inspected", []string{"Yes", "No"})
	return question.Input{Values: values, Calendar: shop().Calendar, Dataset: domain.Dataset{ID: 7, Name: "parcels", Rows: 900, DefaultMeasure: "Weight", DefaultTime: "Day", Columns: []domain.Column{
		{Name: "Day", Type: domain.Date, Role: domain.RoleTime, Distinct: 300},
		{Name: "Depot", Type: domain.String, Role: domain.RoleDimension, Distinct: 2},
		{Name: "Beschädigt", Type: domain.String, Role: domain.RoleDimension, Distinct: 2},
		{Name: "Delayed", Type: domain.String, Role: domain.RoleDimension, Distinct: 2},
		{Name: "Fragile", Type: domain.String, Role: domain.RoleDimension, Distinct: 1, NullShare: 0.8},
		{Name: "Inspected", Type: domain.String, Role: domain.RoleDimension, Distinct: 2, NullShare: 0.1},
		{Name: "Insured", Type: domain.Boolean, Role: domain.RoleDimension, Distinct: 2},
		{Name: "Escalated", Type: domain.Integer, Role: domain.RoleMeasure, Distinct: 2, Min: int64(0), Max: int64(1), Mean: 0.2, Deviation: 0.4},
		{Name: "Weight", Type: domain.Number, Role: domain.RoleMeasure, Distinct: 500, Min: 0.1, Max: 30.0},
	}}}
}

func TestAnAnswerBesideAColumnOfYesAndNoIsItsCondition(t *testing.T) {
	for text, want := range map[string]string{
		"number of parcels where beschädigt is ja":     "count of rows; ; Beschädigt = 'ja'",
		"count where beschädigt is no by depot":        "count of rows; Depot; Beschädigt = 'nein'",
		"how many parcels with delayed = y":            "count of rows; ; Delayed = 'y'",
		"delayed is no by depot":                       "count of rows; Depot; Delayed = 'n'",
		"how many parcels where delayed is not yes":    "count of rows; ; Delayed = 'n'",
		"number of parcels where fragile is yes":       "count of rows; ; Fragile = 'x'",
		"number of parcels where fragile is no":        "count of rows; ; Fragile is not 'x'",
		"how many parcels where inspected is No":       "count of rows; ; Inspected = 'No'",
		"how many parcels where insured is false":      "count of rows; ; Insured = false",
		"total weight where insured is not true":       "sum(Weight); ; Insured = false",
		"average weight where escalated is no":         "average(Weight); ; Escalated = 0",
		"average weight of parcels with escalated yes": "average(Weight); ; Escalated = 1",
	} {
		if got := asked(t, parcels(), domain.Query, text); got != want {
			t.Errorf("%s\n got  %s\n want %s", text, got, want)
		}
	}
}

func TestTheShareOfAnAnswerIsARate(t *testing.T) {
	for text, want := range map[string]string{
		"percentage of yes in inspected by depot":         "share of rows where Inspected = 'Yes'; Depot; ",
		"share of rows with insured true":                 "share of rows where Insured = true; ; ",
		"share of parcels where delayed is no by depot":   "share of rows where Delayed = 'n'; Depot; ",
		"what percentage of parcels have beschädigt = ja": "share of rows where Beschädigt = 'ja'; ; ",
	} {
		if got := asked(t, parcels(), domain.Query, text); got != want {
			t.Errorf("%s\n got  %s\n want %s", text, got, want)
		}
	}
}

func TestAColumnOfYesAndNoGoesByTheNounOfItsVerb(t *testing.T) {
	for _, c := range []struct {
		tool       domain.Analysis
		text, want string
	}{
		{domain.Trend, "escalation trend", "count of rows where Escalated = 1; ; "},
		{domain.Query, "escalation rate by depot", "share of rows where Escalated = 1; Depot; "},
		{domain.Query, "inspection rate", "share of rows where Inspected = 'Yes'; ; "},
		{domain.Query, "insurance rate by depot", "share of rows where Insured = true; Depot; "},
		{domain.Query, "escalations by depot", "count of rows where Escalated = 1; Depot; "},
	} {
		if got := asked(t, parcels(), c.tool, c.text); got != c.want {
			t.Errorf("%s: %s\n got  %s\n want %s", c.tool, c.text, got, c.want)
		}
	}
}
