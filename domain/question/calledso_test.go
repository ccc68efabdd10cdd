package question_test

import (
	"testing"

	"github.com/lumenore/analytics-mcp-server/domain"
)

// A column of yes and no is called as a value of another column is.
func TestAWordThatIsAColumnsNameIsThatColumnBeforeAValueOfAnother(t *testing.T) {
	in := tableOf("ward_rounds", "round_dt", dated("round_dt"), text("agent", 40), text("ward", 4), text("slot", 3), text("early", 2), number("early_min"), number("patients"), number("discount")).
		with("ward", "North", "South").with("slot", "EARLY", "NOON", "DISCOUNT").with("early", "yes", "no").Input
	in.Dataset.DefaultMeasure = "patients"
	reads(t, in, map[string]string{
		"number of rows where early is yes by agent":         "grouped: show count of rows; by agent; where early = 'yes'; order Count down",
		"share of rows with early yes by ward":               "grouped: show share of rows where early = 'yes'; by ward; order early rate down",
		"which agent is early the most":                      "grouped: show count of rows where early = 'yes', count of rows; by agent; order early count down; first 1",
		"who is early the most":                              "grouped: show count of rows where early = 'yes', count of rows; by agent; order early count down; first 1",
		"early rounds by ward":                               "grouped: show count of rows; by ward; where early = 'yes'; order Count down",
		"total early minutes by ward":                        "grouped: show sum(early_min); by ward; order early_min down",
		"total minutes early by slot":                        "grouped: show sum(early_min); by slot; order early_min down",
		"average discount by ward":                           "grouped: show average(discount); by ward; order average discount down",
		"number of EARLY rounds by ward":                     "grouped: show count of rows; by ward; where slot = 'EARLY'; order Count down",
		"number of rows where slot is early by ward":         "grouped: show count of rows; by ward; where slot = 'EARLY'; order Count down",
		"number of rows in the early slot by ward":           "grouped: show count of rows; by ward; where slot = 'EARLY'; order Count down",
		"number of rows where slot is early and early is no": "grouped: show count of rows; where slot = 'EARLY', early = 'no'",
	})
	refusesAs(t, in, domain.KindAmbiguous, "early slots by ward", "how many early slots")
}
