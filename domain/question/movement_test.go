package question_test

import (
	"testing"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

func TestVerbsOfMovementSayWhichWayAMeasureWent(t *testing.T) {
	in := shop()
	in.Analysis = domain.Change
	for text, way := range map[string]int{
		"why did furniture sales fall in Q1 2025":                    -1,
		"what is behind the drop in furniture sales in 2025?":        -1,
		"break the change of furniture sales in 2025 down by region": 0,
		"why did furniture sales collapse?":                          -1,
		"why are furniture sales down?":                              -1,
		"what caused the slump in furniture sales":                   -1,
		"when did furniture sales plummet":                           -1,
		"why have furniture sales shrunk since 2024":                 -1,
		"why did furniture sales crash?":                             -1,
		"what explains the surge in furniture sales":                 1,
		"why did furniture sales soar in 2025?":                      1,
		"why have furniture sales been climbing":                     1,
		"what caused the uptick in furniture sales":                  1,
		"what caused the change of furniture sales in 2025?":         0,
	} {
		p, err := question.New().Read(text, in)
		if err != nil {
			t.Errorf("%q: %v", text, err)
			continue
		}
		if p.Moved != way || len(p.Filters) != 1 || p.Filters[0].Text != "Category = 'Furniture'" {
			t.Errorf("%q goes %d with %s; want %d", text, p.Moved, told(p), way)
		}
	}
}

func TestThingsCalledAsAMovementAreAreNotPassedOver(t *testing.T) {
	in := shop()
	for _, analysis := range []domain.Analysis{domain.Query, domain.Change} {
		in.Analysis = analysis
		refusesAs(t, in, domain.KindUnknownWord, "shipping cost by region", "why did rockets fall in 2025", "total banking by region")
	}
}

func TestYearOverYearComparesTheLastTwoWhereNoPeriodIsNamed(t *testing.T) {
	in := shop()
	in.Analysis = domain.Change
	p, err := question.New().Read("year over year change in sales by region", in)
	if err != nil || p.Compare == nil || p.Compare.Test.From.Year() != 2025 || p.Compare.Control.From.Year() != 2024 {
		t.Errorf("%s, %v; want 2025 against 2024", told(p), err)
	}
}
