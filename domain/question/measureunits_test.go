package question_test

import (
	"slices"
	"testing"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

// works is a table whose names say the units of its numbers.
func works() question.Input {
	in := shop()
	for i, name := range map[int]string{9: "Idle (min)", 11: "Energy (kWh)", 12: "weight_kg", 13: "Speed (km/h)"} {
		in.Dataset.Columns[i].Name, in.Dataset.Columns[i].Unit, in.Dataset.Columns[i].Synonyms = name, "", nil
		in.Dataset.Columns[i].Distinct = 4000
	}
	in.Dataset.DefaultMeasure = "Energy (kWh)"
	return in
}

func TestWhatIsMeasuredIsGivenInTheUnitAskedFor(t *testing.T) {
	reads(t, works(), map[string]string{
		"total energy in MWh by region":               "grouped: show sum(Energy in MWh); by Region; order Energy in MWh down",
		"average idle in hours per region":            "grouped: show average(Idle in hours); by Region; order average Idle in hours down",
		"average idle (in seconds)":                   "grouped: show average(Idle in seconds)",
		"total energy in kWh":                         "grouped: show sum(Energy (kWh))",
		"total weight in tonnes in 2024":              "grouped: show sum(weight in tonnes); in 2024-01-01..2024-12-31",
		"number of orders by idle in bins of 2":       "grouped: show distinct count of Order ID; by Idle (min) (bins of 2); order Idle (min) (bins of 2) up",
		"number of orders per idle bucket of 2 hours": "grouped: show distinct count of Order ID; by Idle (min) (bins of 120); order Idle (min) (bins of 120) up",
	})
}

func TestAConversionIsSaid(t *testing.T) {
	p, err := question.New().Read("total energy in MWh by region", works())
	if want := "Energy (kWh) is divided by 1000, since it is asked for in MWh"; err != nil || !slices.Contains(p.Reading.Assumptions, want) || p.Measures[0].Unit != "MWh" {
		t.Errorf("%v: %q, in %s", err, p.Reading.Assumptions, p.Measures[0].Unit)
	}
}

func TestAUnitOfAnotherQuantityIsRefused(t *testing.T) {
	for asked, kind := range map[string]domain.Kind{
		"total energy in hours":                        domain.KindUnknownWord,
		"energy per customer in MWh":                   domain.KindUnsupported,
		"regions with average idle in hours over 2":    domain.KindUnsupported,
		"number of orders per energy bucket of 2 days": domain.KindUnsupported,
	} {
		if p, err := question.New().Read(asked, works()); domain.FaultFrom(err).Kind != kind {
			t.Errorf("%s: %v %s", asked, err, told(p))
		}
	}
}
