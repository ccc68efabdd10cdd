package question_test

import (
	"testing"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

func TestTheUnitInANameTellsFlowsFromLevels(t *testing.T) {
	for name, want := range map[string]question.Nature{
		"Snacks €": question.Amount, "Parking ($)": question.Amount, "Rent (£)": question.Rate, "Deposit held (€)": question.Rate,
		"Asking £": question.Rate, "Dividend yield €": question.Rate, "Balls £/h": question.Rate,
		"Downtime (h)": question.Amount, "Labor [hrs]": question.Amount, "Overtime (min)": question.Amount, "Patience (min)": question.Rate,
		"Wait (minutes)": question.Rate, "Delay (hours)": question.Rate, "Downtime (%)": question.Rate,
		"Wool taken (kg)": question.Amount, "Waste (t)": question.Amount, "Litres poured": question.Amount, "Calf (kg)": question.Rate,
		"Crop yield (t/ha)": question.Rate, "Crop yield (t)": question.Amount, "Weight loaded (kg)": question.Rate, "Fuel level (l)": question.Rate,
		"gas_kwh": question.Amount, "Battery (kWh)": question.Rate, "Tank used (l)": question.Rate, "Heat kWh": question.Amount,
		"Miles flown": question.Amount, "Distance (miles)": question.Rate, "Errors (/1000 calls)": question.Rate,
	} {
		if got := question.NatureOf(domain.Column{Name: name, Type: domain.Number, Distinct: 500, Min: 1.0, Max: 90.0, Mean: 40, Deviation: 20}); got != want {
			t.Errorf("%s is judged %s, want %s", name, got, want)
		}
	}
}

func TestTheEndsOfAScaleAreThoseOfItsValues(t *testing.T) {
	scale := func(name string, low, high int64) domain.Column {
		return domain.Column{Name: name, Type: domain.Integer, Distinct: 40, Min: low, Max: high, Mean: 3, Deviation: 9}
	}
	for _, c := range []struct {
		column domain.Column
		want   question.Nature
	}{
		{scale("Points (1 poor – 5 great)", 1, 5), question.Rate},
		{scale("Points (0-10)", 0, 10), question.Rate},
		{scale("Visits (18-25)", 3, 900), question.Amount},
	} {
		if got := question.NatureOf(c.column); got != c.want {
			t.Errorf("%s is judged %s, want %s", c.column.Name, got, c.want)
		}
	}
}

func TestWhatFlowsIsAddedUpUnlessAnAverageIsAskedFor(t *testing.T) {
	in := shop()
	in.Dataset.Columns = append(in.Dataset.Columns,
		domain.Column{Name: "Downtime (h)", Type: domain.Number, Role: domain.RoleMeasure, Distinct: 4, Min: 0.0, Max: 9.0, Mean: 1.3, Deviation: 2.7},
		domain.Column{Name: "Snacks €", Type: domain.Number, Role: domain.RoleMeasure, Distinct: 900, Min: 2.0, Max: 90.0, Mean: 30, Deviation: 12})
	reads(t, in, map[string]string{
		"hours of downtime by region": "grouped: show sum(Downtime (h)); by Region; order Downtime (h) down",
		"snacks by region":            "grouped: show sum(Snacks €); by Region; order Snacks € down",
		"average snacks by region":    "grouped: show average(Snacks €); by Region; order average Snacks € down",
	})
}
