package question_test

import (
	"testing"

	"github.com/lumenore/analytics-mcp-server/domain/question"
)

func workshop() question.Input {
	return tableOf("repairs", "Received On", key("Repair No"), dated("Received On"), empty(dated("Collected On")), empty(dated("Scrap Date")), text("Workshop", 3), text("State", 3), number("Price"), number("Parts")).
		with("Workshop", "North", "Harbour", "Mill").with("State", "open", "collected", "scrapped").Input
}

func TestOneDateLessAnotherIsTheTimeBetween(t *testing.T) {
	const days = "grouped: show average(days from Received On to Collected On); by Workshop; order average days from Received On to Collected On down"
	readsWith(t, workshop(), map[string]string{
		"Collected On - Received On by workshop":                                          days,
		"average of (Collected On - Received On) by workshop":                             days,
		"average Collected On minus Received On in days by workshop":                      days,
		"select workshop, avg(collected_on - received_on) from repairs group by workshop": days,
		"median of Collected On - Received On":                                            "grouped: show median(days from Received On to Collected On)",
	})
}

func TestADateThatIsThereIsACondition(t *testing.T) {
	reads(t, workshop(), map[string]string{
		"number of repairs with a scrap date by workshop":           "grouped: show count of rows; by Workshop; where Scrap Date is not null; order Count down",
		"share of scrapped repairs (with a Scrap Date) by workshop": "grouped: show count of rows where State = 'scrapped' / count of rows; by Workshop; order share of rows down",
		"number of repairs with 10 to 20 parts":                     "grouped: show count of rows; where Parts between 10 and 20",
	})
}
