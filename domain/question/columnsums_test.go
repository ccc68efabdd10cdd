package question_test

import (
	"testing"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

// flats is a table of what tenants pay.
func flats() question.Input {
	in := shop()
	amount := func(name string) domain.Column {
		return domain.Column{Name: name, Type: domain.Number, Role: domain.RoleMeasure, Distinct: 900, Min: 2.0, Max: 900.0, Mean: 300, Deviation: 120}
	}
	in.Dataset.Columns = append(in.Dataset.Columns, amount("Heating €"), amount("Repairs €"), amount("Subsidy €"),
		domain.Column{Name: "Mood (1-5)", Type: domain.Integer, Role: domain.RoleMeasure, Distinct: 5, Min: int64(1), Max: int64(5), Mean: 3, Deviation: 1})
	return in
}

func TestColumnsOfOneQuantityAreAdded(t *testing.T) {
	reads(t, flats(), map[string]string{
		"heating + repairs by region":                    "grouped: show sum(Heating €) + sum(Repairs €); by Region; order Heating € + Repairs € down",
		"sum of heating plus repairs by region":          "grouped: show sum(Heating €) + sum(Repairs €); by Region; order Heating € + Repairs € down",
		"subsidy / (heating + repairs)":                  "grouped: show sum(Subsidy €) / (sum(Heating €) + sum(Repairs €))",
		"subsidy by region as % of heating + repairs":    "grouped: show sum(Subsidy €) / (sum(Heating €) + sum(Repairs €)); by Region; order Subsidy € / (Heating € + Repairs €) down",
		"subsidy as a percentage of heating and repairs": "grouped: show sum(Subsidy €) / (sum(Heating €) + sum(Repairs €))",
		"(heating + repairs) / subsidy":                  "grouped: show (sum(Heating €) + sum(Repairs €)) / sum(Subsidy €)",
		"heating plus repairs by region":                 "grouped: show sum(Heating €), sum(Repairs €); by Region; order Heating € down",
	})
}

func TestWhatDoesNotAddUpIsNotAdded(t *testing.T) {
	refuses(t, flats(), "heating / (repairs + mood)")
}
