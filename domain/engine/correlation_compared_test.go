package engine_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/ports"
)

// freight takes longer in December, those of the Sea route longer than those by Air, and
// more of the heavy ones are rejected.
func freight(t *testing.T) ports.Warehouse {
	rng := rand.New(rand.NewPCG(4, 8))
	csv := "Parcel ID,Sent On,Route,Insured,Outcome,Weight Kg,Transit Hours\n"
	for i := range 1500 {
		day := time.Date(2022, 1, 1, 0, 0, 0, 0, time.UTC).AddDate(0, 0, i%1000)
		route := []string{"Air", "Rail", "Sea"}[rng.IntN(3)]
		weight := 1 + 20*rng.Float64()
		hours := 40 + 4*rng.NormFloat64()
		if route == "Sea" {
			hours += 10
		}
		if day.Month() == time.December {
			hours += 12
		}
		outcome := "Delivered"
		if rng.Float64() < weight/40 {
			outcome = "Rejected"
		}
		csv += fmt.Sprintf("P-%04d,%s,%s,%s,%s,%.1f,%.1f\n", i, day.Format(time.DateOnly), route, []string{"Yes", "No"}[rng.IntN(2)], outcome, weight, hours)
	}
	return warehouse(t, map[string]string{"freight.csv": csv})
}

// relatesAs asks for relations, and that the summary names both sides.
func relatesAs(t *testing.T, w ports.Warehouse, plans map[string][]string) {
	t.Helper()
	for text, parts := range plans {
		r := relate(t, w, first(t, w), domain.Correlation, text)
		a := correlationOf(t, r)
		if a.Target != "" && parts[0] != "goes along with" {
			t.Errorf("%s: what drives %s was not asked: %s", text, a.Target, r.Summary)
		}
		for _, part := range parts {
			if !strings.Contains(r.Summary, part) {
				t.Errorf("%s: %s; want %q in it", text, r.Summary, part)
			}
		}
	}
}

func TestMembersThatAreComparedAreTheOtherSideOfARelation(t *testing.T) {
	relatesAs(t, freight(t), map[string][]string{
		"are transit hours higher for Sea than for Air?":           {"Route and Transit Hours", "highest for Sea (5", "lowest for Air (4", "where Route in"},
		"is weight kg higher for Sea parcels than for Air parcels": {"Route and Weight Kg", "for Sea 1", "for Air 1"},
		"is the rejection rate higher for Air than for Rail?":      {"rejection rate", "for Air ", "for Rail "},
		"is weight kg higher for rejected parcels than for others": {"Outcome and Weight Kg", "highest for Rejected", "lowest for Delivered"},
		"do transit hours differ between routes":                   {"Route and Transit Hours", "highest for Sea"},
		"is the rejection rate different across routes":            {"rejection rate and Route"},
	})
}

func TestAPartOfTheCalendarIsASideOfARelation(t *testing.T) {
	relatesAs(t, freight(t), map[string][]string{
		"do transit hours depend on the month of the year?":       {"Month of the year and Transit Hours", "highest for December"},
		"is there a relationship between weight kg and the month": {"onth of the year and Weight Kg"},
		"does the weekday affect transit hours":                   {"eekday and Transit Hours"},
		"does weight kg vary by season":                           {"onth of the year and Weight Kg"},
		"does the rejection rate depend on the weekday":           {"rejection rate and weekday"},
		"are transit hours higher in December?":                   {"onth of Sent On is December", "highest for yes"},
	})
	w := freight(t)
	r := relate(t, w, first(t, w), domain.Correlation, "do transit hours depend on the month of the year?")
	if !strings.Contains(strings.Join(r.Caveats, " "), "no trend was taken out") {
		t.Errorf("what a cycle is not told apart from is not said: %v", r.Caveats)
	}
}

func TestADeedIsTheStateOfTheRows(t *testing.T) {
	relatesAs(t, freight(t), map[string][]string{
		"what is associated with rejection?":           {"goes along with", "Outcome", "Weight Kg"},
		"what explains rejections of Sea parcels":      {"goes along with", "where Route = 'Sea'", "Weight Kg"},
		"does being insured affect rejection":          {"Insured", "Outcome"},
		"is rejecting related to the route":            {"Route", "Outcome"},
		"which route is associated with rejection":     {"Route", "Outcome"},
		"does rejection depend on weight kg for Rail?": {"Weight Kg", "Outcome", "where Route = 'Rail'"},
	})
}
