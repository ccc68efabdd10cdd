package question_test

import (
	"slices"
	"testing"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

// packing are orders with the boxes packed for each, those of them that broke, how
// many calls it took and how long one did.
func packing() question.Input {
	in := shop()
	amount := func(name string, most int64) domain.Column {
		return domain.Column{Name: name, Type: domain.Integer, Role: domain.RoleMeasure, Distinct: 300, Min: int64(0), Max: most}
	}
	place := func(name string) domain.Column {
		return domain.Column{Name: name, Type: domain.String, Role: domain.RoleDimension, Distinct: 9}
	}
	in.Dataset.Columns = append(in.Dataset.Columns, amount("Broken Boxes", 40), amount("Boxes Packed", 700),
		amount("Avg Call (min)", 55), amount("Calls Last 30 Days", 90), place("Packing Depot"), place("Receiving Depot"))
	return in
}

func TestANounOfSeveralAmountsIsTheWholeOrTheCount(t *testing.T) {
	readsWith(t, packing(), map[string]string{
		"boxes by region":            "show sum(Boxes Packed); by Region",
		"total boxes in 2024":        "show sum(Boxes Packed); in 2024",
		"profit per box by region":   "sum(Profit) / sum(Boxes Packed); by Region",
		"broken boxes by region":     "show sum(Broken Boxes); by Region",
		"average calls by region":    "show average(Calls Last 30 Days); by Region",
		"average avg call by region": "show average(Avg Call (min)); by Region",
	})
}

func TestWhatANameMayMeanAsWellIsTold(t *testing.T) {
	for asked, want := range map[string][2]string{
		"boxes by region": {"'boxes' is taken for Boxes Packed", "Broken Boxes"},
		"profit by depot": {"'depot' is taken for Packing Depot", "by Receiving Depot"},
	} {
		p, err := question.New().Read(asked, packing())
		if err != nil || !slices.Contains(p.Reading.Assumptions, want[0]) || !slices.Contains(p.Reading.Alternatives, want[1]) {
			t.Errorf("%s: %v, assumed %q, or %q", asked, err, p.Reading.Assumptions, p.Reading.Alternatives)
		}
	}
}

func TestARelationIsOfTheCountAndNotOfTheAverage(t *testing.T) {
	in := packing()
	in.Analysis = domain.Correlation
	p, err := question.New().Read("does profit depend on calls", in)
	if err != nil || !slices.Contains(p.Reading.Alternatives, "Avg Call (min)") {
		t.Errorf("%v, or %q", err, p.Reading.Alternatives)
	}
}
