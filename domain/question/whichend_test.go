package question_test

import (
	"testing"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

// funds are rows whose numbers have names of gain and of loss.
func funds() question.Input {
	in := shop()
	for _, name := range []string{"Return", "Claim Amount", "Repair Hours"} {
		in.Dataset.Columns = append(in.Dataset.Columns, domain.Column{Name: name, Type: domain.Number, Role: domain.RoleMeasure, Distinct: 900, Min: 1.0, Max: 95.0})
	}
	return in
}

func TestWhatMayBeGainOrLossIsJudgedByNobody(t *testing.T) {
	for _, text := range []string{
		"worst region by average return", "best region by total return", "which region has the worst average return",
		"best regions by average repair hours", "worst category by claim amount",
		"worst region by number of returned orders", "best month by number of returned orders",
	} {
		_, err := question.New().Read(text, funds())
		f := domain.FaultFrom(err)
		if err == nil || f.Kind != domain.KindAmbiguous || len(f.Candidates) != 2 {
			t.Errorf("%s: %v", text, err)
			continue
		}
		for _, c := range f.Candidates {
			if _, err := question.New().Read(c, funds()); err != nil {
				t.Errorf("%s: %q is offered and refused: %v", text, c, err)
			}
		}
	}
}

func TestAConditionDoesNotJudgeWhatItLeavesOut(t *testing.T) {
	in := funds()
	in.Dataset.Name = "outages"
	p, err := question.New().Read("worst region by number of outages excluding Furniture", in)
	if want := "grouped: show count of rows; by Region; where Category is not 'Furniture'; order Count down; first 1"; err != nil || told(p) != want {
		t.Errorf("%s %v", told(p), err)
	}
}
