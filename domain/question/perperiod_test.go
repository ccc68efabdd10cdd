package question_test

import (
	"strings"
	"testing"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

// mills are the readings of mills: what each ground and drew, and its highest load.
func mills() question.Input {
	in := shop()
	for _, name := range []string{"Energy (kWh)", "Freight cost", "Peak load kW", "Wait (min)"} {
		in.Dataset.Columns = append(in.Dataset.Columns, domain.Column{Name: name, Type: domain.Number, Role: domain.RoleMeasure, Distinct: 5000, Min: 0.0, Max: 900.0})
	}
	return in
}

func TestAnAveragePerPeriodByOthersIsOfThePeriodsTotals(t *testing.T) {
	readsWith(t, mills(), map[string]string{
		"average energy per day by region":       "show average of sum(Energy (kWh)) per day; by Region",
		"average energy per day":                 "show average of sum(Energy (kWh)) per day",
		"average freight cost per month by city": "show average of sum(Freight cost) per month; by City",
		"average wait per day by region":         "show average(Wait (min)); by Order Date (day), Region",
		"energy per day by region":               "show sum(Energy (kWh)); by Order Date (day), Region",
		"peak load by region":                    "show average(Peak load kW); by Region",
	})
}

func TestWhatWasEverReachedIsOneRow(t *testing.T) {
	readsAlike(t, trips(), "records: fields Trip No, Region, Delay [min], Order Date; order Delay [min] down; first 1",
		"which region had the longest delay ever",
		"which region had the longest delay ever and on what day",
	)
	if p, err := question.New().Read("which region had the longest delay", trips()); err != nil || !strings.Contains(told(p), "average(Delay [min])") {
		t.Errorf("of a region's trips: %v, %s", err, told(p))
	}
}
