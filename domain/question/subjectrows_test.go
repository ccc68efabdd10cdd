package question_test

import (
	"testing"
	"time"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

// incidents are a table that is called as its rows are, which a short code
// numbers; its default measure is a time in minutes.
func incidents() question.Input {
	in := clinic()
	from, to := time.Date(2023, 1, 1, 0, 0, 0, 0, time.UTC), time.Date(2025, 3, 31, 0, 0, 0, 0, time.UTC)
	in.Dataset = domain.Dataset{ID: 9, Name: "incidents", Rows: 1230, DefaultTime: "Opened at", DefaultMeasure: "TTA (min)", Columns: []domain.Column{
		{Name: "INC", Type: domain.String, Role: domain.RoleIdentifier, Distinct: 1230, MeanLength: 8},
		{Name: "Opened at", Type: domain.Timestamp, Role: domain.RoleTime, Distinct: 1230, Min: from, Max: to},
		{Name: "Service", Type: domain.String, Role: domain.RoleDimension, Distinct: 8, MeanLength: 8},
		{Name: "Sev.", Type: domain.String, Role: domain.RoleDimension, Distinct: 4, MeanLength: 4},
		{Name: "Root cause", Type: domain.String, Role: domain.RoleDimension, Distinct: 5, MeanLength: 9},
		{Name: "TTA (min)", Type: domain.Number, Role: domain.RoleMeasure, Distinct: 900, Min: 0.5, Max: 90.0},
	}}
	in.Calendar.DataFrom, in.Calendar.DataThrough = from, to
	in.Values = question.NewIndex()
	in.Values.Add("Service", []string{"search", "auth", "email"})
	in.Values.Add("Sev.", []string{"SEV1", "SEV2", "SEV3"})
	return in
}

func TestTheRowsAsSubjectAreCounted(t *testing.T) {
	const byService = "count of rows; Service; "
	for _, name := range []string{"incidents", "ops/incidents", "incidents/Sheet1", "incidents/Tabelle 1", "incidents/data"} {
		in := incidents()
		in.Dataset.Name = name
		for _, c := range []struct {
			analysis   domain.Analysis
			text, want string
		}{
			{domain.Query, "which service had the most incidents each quarter of 2024", byService},
			{domain.Query, "share of SEV1 incidents per quarter", "count of rows where Sev. = 'SEV1' / count of rows; ; "},
			{domain.Query, "compare incidents in 2024 with 2023 by service", byService},
			{domain.Prediction, "predict incidents per service next quarter", byService},
			{domain.Change, "compare incidents in 2024 with 2023 by service", byService},
			{domain.Change, "when did incidents of search jump?", "count of rows; ; Service = 'search'"},
			{domain.Trend, "trend of incidents by service", byService},
			{domain.Pareto, "which services make up 80% of incidents", byService},
			{domain.Pareto, "which services cause 80% of incidents", byService},
			{domain.Pareto, "which root causes make up 80% of incidents", "count of rows; Root cause; "},
		} {
			if got := asked(t, in, c.analysis, c.text); got != c.want {
				t.Errorf("%s, %s: %s\n got  %s\n want %s", name, c.analysis, c.text, got, c.want)
			}
		}
	}
}
