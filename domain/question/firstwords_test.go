package question_test

import (
	"testing"

	"github.com/lumenore/analytics-mcp-server/domain"
)

func TestAnAdjectiveThatBeginsANumbersNameSaysWhichRowsAreMeant(t *testing.T) {
	t.Parallel()
	in := trips()
	in.Dataset.Columns = append(in.Dataset.Columns,
		domain.Column{Name: "Idle Hours", Type: domain.Number, Role: domain.RoleMeasure, Distinct: 300, Min: 0.0, Max: 9.0},
		domain.Column{Name: "Late Fee", Type: domain.Number, Role: domain.RoleMeasure, Distinct: 300, Min: 0.0, Max: 9.0},
		domain.Column{Name: "Refunded Amount", Type: domain.Number, Role: domain.RoleMeasure, Distinct: 300, Min: 2.0, Max: 900.0, NullShare: 0.9},
		domain.Column{Name: "Defective Parcels", Type: domain.Integer, Role: domain.RoleMeasure, Distinct: 30, Min: int64(0), Max: int64(90)})
	reads(t, in, map[string]string{
		"number of idle trips by region":              "grouped: show count of rows; by Region; where Idle Hours > 0; order Count down",
		"how many trips were idle by region":          "grouped: show count of rows; by Region; where Idle Hours > 0; order Count down",
		"how many trips were not idle":                "grouped: show count of rows; where Idle Hours = 0",
		"share of idle trips by region":               "grouped: show count of rows where Idle Hours > 0 / count of rows; by Region; order share of rows down",
		"average profit of idle trips":                "grouped: show average(Profit); where Idle Hours > 0",
		"average profit of trips that were idle":      "grouped: show average(Profit); where Idle Hours > 0",
		"number of defective trips":                   "grouped: show count of rows; where Defective Parcels > 0",
		"how many refunded trips were there":          "grouped: show count of rows; where Refunded Amount is not null",
		"which region has the most idle trips":        "grouped: show count of rows; by Region; where Idle Hours > 0; order Count down; first 1",
		"number of trips that were late in 2024":      "grouped: show count of rows; where Late Fee > 0; in 2024-01-01..2024-12-31",
		"trips were idle how often in 2024":           "grouped: show count of rows; where Idle Hours > 0; in 2024-01-01..2024-12-31",
		"number of trips late in 2024":                "grouped: show count of rows; in 2024-09-01..2024-12-31",
		"total idle hours by region":                  "grouped: show sum(Idle Hours); by Region; order Idle Hours down",
		"number of trips with more than 3 idle hours": "grouped: show count of rows; where Idle Hours > 3",
	})
}

// Where every row has some of it, the adjective tells none apart.
func TestAnAdjectiveThatTellsNoRowsApartIsRefused(t *testing.T) {
	t.Parallel()
	in := trips()
	in.Dataset.Columns = append(in.Dataset.Columns,
		domain.Column{Name: "Idle Hours", Type: domain.Number, Role: domain.RoleMeasure, Distinct: 300, Min: 1.0, Max: 9.0})
	refuses(t, in, "number of idle trips by region", "how many trips were idle")
}
