package question_test

import (
	"errors"
	"testing"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

func TestAUnitThatSeveralMeasuresAreInIsAskedBack(t *testing.T) {
	in := shop()
	for _, name := range []string{"Dry (kg)", "Wet (kg)"} {
		in.Dataset.Columns = append(in.Dataset.Columns, domain.Column{Name: name, Type: domain.Number, Role: domain.RoleMeasure, Distinct: 3000, Min: 1.0, Max: 90.0, Mean: 40, Deviation: 9})
	}
	for _, tool := range []domain.Analysis{"", domain.Pareto, domain.Prediction, domain.Trend} {
		in.Analysis = tool
		for _, text := range []string{"which region has the most kg", "how many kilos by month"} {
			p, err := question.New().Read(text, in)
			var f *domain.Fault
			if !errors.As(err, &f) || f.Kind != domain.KindAmbiguous || len(f.Candidates) != 2 {
				t.Errorf("%s (%s) is read as %s, %v", text, tool, told(p), err)
			}
		}
	}
	in.Analysis = ""
	checkIn(t, in, [][2]string{
		{"wet kilos by region", "grouped: show sum(Wet (kg)); by Region; order Wet (kg) down"},
		{"which region has the most Dry (kg)", "grouped: show sum(Dry (kg)); by Region; order Dry (kg) down; first 1"},
	})
}
