package question_test

import (
	"testing"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

func TestATableWithAColumnForEachMonthIsAskedByItsMonths(t *testing.T) {
	month := func(name string) domain.Column {
		return domain.Column{Name: name, Type: domain.Integer, Role: domain.RoleMeasure, Distinct: 30, Min: int64(0), Max: int64(900)}
	}
	in := question.Input{Dataset: domain.Dataset{Name: "tolls", Rows: 30, DefaultMeasure: "Jan 2025", Columns: []domain.Column{
		{Name: "Bridge", Type: domain.String, Role: domain.RoleDimension, Distinct: 5}, month("Jan 2025"), month("Feb 2025"), month("Mar 2025"),
	}}}
	r := question.New()
	for text, want := range map[string]string{
		"total March 2025 by bridge": "grouped: show sum(Mar 2025); by Bridge; order Mar 2025 down",
		"average Feb 2025":           "grouped: show average(Feb 2025)",
		"average tolls":              "",
		"total":                      "",
	} {
		p, err := r.Read(text, in)
		switch {
		case want == "" && domain.FaultFrom(err).Kind != domain.KindAmbiguous:
			t.Errorf("%s: one month of three is taken: %s %v", text, told(p), err)
		case want != "" && (err != nil || told(p) != want):
			t.Errorf("%s\n got %s %v\nwant %s", text, told(p), err, want)
		}
	}
}
