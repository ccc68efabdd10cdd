package question_test

import (
	"strings"
	"testing"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

// repairs is a table with two lengths, neither of them that of its rows.
func repairs() question.Input {
	in := withColumn("Queue (min)")
	in.Dataset.Columns = append(in.Dataset.Columns,
		domain.Column{Name: "Notice Days", Type: domain.Integer, Role: domain.RoleMeasure, Distinct: 60, Min: 0.0, Max: 90.0},
		domain.Column{Name: "Customer Age", Type: domain.Integer, Role: domain.RoleMeasure, Distinct: 70, Min: 15.0, Max: 95.0})
	return in
}

func TestTheLengthThatIsNamedIsTheLongest(t *testing.T) {
	for text, want := range map[string]string{
		"which owner has the shortest queue":                       "order average Queue (min) up; first 1",
		"which owner has the longest queue":                        "order average Queue (min) down; first 1",
		"longest queue by site":                                    "maximum(Queue (min))",
		"longest queues":                                           "order Queue (min) down",
		"which site has the longest notice":                        "Notice Days",
		"number of rows that queued longer than 30 minutes":        "Queue (min) > 30",
		"how many customers over 65 queued longer than 30 minutes": "Customer Age > 65",
	} {
		p, err := question.New().Read(text, repairs())
		if err != nil {
			t.Errorf("%s: %v", text, err)
			continue
		}
		said := told(p)
		if !strings.Contains(said, want) || strings.Contains(said, "Queue (min)") && strings.Contains(said, "Notice Days") {
			t.Errorf("%s: %s", text, said)
		}
	}
}

func TestALengthThatNothingNamesIsAskedFor(t *testing.T) {
	for _, text := range []string{"longest readings", "which owner has the shortest readings", "readings longer than 30 minutes"} {
		_, err := question.New().Read(text, repairs())
		if f := domain.FaultFrom(err); err == nil || f.Kind != domain.KindAmbiguous || len(f.Candidates) != 2 {
			t.Errorf("%s: %v", text, err)
		}
	}
}
