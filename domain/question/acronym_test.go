package question_test

import (
	"testing"

	"github.com/lumenore/analytics-mcp-server/domain/question"
)

// plant is a table with names that are initials, and one that has them.
func plant() question.Input {
	in := shop()
	for i, name := range map[int]string{9: "MTBF (h)", 11: "OEE", 12: "gph", 13: "Days per ton"} {
		in.Dataset.Columns[i].Name, in.Dataset.Columns[i].Unit, in.Dataset.Columns[i].Synonyms = name, "", nil
		in.Dataset.Columns[i].Distinct = 4000
	}
	in.Dataset.DefaultMeasure = "OEE"
	return in
}

func TestInitialsAndTheWordsTheyStandForAreOneName(t *testing.T) {
	reads(t, plant(), map[string]string{
		"average mean time between failures by region":                 "grouped: show average(MTBF (h)); by Region; order average MTBF (h) down",
		"average overall equipment effectiveness per region":           "grouped: show average(OEE); by Region; order average OEE down",
		"What is the maximum gallons per hour in 2024?":                "grouped: show maximum(gph); in 2024-01-01..2024-12-31",
		"average dpt by region":                                        "grouped: show average(Days per ton); by Region; order average Days per ton down",
		"number of orders by region with more than 3 gallons per hour": "grouped: show distinct count of Order ID; by Region; where gph > 3; order distinct Order ID down",
	})
}

// A word that names a column itself is meant, and not its first letter.
func TestInitialsDoNotTakeWordsThatAreKnown(t *testing.T) {
	in := plant()
	in.Dataset.Columns[11].Name, in.Dataset.Columns[13].Name = "QPR", "Discount"
	if p, err := question.New().Read("average quantity per region", in); err != nil || p.Measures[0].Column != "Quantity" {
		t.Errorf("%v: %s", err, told(p))
	}
	in.Dataset.Columns[11].Name = "TPR"
	if p, err := question.New().Read("average throughput per region", in); err == nil {
		t.Errorf("taken for initials: %s", told(p))
	}
}
