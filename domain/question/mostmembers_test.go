package question_test

import (
	"testing"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

func TestTheMostOfAThingCountsItsDifferentMembers(t *testing.T) {
	check(t, [][2]string{
		{"which region has the most products",
			"grouped: show distinct count of Product; by Region; order distinct Product down; first 1"},
		{"which category has the fewest products",
			"grouped: show distinct count of Product; by Category; order distinct Product up; first 1"},
	})
}

func TestAnAverageOfRowsIsOfTheirNumber(t *testing.T) {
	check(t, [][2]string{
		{"average rows per product",
			"grouped: show average of count of rows per Product; over count of rows of each Product"},
		{"average rows per day",
			"grouped: show count of rows / 1096 days"},
	})
}

func TestAToolOfOneQuantityCountsTheRowsThatAreNamed(t *testing.T) {
	readsFor(t, domain.Prediction, map[string]string{
		"how many rows next month":     "grouped: show count of rows",
		"how many products next month": "grouped: show distinct count of Product",
		"products next month":          "grouped: show distinct count of Product",
	})
	readsFor(t, domain.Pareto, map[string]string{
		"which products make up 80% of rows": "grouped: show count of rows; by Product; order Count down",
	})
}

func TestMoreIsADirectionOfWhatWillBeOrChanged(t *testing.T) {
	readsFor(t, domain.Prediction, map[string]string{
		"will there be more profit next quarter": "grouped: show sum(Profit)",
		"will we have less profit next quarter":  "grouped: show sum(Profit)",
	})
	in := shop()
	in.Analysis = domain.Change
	for text, way := range map[string]int{"since when do we have more profit": 1, "when did we get less profit": -1, "when did we get fewer orders": -1} {
		p, err := question.New().Read(text, in)
		if err != nil || p.Moved != way || len(p.Measures) != 1 || p.Measures[0].Aggregate == "maximum" {
			t.Errorf("%q: %v, goes %d with %s", text, err, p.Moved, told(p))
		}
	}
}
