package question_test

import (
	"strings"
	"testing"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

// permits are filed on a day and are then approved, refused or withdrawn.
func permits() question.Input {
	in := tableOf("council_register", "filed_on", key("reg_no"), dated("filed_on"), text("ward", 9), text("officer", 20), text("outcome", 4), number("fee_eur")).
		with("outcome", "Approved", "Rejected", "Withdrawn", "Suspended").with("ward", "Hill", "Quay").Input
	in.Dataset.DefaultMeasure = "fee_eur"
	return in
}

func TestANounOfWhatBecameOfRowsIsTheirState(t *testing.T) {
	const rejected = "where outcome = 'Rejected'"
	reads(t, permits(), map[string]string{
		"rejections by ward":                       "grouped: show count of rows; by ward; " + rejected + "; order Count down",
		"how many approvals in 2024":               "grouped: show count of rows; where outcome = 'Approved'; in 2024-01-01..2024-12-31",
		"which ward had the most rejections":       "grouped: show count of rows; by ward; " + rejected + "; order Count down; first 1",
		"top 3 wards by rejections":                "grouped: show count of rows; by ward; " + rejected + "; order Count down; first 3",
		"wards with more than 12 suspensions":      "grouped: show count of rows where outcome = 'Suspended'; by ward; having count of rows where outcome = 'Suspended' > 12; order Count where outcome = 'Suspended' down",
		"average fee of rejections by ward":        "grouped: show average(fee_eur); by ward; " + rejected + "; order average fee_eur down",
		"rejection rate by ward":                   "grouped: show share of rows " + rejected + "; by ward; order rejection rate down",
		"which ward had the fewest rejections":     "grouped: show count of rows " + rejected + "; by ward; order Count " + rejected + " up; first 1",
		"which ward had the fewest approvals 2024": "grouped: show count of rows where outcome = 'Approved'; by ward; in 2024-01-01..2024-12-31; order Count where outcome = 'Approved' up; first 1",
		"which ward had the most registrations":    "grouped: show count of rows; by ward; order Count down; first 1",
		"wards with more than 50 registrations":    "grouped: show count of rows; by ward; having count of rows > 50; order Count down",
	})
	p, err := question.New().Read("rejections by ward", permits())
	if err != nil || !strings.Contains(strings.Join(p.Reading.Assumptions, " "), "'rejections' is taken to mean the rows where outcome = 'Rejected'") {
		t.Errorf("%v: %v", err, p.Reading.Assumptions)
	}
	refuses(t, permits(), "extensions by ward", "objections by ward")
}

func TestAShortStateIsAskedBack(t *testing.T) {
	in := tableOf("ferry_runs", "run_on", key("run_id"), dated("run_on"), text("route", 8), text("state", 3), number("pax")).with("state", "OK", "CANX", "DLY").Input
	for _, asked := range []string{"cancellations by route", "cancelled runs by route"} {
		_, err := question.New().Read(asked, in)
		const want = "number of rows by route where state is CANX"
		if err == nil || !strings.Contains(domain.FaultFrom(err).Suggestion, want) {
			t.Errorf("%s: %v; want it asked back with %q", asked, err, want)
		}
	}
}
