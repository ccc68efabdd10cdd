package question_test

import (
	"testing"

	"github.com/lumenore/analytics-mcp-server/domain"
)

// In a correlation a part of the calendar is what figures may depend on; a noun of time
// elsewhere counts its periods.
func TestAPartOfTheCalendarIsWhatFiguresDependOn(t *testing.T) {
	in := tableOf("harvests", "picked_on", dated("picked_on"), text("orchard", 5), text("grade", 3), number("crates"), number("sugar")).
		with("grade", "Sold", "Wasted", "Kept").Input
	in.Analysis = domain.Correlation
	readsAlike(t, in, "records: fields picked_on, sugar; by month of picked_on",
		"does sugar depend on the month of the year?", "does sugar depend on the month", "does the month of the year affect sugar",
		"is sugar related to the season?", "relationship between sugar and the calendar month")
	readsAlike(t, in, "records: fields picked_on, crates; by weekday of picked_on",
		"do crates depend on the weekday", "are crates linked to the day of the week?", "do crates differ by day of the week")
	readsWith(t, in, map[string]string{
		"correlation between crates and sugar in May":          "month of picked_on is May",
		"relationship between crates and sugar for March 2024": "crates, sugar",
	})
}

func TestARelationIsOfTheDeedThatANounNames(t *testing.T) {
	in := tableOf("claims", "filed_on", key("claim_no"), dated("filed_on"), text("ruling", 3), text("branch", 4), number("damage")).
		with("ruling", "Approved", "Rejected", "Withdrawn").Input
	in.Analysis = domain.Correlation
	for asked, want := range map[string]string{
		"what explains rejections":                                       "ruling = 'Rejected'",
		"does damage influence approval?":                                "ruling = 'Approved'",
		"is rejecting related to the branch":                             "ruling = 'Rejected'",
		"what is associated with a rejection":                            "ruling = 'Rejected'",
		"is damage higher for approved claims?":                          "ruling = 'Approved'",
		"is damage higher for rejected claims than for the other claims": "ruling = 'Rejected'",
	} {
		readsWith(t, in, map[string]string{asked: want})
	}
	in.Analysis = ""
	refuses(t, in, "list the rejections of each branch by rejecting")
}
