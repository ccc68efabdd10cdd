package question_test

import (
	"testing"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

// What things are said to come with is a condition, beside whatever figure of them.
func TestThingsWithSomeOfANumberAreThoseThatHaveIt(t *testing.T) {
	t.Parallel()
	reads(t, trips(), map[string]string{
		"average delay of trips with a delay by region":     "grouped: show average(Delay [min]); by Region; where Delay [min] > 0; order average Delay [min] down",
		"average profit of trips with a delay":              "grouped: show average(Profit); where Delay [min] > 0",
		"average profit of trips with delay":                "grouped: show average(Profit); where Delay [min] > 0",
		"total sales of trips with some snacks":             "grouped: show sum(Sales); where Snacks € > 0",
		"trips with a delay by region":                      "grouped: show count of rows; by Region; where Delay [min] > 0; order Count down",
		"returned trips with a delay by region":             "grouped: show count of rows; by Region; where Returned = 'Y', Delay [min] > 0; order Count down",
		"share of trips with a delay by region":             "grouped: show count of rows where Delay [min] > 0 / count of rows; by Region; order share of rows down",
		"share of trips with a delay":                       "grouped: show count of rows where Delay [min] > 0 / count of rows",
		"average profit of trips with a delay and a snacks": "grouped: show average(Profit); where Delay [min] > 0, Snacks € > 0",
		"regions with a delay":                              "grouped: show count of rows; by Region; where Delay [min] > 0; order Count down",
		"number of trips with a delay of more than 10":      "grouped: show count of rows; where Delay [min] > 10",
		"average profit of trips with a delay above 10 min": "grouped: show average(Profit); where Delay [min] > 10",
	})
}

func TestANumberThatIsShownIsNoCondition(t *testing.T) {
	t.Parallel()
	for _, asked := range []string{"list trips with delay", "top 5 regions by sales with profit", "sales with profit by region"} {
		p, err := question.New().Read(asked, trips())
		if err == nil && len(p.Filters)+len(p.Having) > 0 {
			t.Errorf("%s: %s", asked, told(p))
		}
	}
}

func TestThingsWithSomeOfANumberInEveryTool(t *testing.T) {
	for asked, tool := range map[string]domain.Analysis{
		"is the share of trips with a delay rising":    domain.Trend,
		"forecast the share of trips with a delay":     domain.Prediction,
		"did the share of trips with a delay change":   domain.Change,
		"unusual share of trips with a delay by month": domain.Outlier,
	} {
		in := trips()
		in.Analysis = tool
		p, err := question.New().Read(asked, in)
		if err != nil || len(p.Measures) != 1 || p.Measures[0].Label != "count of rows where Delay [min] > 0 / count of rows" {
			t.Errorf("%s: %v %s", asked, err, told(p))
		}
	}
}

func TestThingsOfWhichSomeAreLookedAtAreNoGroups(t *testing.T) {
	reads(t, shop(), map[string]string{
		"which region has the lowest profit per order, only considering orders with a quantity": "grouped: show sum(Profit) / distinct count of Order ID; by Region; where Quantity > 0; order Profit per Order ID up; first 1",
	})
}
