package engine_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/lumenore/analytics-mcp-server/domain"
)

// queues are those of forty counters, at one of which some wait long: it moves the mean of
// its own rows, and hardly anything of all of them.
func queues() string {
	rng := rand.New(rand.NewPCG(41, 7))
	csv := "Counter,Window,Clerk age,Wait (min)\n"
	for i := range 6000 {
		wait := 30 + 5*rng.NormFloat64()
		if i%40 == 3 && rng.IntN(5) == 0 {
			wait += 30
		}
		csv += fmt.Sprintf("C%02d,%s,%d,%.2f\n", i%40, []string{"North", "South"}[rng.IntN(2)], 20+rng.IntN(40), wait)
	}
	return csv
}

func TestASmallSignificantDriverIsNamedAsOne(t *testing.T) {
	w := warehouse(t, map[string]string{"waits.csv": queues()})
	r := relate(t, w, first(t, w), domain.Correlation, "what drives wait")
	for _, want := range []string{"Nothing tested explains more than 3.", "% of how Wait (min) varies", "Significant but small: Counter (", "highest for C03", "Next to no part in it: "} {
		if !strings.Contains(r.Summary, want) {
			t.Errorf("%q; want %q", r.Summary, want)
		}
	}
	if strings.Contains(r.Summary, "goes along") {
		t.Errorf("%q says that nothing goes along", r.Summary)
	}
}

func TestANounBehindAValueIsNoColumnToCorrelate(t *testing.T) {
	rng := rand.New(rand.NewPCG(41, 8))
	csv := "Ferry Name,Fuel,Passengers,Snacks sold\n"
	for i := range 900 {
		seats := 40 + rng.IntN(100) + 30*(i%5)
		csv += fmt.Sprintf("F%d,%s,%d,%d\n", i%10, []string{"Diesel", "Electric"}[i%2], seats, 2*seats+rng.IntN(40))
	}
	w := warehouse(t, map[string]string{"crossings.csv": csv})
	for _, text := range []string{"correlation between passengers and snacks sold for Electric ferries", "is there a correlation of passengers and snacks sold on diesel ferries"} {
		r := relate(t, w, first(t, w), domain.Correlation, text)
		if !strings.Contains(r.Summary, "Passengers and Snacks sold") || strings.Contains(r.Summary, "Ferry") || !strings.Contains(r.Summary, "where Fuel = ") {
			t.Errorf("%q: %q", text, r.Summary)
		}
	}
	r := relate(t, w, first(t, w), domain.Correlation, "correlations for Diesel ferries")
	if !strings.Contains(r.Summary, "where Fuel = 'Diesel'") {
		t.Errorf("the filter is lost: %q", r.Summary)
	}
	r = relate(t, w, first(t, w), domain.Correlation, "correlation between ferry name and passengers for Electric")
	if !strings.Contains(r.Summary, "Ferry Name") {
		t.Errorf("a column that is named is lost: %q", r.Summary)
	}
}
