package question_test

import (
	"testing"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

func TestHowManyUnitsAddsThemUp(t *testing.T) {
	in := shop()
	in.Dataset.Columns = append(in.Dataset.Columns, domain.Column{Name: "Distance_km", Type: domain.Number, Role: domain.RoleMeasure, Distinct: 800, Min: 0.5, Max: 900.0})
	reads(t, in, map[string]string{
		"how many km per region":            "grouped: show sum(Distance_km); by Region; order Distance_km down",
		"how many kilometres in the West":   "grouped: show sum(Distance_km); where Region = 'West'",
		"how many km on average per region": "grouped: show average(Distance_km); by Region; order average Distance_km down",
		"how many km of distance by region": "grouped: show sum(Distance_km); by Region; order Distance_km down",
		"distance by region":                "grouped: show average(Distance_km); by Region; order average Distance_km down",
	})
}

func TestSeveralMembersThatAreCountedPerGroupAreEachShown(t *testing.T) {
	check(t, [][2]string{
		{"how many Furniture and Technology orders are there per region",
			"grouped: show distinct count of Order ID; by Region, Category; where Category in ('Furniture', 'Technology'); order distinct Order ID down"},
		{"how many Furniture or Technology orders are there per region",
			"grouped: show distinct count of Order ID; by Region; where Category in ('Furniture', 'Technology'); order distinct Order ID down"},
		{"number of Furniture or Technology products",
			"grouped: show distinct count of Product; where Category in ('Furniture', 'Technology')"},
	})
}

func TestAValueIsTakenAsItIsWritten(t *testing.T) {
	in := shop()
	in.Values = question.NewIndex()
	in.Values.Add("City", []string{"Ord", "Reno"})
	in.Values.Add("State", []string{"ORD", "NV"})
	reads(t, in, map[string]string{
		"sales in ORD": "grouped: show sum(Sales); where State = 'ORD'",
		"sales in Ord": "grouped: show sum(Sales); where City = 'Ord'",
	})
}

func TestANameThatHoldsAWordIsNoPlace(t *testing.T) {
	in := stops()
	in.Values.Add("Name", []string{"Utah Road", "South Utah Square", "Main Street"})
	_, err := question.New().Read("stops in Utah", in)
	if fault := domain.FaultFrom(err); err == nil || fault.Kind != domain.KindUnknownWord {
		t.Fatalf("got %v", err)
	}
	reads(t, in, map[string]string{
		"list Name where Name contains 'Utah'": "records: fields Name, Order Date; where Name contains 'Utah'",
	})
}

func TestTheNounAfterAKindIsCountedThoughTheKindsColumnHasItToo(t *testing.T) {
	in := shop()
	in.Dataset.Columns = append(in.Dataset.Columns, domain.Column{Name: "Customer Type", Type: domain.String, Role: domain.RoleDimension, Distinct: 2})
	in.Values.Add("Customer Type", []string{"Private", "Business"})
	reads(t, in, map[string]string{
		"how many private customers are there in the West": "grouped: show distinct count of Customer ID; where Customer Type = 'Private', Region = 'West'",
	})
}
