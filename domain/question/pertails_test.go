package question_test

import (
	"testing"

	"github.com/lumenore/analytics-mcp-server/domain"
)

// What stands behind "per" in one column's name is not that column behind another's.
func TestAnAmountPerUnitIsOverTheColumnInThatUnit(t *testing.T) {
	t.Parallel()
	in := trips()
	in.Dataset.Columns = append(in.Dataset.Columns,
		domain.Column{Name: "Area acre", Type: domain.Number, Role: domain.RoleMeasure, Distinct: 300, Min: 1.0, Max: 90.0},
		domain.Column{Name: "Seed Cost", Type: domain.Number, Role: domain.RoleMeasure, Distinct: 300, Min: 1.0, Max: 900.0},
		domain.Column{Name: "Rent per acre", Type: domain.Number, Role: domain.RoleMeasure, Distinct: 300, Min: 1.0, Max: 9.0})
	reads(t, in, map[string]string{
		"seed cost per acre by region":               "grouped: show sum(Seed Cost) / sum(Area acre); by Region; order Seed Cost per Area acre down",
		"seed cost per acre":                         "grouped: show sum(Seed Cost) / sum(Area acre)",
		"average rent per acre by region":            "grouped: show average(Rent per acre); by Region; order average Rent per acre down",
		"rent per acre by region":                    "grouped: show average(Rent per acre); by Region; order average Rent per acre down",
		"which region has the highest rent per acre": "grouped: show average(Rent per acre); by Region; order average Rent per acre down; first 1",
	})
}

func TestAnAmountPerUnitThatNoColumnIsInIsRefused(t *testing.T) {
	t.Parallel()
	in := trips()
	in.Dataset.Columns = append(in.Dataset.Columns,
		domain.Column{Name: "Seed Cost", Type: domain.Number, Role: domain.RoleMeasure, Distinct: 300, Min: 1.0, Max: 900.0},
		domain.Column{Name: "Rent per acre", Type: domain.Number, Role: domain.RoleMeasure, Distinct: 300, Min: 1.0, Max: 9.0})
	refuses(t, in, "seed cost per acre by region", "seed cost per acre")
}

// Relations are between columns: one over the other is none.
func TestAnAmountPerUnitIsNotTakenApartInARelation(t *testing.T) {
	t.Parallel()
	in := trips()
	in.Analysis = domain.Correlation
	in.Dataset.Columns = append(in.Dataset.Columns,
		domain.Column{Name: "Area acre", Type: domain.Number, Role: domain.RoleMeasure, Distinct: 300, Min: 1.0, Max: 90.0},
		domain.Column{Name: "Seed Cost", Type: domain.Number, Role: domain.RoleMeasure, Distinct: 300, Min: 1.0, Max: 900.0})
	refuses(t, in, "what drives seed cost per acre")
}
