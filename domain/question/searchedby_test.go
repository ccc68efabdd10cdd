package question_test

import (
	"testing"

	"github.com/lumenore/analytics-mcp-server/domain"
)

func TestAMeasureOfFewWholeNumbersIsSearchedForTheUnusual(t *testing.T) {
	for text, want := range map[string]string{
		"unusual regions by rooms":                     "average(Rooms); Region; ",
		"regions that are unusual by rooms":            "average(Rooms); Region; ",
		"which regions stand out by rooms":             "average(Rooms); Region; ",
		"which regions are outliers by rooms":          "average(Rooms); Region; ",
		"which regions stand out by rooms and sales":   "sum(Rooms), sum(Sales); Region; ",
		"which regions are outliers by rooms by state": "average(Rooms); Region, State; ",
		"outliers by rooms":                            "average(Rooms); ; ",
		"unusual months of rooms":                      "average(Rooms), distinct months of Order Date; ; ",
		"unusual weeks in rooms":                       "average(Rooms), distinct weeks of Order Date; ; ",
	} {
		if got := asked(t, shopOfStates(), domain.Outlier, text); got != want {
			t.Errorf("%s\n got  %s\n want %s", text, got, want)
		}
	}
}

func TestAMeasureOfFewWholeNumbersGroupsWhatElseIsSearched(t *testing.T) {
	for text, want := range map[string]string{
		"unusual sales by rooms":            "sum(Sales); Rooms; ",
		"average sales outliers by rooms":   "average(Sales); Rooms; ",
		"unusual number of orders by rooms": "distinct count of Order ID; Rooms; ",
		"unusual churn rate by rooms":       "share of rows where Churned = 1; Rooms; ",
		"unusual stockouts by rooms":        "count of rows where Stockout = true; Rooms; ",
		"which rooms have unusual sales":    "sum(Sales); Rooms; ",
	} {
		if got := asked(t, shopOfStates(), domain.Outlier, text); got != want {
			t.Errorf("%s\n got  %s\n want %s", text, got, want)
		}
	}
	if got, want := asked(t, shopOfStates(), domain.Query, "sales by region and rooms"), "sum(Sales); Region, Rooms; "; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}
