package engine_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/lumenore/analytics-mcp-server/domain"
)

func TestWhatIsMoreLikelyIsRelatedToWhatItIsMoreLikelyFor(t *testing.T) {
	w := warehouse(t, map[string]string{"bookings.csv": bookings()})
	for text, want := range map[string]string{
		"are bookings with reminder less likely to be lapsed?": "Reminder",
		"do North bookings get lapsed more often?":             "Site",
		"are lapsed bookings more likely in South?":            "Site",
		"is lapsed less likely with a reminder":                "Reminder",
	} {
		r := relate(t, w, first(t, w), domain.Correlation, text)
		a := correlationOf(t, r)
		if len(r.filters(t)) > 0 || len(a.Pairs) != 1 || !strings.Contains(a.Pairs[0].X+a.Pairs[0].Y, want) || !strings.Contains(r.Summary, "lapsed") {
			t.Errorf("%s: filters %v, %q; want lapsing beside %s alone", text, r.filters(t), r.Summary, want)
		}
	}
}

// Within each of five soils yield falls with depth, while over the soils it rises.
func TestFewThingsAreNoUnitsOfTheirAggregates(t *testing.T) {
	rng := rand.New(rand.NewPCG(61, 62))
	csv := "Plot,Soil,Depth,Yield\n"
	for i := range 500 {
		soil := i % 5
		depth := 10*float64(soil) + 3*rng.NormFloat64()
		csv += fmt.Sprintf("%d,soil %d,%.2f,%.2f\n", i, soil, depth, 4*10*float64(soil)-depth+rng.NormFloat64())
	}
	w := warehouse(t, map[string]string{"plots.csv": csv})
	for _, text := range []string{"depth vs yield by soil", "is depth related to yield by soil", "depth against yield per soil"} {
		r := relate(t, w, first(t, w), domain.Correlation, text)
		a := correlationOf(t, r)
		if len(a.Pairs) != 5 || a.Pairs[0].Member == nil || *a.Pairs[0].Coefficient > -0.8 || !strings.Contains(r.Summary, "negative") {
			t.Errorf("%s: %q (%d pairs); want a pair in each of the five soils", text, r.Summary, len(a.Pairs))
		}
		if got := strings.Join(r.Interpretation.Assumptions, " "); !strings.Contains(got, "The rows of each Soil") {
			t.Errorf("%s: assumptions %q", text, got)
		}
	}
	for _, text := range []string{"depth vs yield across soils", "average depth vs average yield by soil"} {
		if a := correlationOf(t, relate(t, w, first(t, w), domain.Correlation, text)); !strings.Contains(a.UnitOfAnalysis, "members of Soil") {
			t.Errorf("%s: %q; want the soils' aggregates, which are asked for", text, a.UnitOfAnalysis)
		}
	}
}
