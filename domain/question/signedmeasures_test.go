package question_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

func TestSignsBetweenMeasuresAreCalculatedWith(t *testing.T) {
	difference := "grouped: show sum(Heating €) - sum(Repairs €); by Region; order Heating € - Repairs € down"
	reads(t, flats(), map[string]string{
		`SELECT region, SUM("Heating €") - SUM("Repairs €") AS rest FROM flats GROUP BY region`:                    difference,
		`SELECT region, SUM("Heating €" - "Repairs €") FROM flats GROUP BY region`:                                 difference,
		`SELECT region, SUM("Heating €") - SUM("Repairs €") AS rest FROM flats GROUP BY region ORDER BY rest DESC`: difference,
		"heating - repairs by region":                           difference,
		"total heating minus repairs by region":                 difference,
		"total heating minus total repairs by region":           difference,
		"heating - repairs - subsidy":                           "grouped: show sum(Heating €) - sum(Repairs €) - sum(Subsidy €)",
		`SELECT SUM("Heating €")/SUM("Repairs €") FROM flats`:   "grouped: show sum(Heating €) / sum(Repairs €)",
		`SUM("Heating €") + SUM("Repairs €")`:                   "grouped: show sum(Heating €) + sum(Repairs €)",
		"(heating - repairs) / heating by region":               "grouped: show (sum(Heating €) - sum(Repairs €)) / sum(Heating €); by Region; order (Heating € - Repairs €) / Heating € down",
		"average of heating plus repairs by region":             "grouped: show average(Heating € + Repairs €); by Region; order average Heating € + Repairs € down",
		"average heating plus average repairs":                  "grouped: show average(Heating €), average(Repairs €)",
		"show for each region: - total heating - total repairs": "grouped: show sum(Heating €), sum(Repairs €); by Region; order Heating € down",
	})
}

func TestASignThatCanNotBeReadIsRefused(t *testing.T) {
	for q, sign := range map[string]string{
		"heating - mood by region": "'-'", "MAX(heating) - AVG(mood)": "'-'", "heating * mood > 9": "'×'", "SUM(heating) * mood": "'×'",
		"heating - repairs / subsidy": "'/'", "SUM(heating) - COUNT(*)": "'-'", "regions where heating - repairs > 100": "'-'",
	} {
		p, err := question.New().Read(q, flats())
		var f *domain.Fault
		if !errors.As(err, &f) || !strings.Contains(f.Message, sign) {
			t.Errorf("%q is read as %s: %v", q, told(p), err)
		}
	}
}
