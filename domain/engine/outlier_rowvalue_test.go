package engine_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/lumenore/analytics-mcp-server/domain"
)

// tickets are of four desks, one of which breaches five times as often as the
// others; ticket T-0700 took 40 days, T-0300 costs far more than it should
// for its hours.
func tickets() string {
	rng := rand.New(rand.NewPCG(61, 62))
	var csv strings.Builder
	csv.WriteString("Ticket,Opened,Closed,Desk,Cost,Price,Breached\n")
	start := time.Date(2023, time.January, 1, 0, 0, 0, 0, time.UTC)
	for i := range 2000 {
		opened := start.AddDate(0, 0, i/2)
		days, share := 2+rng.IntN(5), 0.08
		if i%4 == 2 {
			share = 0.4
		}
		price := 100 * (1 + rng.Float64())
		cost := price * (0.6 + 0.05*rng.NormFloat64())
		switch i {
		case 700:
			days = 40
		case 300:
			cost = price * 2
		}
		fmt.Fprintf(&csv, "T-%04d,%s,%s,%s,%.2f,%.2f,%t\n", i, opened.Format(time.DateOnly), opened.AddDate(0, 0, days).Format(time.DateOnly),
			[]string{"Alpha", "Beta", "Gamma", "Delta"}[i%4], cost, price, rng.Float64() < share)
	}
	return csv.String()
}

func TestARateOfFewGroupsIsHeldAgainstTheOthersAndOverTime(t *testing.T) {
	w := warehouse(t, map[string]string{"tickets.csv": tickets()})
	for _, text := range []string{"which desk has an unusual breached rate?", "unusual breached rate by desk", "unusual breached rate within desk"} {
		r := relate(t, w, first(t, w), domain.Outlier, text)
		if a := outliersOf(t, r); a.Shape != "periods" || !strings.HasPrefix(r.Summary, "Out of the ordinary by breached rate: Desk Gamma (") {
			t.Errorf("%s: %s, %q; want desk Gamma by its rate, and the months of each desk", text, a.Shape, r.Summary)
		}
	}
}

func TestARatioOrASpanOfRecordsIsThatOfEachRow(t *testing.T) {
	w := warehouse(t, map[string]string{"tickets.csv": tickets()})
	for text, want := range map[string]string{
		"tickets with an unusual ratio of cost to price":     "T-0300",
		"unusual ratio of cost to price within desk":         "T-0300",
		"tickets with an unusual time from opened to closed": "T-0700",
	} {
		r := relate(t, w, first(t, w), domain.Outlier, text)
		if a := outliersOf(t, r); a.Shape != "records" || !slices.Equal(a.at("Ticket"), []string{want}) {
			t.Errorf("%s: %s of %v: %v; want %s by the value of its row", text, a.Shape, r.Interpretation.Measures, a.at("Ticket"), want)
		}
	}
}
