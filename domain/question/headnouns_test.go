package question_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

func TestTheNounOfAColumnOfYesAndNoIsTheRowsWithoutItsModifier(t *testing.T) {
	in := shop()
	in.Dataset.Columns = append(in.Dataset.Columns,
		domain.Column{Name: "New Patient", Type: domain.Boolean, Role: domain.RoleDimension, Distinct: 2},
		domain.Column{Name: "Patient Age", Type: domain.Integer, Role: domain.RoleMeasure, Distinct: 80, Min: int64(1), Max: int64(95)})
	for _, text := range []string{"average patient age by region", "how many patients were in West", "how many distinct patients did we see", "percentage of patients over 60", "average age of patients by region"} {
		p, err := question.New().Read(text, in)
		if err != nil {
			continue
		}
		if got := told(p); strings.Contains(got, "New Patient") {
			t.Errorf("%s: read as new ones: %s", text, got)
		}
	}
	p, err := question.New().Read("how many patients were in West", in)
	if err != nil || !slices.ContainsFunc(p.Reading.Assumptions, func(s string) bool { return strings.Contains(s, "'patients' is taken to mean the rows") }) {
		t.Errorf("patients are not said to be the rows: %v %v", p.Reading.Assumptions, err)
	}
	if p, err := question.New().Read("number of new patients by region", in); err != nil || !strings.Contains(told(p), "New Patient") {
		t.Errorf("new patients are no longer such: %s %v", told(p), err)
	}
	if p, err := question.New().Read("how many distinct patients did we see", in); err == nil {
		t.Errorf("distinct patients have no key to be told apart by: %s", told(p))
	}
}
