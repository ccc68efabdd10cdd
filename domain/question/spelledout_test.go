package question_test

import (
	"strings"
	"testing"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

// ferries is a table with figures of which people ask quotients.
func ferries(of domain.Analysis) question.Input {
	in := tableOf("crossings", "sail_dt", key("cross_id"), dated("sail_dt"), text("ship", 5), text("port_a", 4), text("port_b", 4), text("cust_tp", 3),
		text("state", 3), text("canc_cause", 3), number("tons"), number("berths"), number("paid_eur"), number("diesel_l")).
		with("ship", "Alba", "Brisa", "Corvo").with("port_a", "Oban", "Mallaig").with("port_b", "Barra", "Tiree").
		with("cust_tp", "PRV", "COM", "GOV").with("state", "Sailed", "Diverted", "Late").with("canc_cause", "WIND", "CREW").Input
	in.Analysis = of
	return in
}

// Of a description and what spells it out beside it, the latter is asked for.
func TestADescriptionIsReadByWhatSpellsItOut(t *testing.T) {
	for asked, want := range map[string]string{
		"Show the fill factor, meaning total tons divided by total berths, by ship":          "total tons divided by total berths by ship",
		"Effective fare per berth = sum(paid_eur)/sum(berths) by ship":                       "sum(paid_eur)/sum(berths) by ship",
		"What is the burn in litres per cargo ton (diesel_l divided by tons) for each ship?": "What is the diesel_l divided by tons for each ship?",
		"fare per ton (sum(paid_eur) / sum(tons)) by ship in 2025":                           "sum(paid_eur) / sum(tons) by ship in 2025",
		"What is the detour rate (state = Diverted divided by all crossings) per ship?":      "share of rows where state is Diverted per ship",
		"Which 10 lanes (combination of port_a and port_b) had the most tons in 2024?":       "Which 10 port_a and port_b had the most tons in 2024?",
		"List the abandonment causes (canc_cause) with their count for ship Alba in 2024":    "List the canc_cause with their count for ship Alba in 2024",
		"diesel rate (diesel_l / tons) by ship where state is Sailed":                        "diesel_l / tons by ship where state is Sailed",
	} {
		got, err := question.New().Read(asked, ferries(""))
		plain, err2 := question.New().Read(want, ferries(""))
		if err != nil || err2 != nil || told(got) != told(plain) {
			t.Errorf("%s: %v %v\n got  %s\n want %s", asked, err, err2, told(got), told(plain))
		}
		if !strings.Contains(strings.Join(got.Reading.Assumptions, "\n"), " is what stands ") {
			t.Errorf("%s: unsaid: %q", asked, got.Reading.Assumptions)
		}
	}
	p, err := question.New().Read("How many skippers (ship) make up 80 % of the total tons?", ferries(domain.Pareto))
	if err != nil || !strings.Contains(told(p), "by ship") {
		t.Errorf("%v: %s", err, told(p))
	}
	refuses(t, ferries(""),
		"fare in Berlin per ton (paid_eur divided by tons) by ship",
		"fill factor, meaning how well we did, by ship",
		"fare = good by ship",
		"lanes (as we know them) by tons",
	)
}
