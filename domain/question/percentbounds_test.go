package question_test

import (
	"strings"
	"testing"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

// blended are trips with columns of shares, of percentages and of neither.
func blended() question.Input {
	in := trips()
	in.Dataset.Columns = append(in.Dataset.Columns,
		domain.Column{Name: "Fill Rate", Type: domain.Number, Role: domain.RoleMeasure, Distinct: 40, Min: 0.0, Max: 0.8},
		domain.Column{Name: "Moisture %", Type: domain.Number, Role: domain.RoleMeasure, Distinct: 90, Min: 0.0, Max: 64.0},
		domain.Column{Name: "Humidity", Type: domain.Number, Role: domain.RoleMeasure, Distinct: 90, Min: 11.0, Max: 99.0})
	return in
}

func TestABoundInPercentIsReadAsTheColumnIsWritten(t *testing.T) {
	t.Parallel()
	reads(t, blended(), map[string]string{
		"number of trips with a fill rate above 20%":               "grouped: show count of rows; where Fill Rate > 0.2",
		"number of trips with a fill rate of more than 20 percent": "grouped: show count of rows; where Fill Rate > 0.2",
		"how many trips have a fill rate of 30 per cent":           "grouped: show count of rows; where Fill Rate = 0.3",
		"number of trips with a 30% fill rate":                     "grouped: show count of rows; where Fill Rate = 0.3",
		"how many trips had a fill rate between 5% and 12.5%":      "grouped: show count of rows; where Fill Rate between 0.05 and 0.125",
		"how many trips had a fill rate between 5 and 10 %":        "grouped: show count of rows; where Fill Rate between 0.05 and 0.1",
		"share of trips with fill rate <= 20 % by region": "grouped: show count of rows where Fill Rate <= 0.2 / count of rows; by Region; " +
			"order share of rows down",
		"number of trips where fill rate is 20% or more by region": "grouped: show count of rows; by Region; where Fill Rate >= 0.2; order Count down",
		"number of trips with a fill rate above 0.2":               "grouped: show count of rows; where Fill Rate > 0.2",
		"number of trips with a moisture above 20%":                "grouped: show count of rows; where Moisture % > 20",
		"number of trips with humidity over 80%":                   "grouped: show count of rows; where Humidity > 80",
	})
}

func TestABoundInPercentIsSaid(t *testing.T) {
	p, err := question.New().Read("number of trips with a fill rate above 20%", blended())
	if err != nil || !strings.Contains(strings.Join(p.Reading.Assumptions, "\n"), "20% of it is 0.2") {
		t.Errorf("%v %v", err, p.Reading.Assumptions)
	}
}

func TestABoundInPercentOnWhatHoldsNoSharesIsRefused(t *testing.T) {
	t.Parallel()
	for _, asked := range []string{
		"number of trips with a delay above 5%",
		"share of trips with profit over 10 percent by region",
		"regions with more than 20% trips",
	} {
		p, err := question.New().Read(asked, blended())
		if err == nil || !strings.Contains(err.Error(), "%' can't be held against") {
			t.Errorf("%s: %v %s", asked, err, told(p))
		}
	}
}
