package question_test

import (
	"testing"

	"github.com/lumenore/analytics-mcp-server/domain/question"
)

func TestAVerbBeforeTheRowsSaysWhichAreMeant(t *testing.T) {
	for asked, want := range map[string]string{
		"average profit of delayed trips":   "grouped: show average(Profit); where Delay [min] > 0",
		"delayed trips by region":           "grouped: show count of rows; by Region; where Delay [min] > 0; order Count down",
		"how many delayed trips in 2024":    "grouped: show count of rows; where Delay [min] > 0; in 2024-01-01..2024-12-31",
		"share of delayed trips by region":  "grouped: show count of rows where Delay [min] > 0 / count of rows; by Region; order share of rows down",
		"trips delayed by more than 10 min": "grouped: show count of rows; where Delay [min] > 10",
		"average delay by region":           "grouped: show average(Delay [min]); by Region; order average Delay [min] down",
	} {
		p, err := question.New().Read(asked, trips())
		if err != nil || told(p) != want {
			t.Errorf("%s: %v\n got %s\nwant %s", asked, err, told(p), want)
		}
	}
}
