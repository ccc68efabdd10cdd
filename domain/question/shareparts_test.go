package question_test

import (
	"testing"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

func TestAverageHasNoPartsToBeSharesOf(t *testing.T) {
	in := mill()
	in.Dataset.DefaultMeasure = "Visitor Rating"
	in.Dataset.Columns = append(in.Dataset.Columns, domain.Column{Name: "Duration (min)", Type: domain.Number, Role: domain.RoleMeasure, Distinct: 900, Min: 1.0, Max: 900.0, Mean: 80, Deviation: 60})
	reads(t, in, map[string]string{
		"share of Duration (min) by region": "grouped: show sum(Duration (min)); and share of Duration (min); by Region; order Duration (min) down",
	})
	p, err := question.New().Read("share of Furniture by region", in)
	if err != nil || len(p.Measures) == 0 || p.Measures[0].Label != "count of rows where Category = 'Furniture' / count of rows" {
		t.Errorf("shares of an average that nobody named: %+v %v", p.Measures, err)
	}
	_, err = question.New().Read("share of average visitor rating by region", in)
	if fault := domain.FaultFrom(err); err == nil || fault.Kind != domain.KindUnsupported {
		t.Errorf("a share of averages: %v", err)
	}
}

func TestAnAmountPerUnitOfAnExtentIsOneSumOverTheOther(t *testing.T) {
	in := mill()
	in.Dataset.Columns = append(in.Dataset.Columns, domain.Column{Name: "way_km", Type: domain.Number, Role: domain.RoleMeasure, Distinct: 900, Min: 1.0, Max: 90.0, Mean: 30, Deviation: 9})
	reads(t, in, map[string]string{
		"profit per km by region":     "grouped: show sum(Profit) / sum(way_km); by Region; order Profit per way_km down",
		"profit per way_km by region": "grouped: show sum(Profit) / sum(way_km); by Region; order Profit per way_km down",
	})
}
