package question_test

import (
	"strings"
	"testing"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

// packed are trips with how long each took to pack.
func packed() question.Input {
	in := trips()
	in.Dataset.Columns = append(in.Dataset.Columns, domain.Column{Name: "Packing (min)", Type: domain.Number, Role: domain.RoleMeasure, Distinct: 300, Min: 0.0, Max: 90.0, Unit: "min"})
	return in
}

func TestABoundOnWhatAVerbTookRestrictsTheRowsCounted(t *testing.T) {
	for asked, want := range map[string]string{
		"number of trips packed in more than 40 minutes by region": "show count of rows; by Region; where Packing (min) > 40",
		"share of trips packed in more than 40 minutes by region":  "show count of rows where Packing (min) > 40 / count of rows; by Region",
		"how many trips were packed in under 10 minutes":           "show count of rows; where Packing (min) < 10",
	} {
		p, err := question.New().Read(asked, packed())
		if err != nil || !strings.Contains(told(p), want) {
			t.Errorf("%s: %v\n got %s\nwant %s", asked, err, told(p), want)
		}
	}
}

func TestAMovementOfThingsIsOfHowManyThereAre(t *testing.T) {
	p, err := question.New().Read("which region had the largest drop in trips from 2023 to 2024", trips())
	if err != nil || len(p.Measures) == 0 || p.Measures[0].Label != "count of rows" {
		t.Errorf("%v: %s", err, told(p))
	}
}
