package question_test

import (
	"slices"
	"testing"

	"github.com/lumenore/analytics-mcp-server/domain"
)

func TestTheNounBeforeACostSaysWhatItIsOf(t *testing.T) {
	in := shop()
	in.Dataset.Columns = slices.DeleteFunc(in.Dataset.Columns, func(c domain.Column) bool { return c.Name == "Unit Price" })
	in.Dataset.Columns = append(in.Dataset.Columns,
		domain.Column{Name: "Water (m³)", Type: domain.Number, Role: domain.RoleMeasure, Distinct: 900, Min: 0.0, Max: 90.0, Mean: 30, Deviation: 12},
		domain.Column{Name: "Steam (kg)", Type: domain.Number, Role: domain.RoleMeasure, Distinct: 900, Min: 0.0, Max: 90.0, Mean: 30, Deviation: 12},
		domain.Column{Name: "Cost EUR", Type: domain.Number, Role: domain.RoleMeasure, Distinct: 900, Min: 0.0, Max: 90.0, Mean: 30, Deviation: 12})
	reads(t, in, map[string]string{
		"steam cost by region":      "grouped: show sum(Cost EUR); by Region; order Cost EUR down",
		"total steam cost":          "grouped: show sum(Cost EUR)",
		"steam and cost by region":  "grouped: show sum(Steam (kg)), sum(Cost EUR); by Region; order Steam (kg) down",
		"steam cost per kg":         "grouped: show sum(Cost EUR) / sum(Steam (kg))",
		"cost per kg by region":     "grouped: show sum(Cost EUR) / sum(Steam (kg)); by Region; order Cost EUR per Steam (kg) down",
		"profit and cost by region": "grouped: show sum(Profit), sum(Cost EUR); by Region; order Profit down",
	})
}
