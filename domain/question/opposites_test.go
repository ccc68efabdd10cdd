package question_test

import (
	"strings"
	"testing"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

func TestAStateThatIsDeniedLeavesItsRowsOut(t *testing.T) {
	for text, want := range map[string]string{
		"parcels not delayed by depot":               "count of rows; Depot; Delayed is not 'y'",
		"number of parcels not insured":              "count of rows; ; not (Insured = true)",
		"how many parcels are not fragile":           "count of rows; ; Fragile is not 'x'",
		"how many parcels did they inspect":          "count of rows; ; Inspected = 'Yes'",
		"number of delayed and Graz parcels":         "count of rows; ; Delayed = 'y', Depot = 'Graz'",
		"how many parcels without insurance by day":  "count of rows; ; not (Insured = true)",
		"parcels without beschädigt by depot":        "count of rows; Depot; Beschädigt is not 'ja'",
		"how many parcels were not inspected by day": "count of rows; ; Inspected is not 'Yes'",
	} {
		if got := asked(t, parcels(), domain.Query, text); got != want {
			t.Errorf("%s\n got  %s\n want %s", text, got, want)
		}
	}
}

func TestAStateAndItsDenialAreSetSideBySide(t *testing.T) {
	for text, want := range map[string]string{
		"average weight of delayed vs not delayed parcels":           "average(Weight); Delayed; ",
		"compare total weight of insured and non-insured parcels":    "sum(Weight); Insured; ",
		"number of parcels delayed vs not delayed by depot":          "count of rows; Depot, Delayed; ",
		"average weight of escalated versus not escalated by depots": "average(Weight); Depot, Escalated; ",
	} {
		if got := asked(t, parcels(), domain.Query, text); got != want {
			t.Errorf("%s\n got  %s\n want %s", text, got, want)
		}
	}
}

func TestOneOfAUnitIsANumberOfThem(t *testing.T) {
	for text, want := range map[string]string{
		"how many moorings lasted longer than half an hour": "count of rows; ; Minutes > 30",
		"how many moorings took more than an hour":          "count of rows; ; Minutes > 60",
	} {
		if got := asked(t, moorings(), domain.Query, text); got != want {
			t.Errorf("%s\n got  %s\n want %s", text, got, want)
		}
	}
}

func TestHowLongIsNotComparedWithMoney(t *testing.T) {
	in := moorings()
	in.Dataset.Columns[3].Name = "Guests"
	for _, text := range []string{"how many moorings took more than 20 days", "moorings longer than 2 hours"} {
		if p, err := question.New().Read(text, in); err == nil || strings.Contains(told(p), "Fee") {
			t.Errorf("%s: %s; want a refusal, since no column tells how long", text, told(p))
		}
	}
}

func TestAValueAgainstItsDenialIsRefusedAndNotAnsweredByNoRows(t *testing.T) {
	for _, text := range []string{"total weight of Graz vs not Graz", "number of parcels of Linz versus not Linz by day"} {
		_, err := question.New().Read(text, parcels())
		f := domain.FaultFrom(err)
		if err == nil || f.Kind != domain.KindUnsupported || !strings.Contains(f.Suggestion, " by Depot") {
			t.Errorf("%s: %v; want a refusal that says to ask by depot", text, err)
		}
	}
	if got := asked(t, parcels(), domain.Query, "number of parcels they did not inspect"); got != "count of rows; ; Inspected is not 'Yes'" {
		t.Error(got)
	}
}
