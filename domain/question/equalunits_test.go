package question_test

import (
	"testing"

	"github.com/lumenore/analytics-mcp-server/domain"
)

func TestANameButForItsUnitIsBeforeALongerOne(t *testing.T) {
	in := shop()
	in.Dataset.Columns = append(in.Dataset.Columns,
		domain.Column{Name: "Water (m3)", Type: domain.Number, Role: domain.RoleMeasure, Distinct: 900, Min: 0.0, Max: 900.0},
		domain.Column{Name: "Reclaimed Water (m3)", Type: domain.Number, Role: domain.RoleMeasure, Distinct: 900, Min: 0.0, Max: 90.0})
	reads(t, in, map[string]string{
		"total water by region":           "grouped: show sum(Water (m3)); by Region; order Water (m3) down",
		"best month by water":             "grouped: show sum(Water (m3)); by Order Date (month); order Water (m3) down; first 1",
		"total reclaimed water by region": "grouped: show sum(Reclaimed Water (m3)); by Region; order Reclaimed Water (m3) down",
	})
}
