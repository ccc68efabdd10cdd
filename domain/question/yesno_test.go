package question_test

import (
	"strings"
	"testing"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

// shopOfStates is the shop with three ways to say yes and no: Returned by Y and
// N, Stockout by true and false, Churned by 1 and 0.
func shopOfStates() question.Input {
	in := shop()
	in.Dataset.Columns = append(in.Dataset.Columns,
		domain.Column{Name: "Stockout", Type: domain.Boolean, Role: domain.RoleDimension, Distinct: 2},
		domain.Column{Name: "Churned", Type: domain.Integer, Role: domain.RoleMeasure, Distinct: 2, Min: int64(0), Max: int64(1), Mean: 0.2, Deviation: 0.4})
	return in
}

// asked are the measures, dimensions and filters of a plan.
func asked(t *testing.T, in question.Input, tool domain.Analysis, text string) string {
	t.Helper()
	in.Analysis = tool
	p, err := question.New().Read(text, in)
	if err != nil {
		t.Errorf("%s: %s refused: %v", tool, text, err)
		return ""
	}
	var measures, dims, filters []string
	for _, m := range p.Measures {
		measures = append(measures, m.Label)
	}
	for _, d := range p.Dimensions {
		if d.Grain == "" {
			dims = append(dims, d.Name)
		}
	}
	for _, f := range p.Filters {
		filters = append(filters, f.Text)
	}
	return strings.Join([]string{strings.Join(measures, ", "), strings.Join(dims, ", "), strings.Join(filters, ", ")}, "; ")
}

func TestAColumnOfYesAndNoIsCountedWhereItSaysYes(t *testing.T) {
	const stockouts, churned, returns = "count of rows where Stockout = true", "count of rows where Churned = 1", "count of rows where Returned = 'Y'"
	for _, c := range []struct {
		tool       domain.Analysis
		text, want string
	}{
		{domain.Outlier, "which regions have unusually many stockouts", stockouts + "; Region; "},
		{domain.Outlier, "are stockouts unusual lately", stockouts + "; ; "},
		{domain.Outlier, "which products are returned unusually often", returns + "; Product; "},
		{domain.Outlier, "unusual returns by product", returns + "; Product; "},
		{domain.Trend, "is the number of stockouts rising", stockouts + "; ; "},
		{domain.Trend, "trend of churned by region", churned + "; Region; "},
		{domain.Trend, "are stockouts increasing", stockouts + "; ; "},
		{domain.Prediction, "stockouts next month", stockouts + "; ; "},
		{domain.Prediction, "returns next quarter", returns + "; ; "},
		{domain.Prediction, "churned orders next month", churned + "; ; "},
		{domain.Change, "when did stockouts change", stockouts + "; ; "},
		{domain.Pareto, "which products make 80% of returns", returns + "; Product; "},
		{domain.Query, "stockouts by region", stockouts + "; Region; "},
		{domain.Query, "stockout count by region", stockouts + "; Region; "},
		{domain.Query, "top 3 products by stockouts", stockouts + "; Product; "},
		{domain.Query, "sales and stockouts by region", stockouts + ", sum(Sales); Region; "},
	} {
		if got := asked(t, shopOfStates(), c.tool, c.text); got != c.want {
			t.Errorf("%s: %s\n got  %s\n want %s", c.tool, c.text, got, c.want)
		}
	}
}

func TestAWordForAShareTakesTheShareThatSaysYes(t *testing.T) {
	const stockouts = "share of rows where Stockout = true"
	for text, want := range map[string]string{
		"stockout rate by region":           stockouts + "; Region; ",
		"percentage of stockouts by region": stockouts + "; Region; ",
		"share of stockouts":                stockouts + "; ; ",
		"stockout percentage":               stockouts + "; ; ",
		"rate of stockouts by region":       stockouts + "; Region; ",
		"churn rate":                        "share of rows where Churned = 1; ; ",
		"average churned":                   "average(Churned); ; ",
		"percentage of returns in West":     "share of rows where Returned = 'Y'; ; Region = 'West'",
	} {
		if got := asked(t, shopOfStates(), domain.Trend, text); got != want {
			t.Errorf("%s\n got  %s\n want %s", text, got, want)
		}
	}
}

func TestAColumnOfYesAndNoStillGroupsRestrictsAndDescribes(t *testing.T) {
	for text, want := range map[string]string{
		"sales by stockout":                        "sum(Sales); Stockout; ",
		"sales by region and stockout":             "sum(Sales); Region, Stockout; ",
		"sales where churned is 1":                 "sum(Sales); ; Churned = 1",
		"sales where stockout":                     "sum(Sales); ; Stockout = true",
		"sales of returned orders":                 "sum(Sales); ; Returned = 'Y'",
		"on how many days was there a stockout":    "distinct days of Order Date; ; Stockout = true",
		"number of customers with returns":         "distinct count of Customer ID; ; Returned = 'Y'",
		"average stockouts per month":              "average of count of rows per month; ; Stockout = true",
		"what percentage of orders were stockouts": "distinct count of Order ID where Stockout = true / distinct count of Order ID; ; ",
	} {
		if got := asked(t, shopOfStates(), domain.Query, text); got != want {
			t.Errorf("%s\n got  %s\n want %s", text, got, want)
		}
	}
}
