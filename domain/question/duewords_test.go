package question_test

import (
	"strings"
	"testing"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

// outages is a table of two moments and numbers of minutes that no word tells apart.
func outages() question.Input {
	in := claims()
	in.Dataset.Name = "outages"
	in.Dataset.Columns = append(in.Dataset.Columns[:3:3], in.Dataset.Columns[4:]...)
	in.Dataset.Columns = append(in.Dataset.Columns,
		domain.Column{Name: "MTX (min)", Type: domain.Number, Role: domain.RoleMeasure, Distinct: 90, Min: 1.0, Max: 90.0},
		domain.Column{Name: "MTY (min)", Type: domain.Number, Role: domain.RoleMeasure, Distinct: 90, Min: 1.0, Max: 90.0})
	return in
}

func TestHowLongRowsLastIsTheTimeToTheirOtherMoment(t *testing.T) {
	reads(t, outages(), map[string]string{
		"how many outages longer than 3 hours":                "grouped: show count of rows; where hours from Lodged to Answered At > 3",
		"number of outages shorter than 10 minutes by office": "grouped: show count of rows; by Office; where minutes from Lodged to Answered At < 10; order Count down",
	})
}

func TestWhatFallsDueIsDueAndAnAmountDueIsNotTheAmount(t *testing.T) {
	in := claims()
	in.Dataset.Columns[3].Name = "Due Date"
	reads(t, in, map[string]string{
		"how many claims fall due in March 2024": "grouped: show count of rows; in 2024-03-01..2024-03-31",
	})
	_, err := question.New().Read("settled due by office", in)
	f := domain.FaultFrom(err)
	if err == nil || f.Kind != domain.KindUnsupported {
		t.Fatalf("%v; want a refusal of what is still owed", err)
	}
	if _, err := question.New().Read(strings.TrimPrefix(f.Suggestion, "Ask: "), in); err != nil {
		t.Errorf("the suggested %q is refused: %v", f.Suggestion, err)
	}
}
