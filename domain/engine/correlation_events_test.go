package engine_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/engine"
)

// policies lapse more often with many claims, senior holders have more of them;
// a lapse has a date and, where flagged, a column of yes and no; some are ticked
// as paid by card.
func policies(flag bool) string {
	rng := rand.New(rand.NewPCG(31, 32))
	csv := "Policy ID,Signed On,Lapse Date,Claims,Premium,By Card"
	if flag {
		csv += ",Lapsed"
	}
	csv += "\n"
	for i := range 800 {
		claims := rng.IntN(6)
		lapsed, day, card := "no", "", ""
		if rng.Float64() < 0.1+0.12*float64(claims) {
			lapsed, day = "yes", fmt.Sprintf("2025-%02d-%02d", 1+rng.IntN(12), 1+rng.IntN(28))
		}
		premium := 200 + 10*rng.NormFloat64()
		if rng.Float64() < 0.4 {
			card, premium = "x", premium+15
		}
		csv += fmt.Sprintf("P%04d,2024-%02d-%02d,%s,%d,%.2f,%s", i, 1+rng.IntN(12), 1+rng.IntN(28), day, claims, premium, card)
		if flag {
			csv += "," + lapsed
		}
		csv += "\n"
	}
	return csv
}

func TestAPastEventIsASideOfARelation(t *testing.T) {
	for _, flag := range []bool{true, false} {
		w := warehouse(t, map[string]string{"policies.csv": policies(flag)})
		state := "Lapse Date known"
		if flag {
			state = "Lapsed"
		}
		for _, text := range []string{"correlation between lapse and claims", "is lapse related to claims?"} {
			r := relate(t, w, first(t, w), domain.Correlation, text)
			if a := correlationOf(t, r); a.TestsRun != 1 || !strings.Contains(r.Summary, state+" and Claims") || !strings.Contains(r.Summary, "highest for yes") {
				t.Errorf("%s: %q of %d tests; want %s against the claims", text, r.Summary, a.TestsRun, state)
			}
		}
	}
}

func TestAColumnOfTicksSaysYesAndNo(t *testing.T) {
	w := warehouse(t, map[string]string{"policies.csv": policies(true)})
	r := relate(t, w, first(t, w), domain.Correlation, "correlation between by card and premium")
	if !strings.Contains(r.Summary, "highest for yes") || !strings.Contains(strings.Join(r.Caveats, " "), "Rows without By Card are taken to say no") {
		t.Errorf("%q, %q", r.Summary, r.Caveats)
	}
	for _, e := range correlationOf(t, relate(t, w, first(t, w), domain.Correlation, "what drives premium")).Excluded {
		if e.Column == "By Card" {
			t.Errorf("the ticks are left out: %s", e.Reason)
		}
	}
}

func TestARelationToWhatNoRowHasIsRefused(t *testing.T) {
	w := warehouse(t, map[string]string{"policies.csv": policies(true)})
	for text, want := range map[string]string{
		"correlation between weather and claims":   "'weather' matches no column",
		"correlation between premium and policies": "only Premium",
		"correlation between signed on and claims": "only",
	} {
		q, err := domain.NewQuestion(text, first(t, w))
		if err != nil {
			t.Fatal(err)
		}
		_, err = newEngine(t, engine.Params{Warehouse: w, Analysts: relations()}).Answer(t.Context(), domain.Correlation, q)
		if f := domain.FaultFrom(err); err == nil || !strings.Contains(f.Message, want) {
			t.Errorf("%s: %v; want it refused", text, err)
		}
	}
}
