package question_test

import (
	"testing"
)

func TestABoundIsOnHowManyRowsOfAGroupAreInAState(t *testing.T) {
	const returned = "distinct count of Order ID where Returned = 'Y'"
	check(t, [][2]string{
		{"products with more than 20 returned orders", "grouped: show " + returned + "; by Product; having " + returned + " > 20; order distinct Order ID where Returned = 'Y' down"},
		{"regions with fewer than 30 furniture orders", "grouped: show distinct count of Order ID where Category = 'Furniture'; by Region; having distinct count of Order ID where Category = 'Furniture' < 30; order distinct Order ID where Category = 'Furniture' down"},
		{"how many products have more than 20 returned orders", "grouped: show count of Product; over  of each Product; having " + returned + " > 20"},
	})
}

func TestABoundIsOnTheRateNamedBeforeIt(t *testing.T) {
	const rate = "share of rows where Returned = 'Y'"
	check(t, [][2]string{
		{"regions with a returned rate above 5%", "grouped: show " + rate + "; by Region; having " + rate + " > 0.05; order returned rate down"},
		{"which regions have a returned rate over 5 percent", "grouped: show " + rate + "; by Region; having " + rate + " > 0.05; order returned rate down"},
		{"regions whose returned rate is below 0.1", "grouped: show " + rate + "; by Region; having " + rate + " < 0.1; order returned rate down"},
	})
}

func TestABoundWithoutANounIsOnWhatTheQuestionCounts(t *testing.T) {
	check(t, [][2]string{
		{"number of orders by region, only regions with more than 300", "grouped: show distinct count of Order ID; by Region; having distinct count of Order ID > 300; order distinct Order ID down"},
		{"number of customers by state, only those with more than 50", "grouped: show distinct count of Customer ID; by State; having distinct count of Customer ID > 50; order distinct Customer ID down"},
	})
}

func TestARateOfStatesIsTheirShareWithinEachGroup(t *testing.T) {
	check(t, [][2]string{
		{"rate of returned orders by region", "grouped: show share of distinct Order ID where Returned = 'Y'; by Region; order returned rate down"},
		{"rate of furniture or technology by region", "grouped: show share of rows where Category in ('Furniture', 'Technology'); by Region; order furniture or technology rate down"},
	})
}

func TestRowsPerThingAndPeriodAreAveragedOverThePeriods(t *testing.T) {
	in := shop()
	in.Dataset.Columns[0].Distinct = in.Dataset.Rows
	readsAlike(t, in, "grouped: show count of rows / 1096 days; by Region; order average Count per day down", "orders per region per day on average", "average orders per day by region")
}
