package question_test

import (
	"testing"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

// A pattern's signs stand for any letters: taken for letters, they match nothing and
// the answer is empty without a word.
func TestAPatternIsReadByItsSigns(t *testing.T) {
	table := tableOf("parcel_scans", "scan_date", dated("scan_date"), text("depot_cd", 6), text("route", 5), number("weight_kg")).
		with("depot_cd", "NX1", "NX2", "SY7").with("route", "Coastal", "Inland").Input
	for pattern, want := range map[string]string{
		"LIKE 'NX%'":     "depot_cd starts with 'NX'",
		"like '%7'":      "depot_cd ends with '7'",
		"ILIKE '%X%'":    "depot_cd contains 'X'",
		"NOT LIKE 'SY%'": "not (depot_cd starts with 'SY')",
	} {
		asked := "select route, sum(weight_kg) from parcel_scans where depot_cd " + pattern + " group by route"
		p, err := question.New().Read(asked, table)
		if err != nil || len(p.Filters) != 1 || p.Filters[0].Text != want {
			t.Errorf("%s: %v %v, want %s", asked, p.Filters, err, want)
		}
	}
	for _, pattern := range []string{"N_1", "N%1", "%"} {
		_, err := question.New().Read("select route, count(*) from parcel_scans where depot_cd like '"+pattern+"' group by route", table)
		if err == nil || domain.FaultFrom(err).Kind != domain.KindUnsupported {
			t.Errorf("%s: %v", pattern, err)
		}
	}
}
