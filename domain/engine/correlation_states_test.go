package engine_test

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/engine"
)

// bookings lapse three times as often without a reminder; the fee depends on nothing.
func bookings() string {
	rng := rand.New(rand.NewPCG(71, 72))
	var csv strings.Builder
	csv.WriteString("Booking,Outcome,Reminder,Guest age,Fee,Site\n")
	for i := range 3000 {
		reminder, lapse := "no", 0.3
		if i%2 == 0 {
			reminder, lapse = "yes", 0.1
		}
		outcome := "lapsed"
		if rng.Float64() >= lapse {
			outcome = []string{"kept", "moved"}[rng.IntN(2)]
		}
		fmt.Fprintf(&csv, "B-%04d,%s,%s,%d,%d,%s\n", i, outcome, reminder, 18+rng.IntN(60), 40+rng.IntN(50), []string{"North", "South"}[rng.IntN(2)])
	}
	return csv.String()
}

// filters are the conditions that an answer says it was worked out under.
func (r related) filters(t *testing.T) []string {
	t.Helper()
	var a struct{ Interpretation struct{ Filters []string } }
	if err := json.Unmarshal([]byte(r.raw), &a); err != nil {
		t.Fatal(err)
	}
	return a.Interpretation.Filters
}

func TestAStateAskedAboutIsASideOfTheRelation(t *testing.T) {
	w := warehouse(t, map[string]string{"bookings.csv": bookings()})
	for _, text := range []string{
		"what influences lapsed bookings?",
		"what affects whether a booking is lapsed?",
		"does reminder affect lapsed bookings?",
		"is lapsed related to reminder",
		"does the reminder matter for lapsed bookings",
		"what drives the lapsed rate",
	} {
		r := relate(t, w, first(t, w), domain.Correlation, text)
		if len(r.filters(t)) > 0 || !strings.Contains(r.Summary, "Reminder") || strings.HasPrefix(r.Summary, "No") {
			t.Errorf("%s: filters %v, %q; want lapsing to go along with the reminder", text, r.filters(t), r.Summary)
		}
	}
}

func TestAStateThatRestrictsStaysACondition(t *testing.T) {
	w := warehouse(t, map[string]string{"bookings.csv": bookings()})
	for _, text := range []string{"is fee related to guest age for lapsed bookings", "is fee related to guest age in North"} {
		r := relate(t, w, first(t, w), domain.Correlation, text)
		if len(r.filters(t)) != 1 || !strings.HasPrefix(r.Summary, "No significant correlation where ") {
			t.Errorf("%s: filters %v, %q; want fee and age among those rows", text, r.filters(t), r.Summary)
		}
	}
}

func TestAColumnThatAConditionHoldsToOneValueIsNotRelated(t *testing.T) {
	w := warehouse(t, map[string]string{"bookings.csv": bookings()})
	q, err := domain.NewQuestion("is fee related to outcome where outcome is lapsed", first(t, w))
	if err != nil {
		t.Fatal(err)
	}
	a, err := newEngine(t, engine.Params{Warehouse: w, Analysts: relations()}).Answer(t.Context(), domain.Correlation, q)
	if err == nil || domain.FaultFrom(err).Kind != domain.KindUnsupported || !strings.Contains(domain.FaultFrom(err).Suggestion, "what drives Outcome") {
		t.Fatalf("%v, %s; want it refused, since all those rows have the same outcome", err, a.Data)
	}
	if r := relate(t, w, first(t, w), domain.Correlation, "what drives Outcome"); !strings.Contains(r.Summary, "Reminder") {
		t.Errorf("the suggestion: %q", r.Summary)
	}
}
