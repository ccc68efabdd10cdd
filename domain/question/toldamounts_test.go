package question_test

import (
	"strings"
	"testing"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

// orchard has amounts that share a noun and are told apart by what was done.
func orchard() question.Input {
	return tableOf("harvest_rounds", "picked_on", key("round_no"), dated("picked_on"), text("crew", 12), text("plot", 9), text("picker", 40),
		number("crates_picked"), number("crates_spoiled"), number("wage_eur"), number("brix_score")).
		with("crew", "Red", "Blue").with("plot", "North", "Hill").Input
}

func TestAVerbAndItsNounNameOneAmount(t *testing.T) {
	reads(t, orchard(), map[string]string{
		"which crew spoiled the most crates":                        "grouped: show sum(crates_spoiled); by crew; order crates_spoiled down; first 1",
		"which crew spoiled the fewest crates in 2024":              "grouped: show sum(crates_spoiled); by crew; in 2024-01-01..2024-12-31; order crates_spoiled up; first 1",
		"crews that picked more than 300 crates":                    "grouped: show sum(crates_picked); by crew; having sum(crates_picked) > 300; order crates_picked down",
		"which plots spoiled at least 40 crates":                    "grouped: show sum(crates_spoiled); by plot; having sum(crates_spoiled) >= 40; order crates_spoiled down",
		"who picked the most crates":                                "grouped: show sum(crates_picked); by picker; order crates_picked down; first 1",
		"which crew spoiled the most crates per round":              "grouped: show sum(crates_spoiled) / distinct count of round_no; by crew; order crates_spoiled per round_no down; first 1",
		"which crew spoiled the most crates from March to May 2024": "grouped: show sum(crates_spoiled); by crew; in 2024-03-01..2024-05-31; order crates_spoiled down; first 1",
	})
}

func TestAVerbOfExchangeIsNoFigureBesideWhatChangedHands(t *testing.T) {
	reads(t, shop(), map[string]string{
		"products that sold fewer than 10 units":    "grouped: show sum(Quantity); by Product; having sum(Quantity) < 10; order Quantity down",
		"which products sold at least 25 units":     "grouped: show sum(Quantity); by Product; having sum(Quantity) >= 25; order Quantity down",
		"which region sold the least units in 2025": "grouped: show sum(Quantity); by Region; in 2025-01-01..2025-12-31; order Quantity up; first 1",
	})
}

func TestABoundStandsBeforeWhatEachRowHas(t *testing.T) {
	reads(t, orchard(), map[string]string{
		"crews with more than 20 crates picked per round":       "grouped: show sum(crates_picked) / distinct count of round_no; by crew; having sum(crates_picked) / distinct count of round_no > 20; order crates_picked per round_no down",
		"which plots have no more than 8 rounds":                "grouped: show count of rows; by plot; having count of rows <= 8; order Count down",
		"plots with no fewer than 8 rounds":                     "grouped: show count of rows; by plot; having count of rows >= 8; order Count down",
		"crews that picked between 10 and 20 crates in Q2 2024": "grouped: show sum(crates_picked); by crew; in 2024-04-01..2024-06-30; having sum(crates_picked) between 10 and 20; order crates_picked down",
	})
}

func TestThingsCountedInColumnsAreNotTheRows(t *testing.T) {
	in := tableOf("ticket_log", "day", dated("day"), text("agent", 20), text("queue", 4), number("tickets_rec"), number("tickets_sol"), number("csat")).Input
	reads(t, in, map[string]string{
		"which agent solved the most tickets":           "grouped: show sum(tickets_sol); by agent; order tickets_sol down; first 1",
		"agents that received fewer than 40 tickets":    "grouped: show sum(tickets_rec); by agent; having sum(tickets_rec) < 40; order tickets_rec down",
		"who solved the fewest tickets in March 2024":   "grouped: show sum(tickets_sol); by agent; in 2024-03-01..2024-03-31; order tickets_sol up; first 1",
		"which queue received the most tickets in 2025": "grouped: show sum(tickets_rec); by queue; in 2025-01-01..2025-12-31; order tickets_rec down; first 1",
	})
	_, err := question.New().Read("which agent had the most tickets", in)
	const example = "which agent had the most tickets_rec"
	if f := domain.FaultFrom(err); err == nil || f.Kind != domain.KindAmbiguous || !strings.Contains(f.Suggestion, example) {
		t.Errorf("got %v; want it asked back with %q", err, example)
	}
}
