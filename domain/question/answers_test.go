package question_test

import (
	"testing"
	"time"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/period"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

// greenhouse holds visits to plants as volunteers typed them in: yes and no in
// several spellings.
func greenhouse() question.Input {
	day := func(y int, m time.Month, d int) time.Time { return time.Date(y, m, d, 0, 0, 0, 0, time.UTC) }
	d := domain.Dataset{ID: 9, Name: "visits", Rows: 4000, DefaultTime: "Visited", Columns: []domain.Column{
		{Name: "Visit ID", Type: domain.String, Role: domain.RoleIdentifier, Distinct: 4000},
		{Name: "Visited", Type: domain.Date, Role: domain.RoleTime, Distinct: 700, Min: day(2024, 1, 1), Max: day(2025, 12, 31)},
		{Name: "Bed", Type: domain.String, Role: domain.RoleDimension, Distinct: 3},
		{Name: "Watered?", Type: domain.String, Role: domain.RoleDimension, Distinct: 6, NullShare: 0.02},
		{Name: "Pruned", Type: domain.String, Role: domain.RoleDimension, Distinct: 5},
		{Name: "Grade", Type: domain.String, Role: domain.RoleDimension, Distinct: 4},
		{Name: "Litres", Type: domain.Number, Role: domain.RoleMeasure, Distinct: 300, Min: 0.0, Max: 30.0},
	}}
	x := question.NewIndex()
	x.Add("Bed", []string{"Ferns", "Cacti", "Orchids"})
	x.Add("Watered?", []string{"No", "Y", "Yes", "n", "no", "yes"})
	x.Add("Pruned", []string{"ja", "Ja", "nein", "unklar", "n"})
	x.Add("Grade", []string{"T", "Y", "F", "N"})
	return question.Input{Dataset: d, Values: x, Calendar: period.Calendar{Now: day(2026, 1, 2), DataFrom: day(2024, 1, 1), DataThrough: day(2025, 12, 31)}}
}

func TestAllSpellingsOfAnAnswerAreOneAnswer(t *testing.T) {
	const watered, pruned = "Watered? in ('Y', 'Yes', 'yes')", "Pruned in ('ja', 'Ja')"
	for text, want := range map[string]string{
		"how many visits were watered":          "count of rows; ; " + watered,
		"number of watered visits by bed":       "count of rows; Bed; " + watered,
		"share of watered visits by bed":        "count of rows where " + watered + " / count of rows; Bed; ",
		"watered rate by bed":                   "share of rows where " + watered + "; Bed; ",
		"how many visits were not watered":      "count of rows; ; not " + watered,
		"visits where watered is no by bed":     "count of rows; Bed; Watered? in ('No', 'n', 'no')",
		"number of visits where watered is yes": "count of rows; ; " + watered,
		"pruned visits by bed":                  "count of rows; Bed; " + pruned,
		"visits by grade":                       "count of rows; Grade; ",
	} {
		if got := asked(t, greenhouse(), domain.Query, text); got != want {
			t.Errorf("%s\n got  %s\n want %s", text, got, want)
		}
	}
}

func TestLettersOfSeveralScalesAreNoAnswers(t *testing.T) {
	if p, err := question.New().Read("grade rate by bed", greenhouse()); err == nil {
		t.Errorf("grades T, Y, F and N were taken for yes and no: %s", told(p))
	}
}
